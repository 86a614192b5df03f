// A drawing (SVG), ready to be put on paper or turned into a picture of dots.
#pragma once

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "ground/press/canvas.hpp"

namespace zicht::press {

class Drawing {
 public:
  /// Fails with `invalid` where this is no SVG, or has no size, and with `not_found` where there is
  /// nothing to read it with.
  static Result<Drawing> read(std::string_view svg);

  Size size() const { return size_; }

  /// Draws it into a rectangle of its own proportions. Fails with `invalid` where it is broken
  /// inside.
  Result<> draw(cairo_t* cairo, double x, double y, double width) const;

  /// A PNG, `pixels` wide, on white. Fails as draw() does.
  Result<std::string> png(int pixels) const;

 private:
  Handle<RsvgHandle, g_object_unref> handle_;
  Size size_;
};

}  // namespace zicht::press
