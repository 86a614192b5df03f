// Words set in lines.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "ground/paper/document.hpp"
#include "ground/press/canvas.hpp"
#include "ground/press/fonts.hpp"
#include "ground/press/hyphenation.hpp"

namespace zicht::press {

/// How words look. Sizes in points.
struct Style {
  const char* family = family::text;
  double size = 10.6;
  double leading = 15;  ///< From line to line.
  int weight = 400;
  Colour colour = colour::ink;
  /// Words of at least so many letters may be broken at the end of a line.
  std::size_t breaks_from = 12;
};

/// The two that every setting needs. Without patterns no word is broken.
struct Desk {
  PangoContext* context = nullptr;
  const Hyphenation* hyphenation = nullptr;
  std::vector<std::string>* problems = nullptr;  ///< Where to say what could not be printed.
};

/// Spans in one style, in lines of at most `width` points. Lines go on with one leaf of a tag for
/// text; each link has its own.
class Setting {
 public:
  Setting(const Desk& desk, const paper::Spans& spans, const Style& style, double width);
  Setting(const Desk& desk, std::string_view words, const Style& style, double width);

  int lines() const;
  double leading() const { return style_.leading; }
  double height() const { return lines() * style_.leading; }
  /// Of the longest line.
  double width() const;

  /// Draws a line with its upper left corner there, in leaves of `tag` ("Span", "H2", "Lbl").
  void draw(Canvas& canvas, int line, double x, double top, const char* tag) const;
  void draw_all(Canvas& canvas, double x, double top, const char* tag) const;
  /// Draws a cell of a table: a leaf, or a tag that holds leaves where there are links in it.
  void draw_cell(Canvas& canvas, Canvas::Cell cell, double x, double top) const;
  /// Draws inside the leaf that is open, as a part of it.
  void draw_in_leaf(Canvas& canvas, double x, double top) const;
  /// Draws below the text, told to nobody.
  void draw_on_ground(Canvas& canvas, double x, double top) const;

 private:
  struct Run;
  std::vector<Run> runs_of(int line) const;
  double baseline(int line) const;
  void show(cairo_t* cairo, const Run& run, double x, double y) const;
  void show_all(cairo_t* cairo, double x, double top) const;

  Style style_;
  paper::Spans spans_;
  std::vector<std::size_t> ends_;  ///< Of each span, in bytes of the text of the layout.
  Handle<PangoLayout, g_object_unref> layout_;
};

/// The widest word and the longest line of spans: what a column of a table needs at least, and at
/// most.
struct Widths {
  double least = 0;
  double most = 0;
};
Widths widths_of(const paper::Spans& spans, const Style& style);

}  // namespace zicht::press
