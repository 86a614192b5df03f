// The crowd: circles of fifty people, filled where they were counted and open where they are only
// estimated. Inside this room only.
#pragma once

#include <vector>

#include "ground/html/html.hpp"

namespace zicht::longread {

/// The numbers behind the drawing, as the text of the scene gives them: an estimate for 2018 and
/// 2019, in people a year. A test holds them against the text.
struct Crowd {
  int people_a_circle = 50;
  int seen = 1300;       ///< Possible victims who were reported.
  int estimated = 5000;  ///< All victims, by the estimate ...
  int low = 4000;        ///< ... which may be this low
  int high = 7000;       ///< ... or this high.

  /// Whole circles for a number of people, to the nearest.
  int circles(int people) const { return (people + people_a_circle / 2) / people_a_circle; }
};

/// A place in the drawing, in its own coordinates: 440 wide, 450 high.
struct Point {
  double x = 0;
  double y = 0;
};

/// One circle where it stands at first.
struct Circle {
  enum class Kind {
    seen,       ///< Counted: filled.
    estimated,  ///< Within the estimate: an open ring.
    possible    ///< Above the estimate, within its interval: a fainter ring.
  };
  Kind kind = Kind::seen;
  Point at = {};
};

inline constexpr double circle_radius = 9;

/// The circles from the bottom up, ten to a row, each a little off its place. The same every time.
/// The seen ones are spread among those that are there at the least.
std::vector<Circle> circles(const Crowd& crowd);

/// The height of the line above so many people.
double height_of(const Crowd& crowd, int people);

/// The drawing in its four states. Without script it shows the second: all circles, and how
/// uncertain their number is. The island sets data-step, and web/css/longread.css does the rest.
html::Html drawing(const Crowd& crowd);

/// The same numbers as a table.
html::Html table(const Crowd& crowd);

}  // namespace zicht::longread
