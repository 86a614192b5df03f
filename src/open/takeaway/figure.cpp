// A figure on paper: the same drawing as on the site, in the colours of ink.
#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/takeaway/author.hpp"

namespace zicht::takeaway {
namespace {

using html::Figure;
using paper::Block;
using paper::Spans;

/// What web/css/figure.css says, for who has no stylesheet: a press, and a reading program.
constexpr std::string_view style = R"(<style>
text{font-family:'Zicht Small','Atkinson Hyperlegible Next',sans-serif;fill:#142329}
.drawing__value,.drawing__heading{font-weight:650}
.drawing__tick{fill:#46585e}
.drawing__grid{stroke:#c9d1d4}
.drawing__zero{stroke:#142329}
.drawing__gap{fill:none;stroke:#c9d1d4;stroke-dasharray:1 3}
.drawing__line{stroke:#0b5363;stroke-width:2.5;fill:none}
.drawing__stem{stroke:#0b5363;stroke-width:1.5;fill:none}
.drawing__dashes{fill:none;stroke:#46585e;stroke-width:2.5;stroke-dasharray:5 4}
.drawing__arrow{fill:none;stroke:#46585e;stroke-width:2.5}
.drawing__whisker{stroke:#46585e;stroke-width:2}
.drawing__band{fill:#d5dee1}
.drawing__dot,.drawing__bar{fill:#0b5363}
.drawing__outline,.drawing__bar-outline{fill:#fff;stroke:#0b5363;stroke-width:1.5}
.drawing__ring,.drawing__bar-dashed{fill:#fff;stroke:#46585e;stroke-width:2;stroke-dasharray:2.8 1.9}
.drawing__hatch{fill:#86959a}
.drawing__hatching{fill:none;stroke:#86959a;stroke-width:2}
.drawing__series--2 .drawing__bar{fill:#d5dee1;stroke:#46585e;stroke-width:1}
.drawing__series--2 .drawing__bar-outline{stroke:#46585e;stroke-width:1}
.drawing__series--2 .drawing__line{stroke:#46585e}
.drawing__series--2 .drawing__dot{fill:#46585e}
</style>)";

/// The drawing of a page as a file of its own.
std::string standing_alone(const Figure& figure) {
  auto svg = html::drawing(figure, 640).str();
  const auto open = svg.find("<svg ");
  const auto end = svg.find('>');
  if (open == std::string::npos || end == std::string::npos) return {};
  svg.insert(end + 1, style);
  svg.insert(open + 5, "xmlns=\"http://www.w3.org/2000/svg\" ");
  return svg;
}

/// "944 (geschat)": how a number came to be stands beside it, where it was not counted.
std::string words_of(const Figure& figure, const html::Point& point) {
  auto words = html::value_words(figure, point);
  if (html::is_gap(point) || !point.words.empty()) return words;
  if (point.certainty == html::Certainty::estimated) words += " (geschat)";
  if (point.certainty == html::Certainty::derived) words += " (berekend)";
  if (point.certainty == html::Certainty::withheld) words = "afgeschermd";
  return words;
}

bool share_labels(const Figure& figure) {
  return std::all_of(figure.series.begin(), figure.series.end(), [&](const html::Series& series) {
    return std::equal(series.points.begin(),
                      series.points.end(),
                      figure.series[0].points.begin(),
                      figure.series[0].points.end(),
                      [](const auto& one, const auto& other) { return one.label == other.label; });
  });
}

Spans cell(std::string words) {
  return {{.text = std::move(words)}};
}

/// Series beside each other where they were counted for the same years or names; else below each
/// other.
std::vector<std::vector<Spans>> rows_of(const Figure& figure) {
  std::vector<std::vector<Spans>> rows;
  if (figure.series.empty()) return rows;
  if (share_labels(figure)) {
    auto& head = rows.emplace_back();
    head.push_back(cell(figure.label_heading));
    for (const auto& series : figure.series) head.push_back(cell(series.name));
    for (std::size_t at = 0; at < figure.series[0].points.size(); ++at) {
      auto& row = rows.emplace_back();
      row.push_back(cell(figure.series[0].points[at].label));
      for (const auto& series : figure.series)
        row.push_back(cell(words_of(figure, series.points[at])));
    }
    return rows;
  }
  rows.push_back({cell(figure.label_heading), cell("Reeks"), cell("Cijfer")});
  for (const auto& series : figure.series)
    for (const auto& point : series.points)
      rows.push_back({cell(point.label), cell(series.name), cell(words_of(figure, point))});
  return rows;
}

}  // namespace

Block figure_on_paper(const Figure& figure,
                      const content::Library& library,
                      int level,
                      const std::string& id) {
  Block made{.kind = Block::Kind::figure, .id = id, .level = level, .label = figure.headline};
  made.spans = cell(figure.caption);
  made.rows = rows_of(figure);
  if (figure.kind != Figure::Kind::table)
    made.picture = {
        standing_alone(figure),
        fmt::format(
            "{} {} De cijfers staan in de tabel hieronder.", figure.headline, figure.caption)};
  if (!figure.explanation.empty()) made.children.push_back(fine_print(figure.explanation));
  std::vector<std::string> notes;
  for (const auto& series : figure.series) {
    if (!series.definition.empty())
      made.children.push_back(fine_print(series.name + ": " + series.definition));
    for (const auto& point : series.points)
      if (!point.note.empty()) notes.push_back(point.label + ": " + point.note);
  }
  for (auto& note : notes) made.children.push_back(fine_print(std::move(note)));
  std::vector<std::string> lines;
  for (const auto& source : html::source_ids(figure))
    if (const auto* found = library.source(source)) lines.push_back(content::source_line(*found));
  if (!lines.empty())
    made.children.push_back(fine_print(
        fmt::format("{}: {}.", lines.size() == 1 ? "Bron" : "Bronnen", fmt::join(lines, "; "))));
  return made;
}

}  // namespace zicht::takeaway
