// What the kinds of drawing share. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/figure.hpp"

namespace zicht::html {

/// The paper: how wide it is, and how large the letters on it are.
struct Sheet {
  double width = 640;
  double text = 15;  ///< Font size, in the coordinates of the drawing.
  bool narrow = false;
  std::string hatch = {};  ///< The fill for what is withheld: "url(#...)".
};

/// What a kind of drawing gives back. Its width is that of the sheet.
struct Sketch {
  double height = 0;
  Html marks = {};
};

Sketch draw_line(const Figure& figure, const Sheet& sheet);
Sketch draw_bars(const Figure& figure, const Sheet& sheet);
Sketch draw_interval(const Figure& figure, const Sheet& sheet);

/// An axis that starts at nought and has round steps.
struct Axis {
  double end = 1;
  double step = 1;
  /// Where a value stands between nought (0) and the end (1).
  double share(double value) const { return value / end; }
  /// Nought, each step, and the end.
  std::vector<double> marks() const;
};

/// The shortest axis with a round step that holds `largest` in about `steps` steps.
Axis axis_for(double largest, int steps);

/// How wide a text will be, near enough to place it: the letters of our interface font.
double text_width(std::string_view words, double size);

/// `words` in as few lines of at most `width` as there are needed. A long word is not cut.
std::vector<std::string> wrap(std::string_view words, double width, double size);

enum class Anchor { start, middle, end };

/// Words at a point; `kind` is a class of the stylesheet, "value" or "name" or empty.
Html words_at(double x, double y, std::string_view words, Anchor anchor, std::string_view kind);

/// A straight line of class drawing__`kind`.
Html stroke(double x1, double y1, double x2, double y2, std::string_view kind);

/// The mark of one number: filled, half filled, or open and dashed.
Html dot(double x, double y, Certainty certainty);

/// "drawing__series drawing__series--2", for the colour of the second series.
std::string series_class(std::size_t at);

}  // namespace zicht::html
