#include "ground/press/drawing.hpp"

#include <cmath>

#include "ground/press/svg_reader.hpp"

namespace zicht::press {
namespace {

tl::unexpected<Error> refuse(GError* error) {
  std::string detail = error == nullptr ? "no size" : error->message;
  if (error != nullptr) g_error_free(error);
  return fail(Fault::invalid, "De tekening is niet te lezen.", std::move(detail));
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  // NOLINTNEXTLINE: the shape of this function is Cairo's
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<Drawing> Drawing::read(std::string_view svg) {
  const auto* reader = TRY(svg_reader());
  Drawing drawing;
  GError* error = nullptr;
  // NOLINTNEXTLINE: librsvg's bytes are unsigned
  const auto* bytes = reinterpret_cast<const guint8*>(svg.data());
  drawing.handle_.reset(reader->new_from_data(bytes, svg.size(), &error));
  if (!drawing.handle_) return refuse(error);
  gboolean has_box = FALSE;
  RsvgRectangle box{};
  gboolean ignored = FALSE;
  RsvgLength length{};
  reader->get_intrinsic_dimensions(
      drawing.handle_.get(), &ignored, &length, &ignored, &length, &has_box, &box);
  if (has_box == FALSE || box.width <= 0 || box.height <= 0) return refuse(nullptr);
  drawing.size_ = {box.width, box.height};
  return drawing;
}

Result<> Drawing::draw(cairo_t* cairo, double x, double y, double width) const {
  const auto* reader = TRY(svg_reader());
  const RsvgRectangle place{x, y, width, width * size_.height / size_.width};
  GError* error = nullptr;
  if (reader->render_document(handle_.get(), cairo, &place, &error) == FALSE) return refuse(error);
  return {};
}

Result<std::string> Drawing::png(int pixels) const {
  const int height = static_cast<int>(std::lround(pixels * size_.height / size_.width));
  const Handle<cairo_surface_t, cairo_surface_destroy> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels, height));
  const Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
  cairo_set_source_rgb(cairo.get(), 1, 1, 1);
  cairo_paint(cairo.get());
  TRY(draw(cairo.get(), 0, 0, pixels));
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
    return fail(Fault::internal, "De tekening is niet te bewaren.", "cairo: png");
  return bytes;
}

}  // namespace zicht::press
