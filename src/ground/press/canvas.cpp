#include "ground/press/canvas.hpp"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <map>

namespace zicht::press {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  // NOLINTNEXTLINE: the shape of this function is Cairo's
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

/// A value between the quotes of Cairo's tag attributes.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

void set_source(cairo_t* cairo, const Colour& colour) {
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

}  // namespace

Canvas::Canvas(Size page)
    : page_(page),
      ink_surface_(
          cairo_pdf_surface_create_for_stream(append, &ink_bytes_, page.width, page.height)),
      ground_surface_(
          cairo_pdf_surface_create_for_stream(append, &ground_bytes_, page.width, page.height)),
      ink_(cairo_create(ink_surface_.get())),
      ground_(cairo_create(ground_surface_.get())) {
  open("Document");
}

void Canvas::open(const char* tag) {
  end_leaf();
  cairo_tag_begin(ink_.get(), tag, "");
  tags_.push_back(tag);
}

void Canvas::close() {
  end_leaf();
  ZICHT_CHECK(!tags_.empty());
  cairo_tag_end(ink_.get(), tags_.back());
  tags_.pop_back();
}

void Canvas::leaf(const char* tag, const void* owner) {
  if (leaf_ != nullptr && std::string_view(leaf_) == tag && owner_ == owner) return;
  end_leaf();
  cairo_tag_begin(ink_.get(), tag, "");
  leaf_ = tag;
  owner_ = owner;
}

void Canvas::link(const std::string& target, const std::string& words) {
  end_leaf();
  const auto attributes = target.starts_with('#') ? fmt::format("dest={}", quoted(target.substr(1)))
                                                  : fmt::format("uri={}", quoted(target));
  cairo_tag_begin(ink_.get(), CAIRO_TAG_LINK, attributes.c_str());
  leaf_ = CAIRO_TAG_LINK;
  owner_ = nullptr;
  remarks_.links.push_back(target.starts_with('#') ? words : fmt::format("{} ({})", words, target));
}

void Canvas::figure(const std::string& alternative) {
  leaf("Figure", &alternative);
  remarks_.alternatives.push_back(alternative);
}

void Canvas::open_cell(Cell cell) {
  open(cell == Cell::data ? "TD" : "TH");
  if (cell != Cell::data) remarks_.scopes.emplace_back(cell == Cell::row_head ? "Row" : "Column");
}

void Canvas::cell_leaf(Cell cell) {
  end_leaf();
  leaf(cell == Cell::data ? "TD" : "TH", nullptr);
  if (cell != Cell::data) remarks_.scopes.emplace_back(cell == Cell::row_head ? "Row" : "Column");
}

void Canvas::end_leaf() {
  if (leaf_ == nullptr) return;
  cairo_tag_end(ink_.get(), leaf_);
  leaf_ = nullptr;
  owner_ = nullptr;
}

void Canvas::place(const std::string& id, double top) {
  end_leaf();
  const auto attributes = fmt::format("name={} x=0 y={:.1f}", quoted(id), top);
  cairo_tag_begin(ink_.get(), CAIRO_TAG_DEST, attributes.c_str());
  cairo_tag_end(ink_.get(), CAIRO_TAG_DEST);
}

void Canvas::rule(double x, double y, double width, double thickness, const Colour& colour) {
  set_source(ground_.get(), colour);
  cairo_rectangle(ground_.get(), x, y, width, thickness);
  cairo_fill(ground_.get());
}

void Canvas::end_page() {
  end_leaf();
  cairo_show_page(ink_.get());
  cairo_show_page(ground_.get());
}

Result<Canvas::Sheets> Canvas::finish() {
  std::map<int, int> parents;  // The last bookmark of each level.
  for (const auto& mark : bookmarks_) {
    const auto above = parents.lower_bound(mark.level);
    const int parent = above == parents.begin() ? CAIRO_PDF_OUTLINE_ROOT : std::prev(above)->second;
    const int id = cairo_pdf_surface_add_outline(
        ink_surface_.get(),
        parent,
        mark.title.c_str(),
        fmt::format("dest={}", quoted(mark.id)).c_str(),
        mark.level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0));
    parents.erase(parents.lower_bound(mark.level), parents.end());
    parents[mark.level] = id;
  }
  while (!tags_.empty()) close();
  cairo_surface_finish(ink_surface_.get());
  cairo_surface_finish(ground_surface_.get());
  for (const auto status : {cairo_status(ink_.get()),
                            cairo_status(ground_.get()),
                            cairo_surface_status(ink_surface_.get()),
                            cairo_surface_status(ground_surface_.get())})
    if (status != CAIRO_STATUS_SUCCESS)
      return fail(Fault::internal,
                  "De PDF kon niet gemaakt worden.",
                  fmt::format("cairo: {}", cairo_status_to_string(status)));
  return Sheets{std::move(ink_bytes_), std::move(ground_bytes_), std::move(remarks_)};
}

}  // namespace zicht::press
