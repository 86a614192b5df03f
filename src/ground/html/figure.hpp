// A figure: one value that gives a wide drawing, a narrow drawing, a table and a CSV.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/html.hpp"

namespace zicht::html {

/// How a number came to be. It decides how it is drawn: counted is filled, derived is half filled,
/// estimated is open and dashed, withheld is hatched and has no number anywhere.
enum class Certainty {
  counted,    ///< As the source counted it.
  derived,    ///< Computed from numbers that a source counted.
  estimated,  ///< By a statistical method; `low` and `high` say how sure it is.
  withheld    ///< Too few people: showing it could point at someone.
};

/// One number. A point with nothing in it is a gap: "niet beschikbaar".
struct Point {
  std::string label = {};  ///< What stands under it: a year "2017", a period "2018-2019", a name.
  std::optional<double> value = {};
  std::optional<double> low = {};   ///< Of an estimate: the bounds of its interval. `low` alone
  std::optional<double> high = {};  ///< means "more than": the source gives no upper bound.
  Certainty certainty = Certainty::counted;
  std::string words = {};  ///< In a table, what stands there instead of a number: "1 op 6".
  std::string note = {};
  std::vector<std::string> sources = {};  ///< Ids of sources.
};

/// True where there is nothing to show, because nobody knows it.
bool is_gap(const Point& point);

/// Numbers that were counted in one way and so may be compared with each other.
struct Series {
  std::string id = {};  ///< "nr-gemeld": that of the figure, or one that starts with it.
  std::string name = {};
  std::string definition = {};  ///< Who was counted, by whom, how.
  std::vector<Point> points = {};

  /// The point with this label, or null.
  const Point* find(std::string_view label) const;
};

struct Figure {
  enum class Kind {
    line,      ///< Years along the bottom; a missing year is a gap in the line.
    bars,      ///< Horizontal bars: by label where series share labels, else by series.
    interval,  ///< Estimates: open points with their interval, and what was counted beside them.
    table      ///< Words or claims: only a table.
  };
  std::string id = {};        ///< "nr-gemeld"; the fragment on /monitor.
  std::string headline = {};  ///< What the figure shows, as one sentence.
  std::string caption = {};   ///< What was measured, in which years.
  std::string unit = {};      ///< "mogelijke slachtoffers"; "procent" puts % behind each number.
  Kind kind = Kind::line;
  std::string explanation = {};        ///< How to read it; what it does not say.
  std::string label_heading = "Jaar";  ///< Of the first column of the table.
  std::vector<Series> series = {};
  std::vector<std::string> sources = {};  ///< Ids of sources, of the figure as a whole.
  std::optional<Date> checked_on = {};
};

/// True where the numbers are percentages.
bool is_share(const Figure& figure);

/// The ids of all sources: first those of the figure, then those of its points, each once.
std::vector<std::string> source_ids(const Figure& figure);

/// How a source is shown below a figure: its id turned into words.
struct SourceLine {
  std::string id = {};
  std::string words = {};
};

/// Where a figure stands, and what hangs on it. What is left empty does not appear.
struct Placement {
  int heading_level = 3;      ///< Of the headline: 1 to 6.
  std::string page = {};      ///< The address of the figure's own page.
  std::string csv = {};       ///< Where its numbers are, for a spreadsheet.
  std::string json = {};      ///< Where its numbers are, for a program.
  std::string citation = {};  ///< How to cite it, in one line.
  bool open_table = false;    ///< Whether the table is unfolded from the start.
};

/// The figure as it stands on a page: headline, caption, wide and narrow drawing (the stylesheet
/// shows one of them), a key to its marks, the table under <details>, links and sources. Points
/// refer to `sources` by their number in that list.
Html draw(const Figure& figure,
          const std::vector<SourceLine>& sources,
          const Placement& placement = {});

/// The drawing alone; nothing for a table. `width` is that of its coordinates: 640 (wide) or 340
/// (narrow).
Html drawing(const Figure& figure, int width);

/// The same numbers as a table; a gap says "niet beschikbaar", a withheld cell "afgeschermd".
/// Where there are `sources`, a column gives their numbers in that list.
Html table(const Figure& figure, const std::vector<SourceLine>& sources = {});

/// The same numbers as rows of cells, heading first: label, series, value, low, high, certainty,
/// note, sources. Numbers have a point and no thousands mark, for programs.
std::vector<std::vector<std::string>> rows(const Figure& figure);

/// A number as a reader expects it: "1.044", "45,9%".
std::string number_words(const Figure& figure, double value);

/// A point in words: "1.044", "6.250 (5.000 tot 7.500)", "meer dan 8.000", "niet beschikbaar".
std::string value_words(const Figure& figure, const Point& point);

}  // namespace zicht::html
