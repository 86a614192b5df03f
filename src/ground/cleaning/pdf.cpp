// A PDF: each page is drawn, and a new PDF is made of the drawings. What cannot be seen on paper
// (script, attachments, forms, metadata, earlier versions, text under a black bar) does not go on.
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "ground/cleaning/clean.hpp"
#include "ground/cleaning/parts.hpp"
#include "ground/cleaning/raster.hpp"

namespace zicht::cleaning {
namespace {

constexpr double points_per_inch = 72;
constexpr double dots_per_inch = 150;
/// Of one page: a poster is drawn coarser. A4 has 2.2 million.
constexpr double most_dots = 5e6;
constexpr int page_quality = 82;

struct Sheet {
  double width = 0;  ///< In points.
  double height = 0;
  Raster raster = {};
};

Result<Sheet> drawn(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return broken(media::broken_document, "a page is not there");
  const auto box = page->page_rect(poppler::crop_box);
  Sheet sheet{.width = box.width(), .height = box.height()};
  if (page->orientation() == poppler::page::landscape ||
      page->orientation() == poppler::page::seascape)
    std::swap(sheet.width, sheet.height);
  if (!(sheet.width >= 1 && sheet.height >= 1 && sheet.width < 1e5 && sheet.height < 1e5))
    return broken(media::broken_document, "a page without a size");
  const auto inches = sheet.width * sheet.height / (points_per_inch * points_per_inch);
  const auto fine = std::min(dots_per_inch, std::sqrt(most_dots / inches));
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
  renderer.set_image_format(poppler::image::format_rgb24);
  const auto image = renderer.render_page(page.get(), fine, fine);
  if (!image.is_valid()) return broken(media::broken_document, "a page that cannot be drawn");
  sheet.raster = {.width = image.width(), .height = image.height()};
  const auto row = static_cast<std::size_t>(image.width()) * 3;
  for (int y = 0; y < image.height(); ++y) {
    const auto* start = image.const_data() + static_cast<std::ptrdiff_t>(y) * image.bytes_per_row();
    sheet.raster.dots.insert(sheet.raster.dots.end(), start, start + row);
  }
  return sheet;
}

/// A PDF of nothing but pictures, one a page.
class Binder {
 public:
  void add(const Sheet& sheet, const std::string& jpeg) {
    const auto page = first_page + 3 * pages_;
    const auto content =
        fmt::format("q {:.2f} 0 0 {:.2f} 0 0 cm /B Do Q", sheet.width, sheet.height);
    object(page,
           fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {:.2f} {:.2f}]/Contents {} 0 R"
                       "/Resources<</XObject<</B {} 0 R>>>>>>",
                       sheet.width,
                       sheet.height,
                       page + 1,
                       page + 2));
    object(page + 1, fmt::format("<</Length {}>>stream\n{}\nendstream", content.size(), content));
    object(page + 2,
           fmt::format("<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/DeviceRGB"
                       "/BitsPerComponent 8/Filter/DCTDecode/Length {}>>stream\n{}\nendstream",
                       sheet.raster.width,
                       sheet.raster.height,
                       jpeg.size(),
                       jpeg));
    kids_ += fmt::format("{} 0 R ", page);
    ++pages_;
  }

  std::size_t size() const { return made_.size(); }

  std::string finish() {
    object(1, "<</Type/Catalog/Pages 2 0 R>>");
    object(2, fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages_, kids_));
    const auto table = made_.size();
    const auto count = starts_.size();
    made_ += fmt::format("xref\n0 {}\n0000000000 65535 f \n", count);
    for (std::size_t number = 1; number < count; ++number)
      made_ += fmt::format("{:010} 00000 n \n", starts_[number]);
    made_ += fmt::format("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", count, table);
    return std::move(made_);
  }

 private:
  static constexpr int first_page = 3;

  void object(int number, const std::string& inside) {
    const auto at = static_cast<std::size_t>(number);
    if (starts_.size() <= at) starts_.resize(at + 1);
    starts_[at] = made_.size();
    made_ += fmt::format("{} 0 obj\n{}\nendobj\n", number, inside);
  }

  std::string made_ = "%PDF-1.4\n";
  std::vector<std::size_t> starts_ = {};
  std::string kids_ = {};
  int pages_ = 0;
};

}  // namespace

Result<std::string> clean_pdf(std::string_view bytes) {
  // What is wrong with a file of somebody else is nothing for a log.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return broken(media::broken_document, "not a PDF");
  if (document->is_locked()) return broken(media::locked_document);
  const int pages = document->pages();
  if (pages < 1) return broken(media::broken_document, "no pages");
  static_assert(most_pages == 30, "as the sentence says");
  if (pages > most_pages) return broken(media::many_pages);
  Binder binder;
  for (int number = 0; number < pages; ++number) {
    const auto sheet = TRY(drawn(*document, number));
    const auto jpeg = TRY(to_jpeg(sheet.raster, page_quality));
    binder.add(sheet, jpeg);
    if (binder.size() > largest_copy) break;  // clean() says so.
  }
  return binder.finish();
}

}  // namespace zicht::cleaning
