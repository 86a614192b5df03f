// The numbers of a figure as a table: one column a series where series share labels, one block of
// rows a series where they do not. Notes stand in a column where the table is the figure, and
// below the table where a column of them would push the numbers off a telephone.
#include <fmt/format.h>

#include <algorithm>

#include "ground/html/figure.hpp"

namespace zicht::html {
namespace {

std::string capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

class TableDrawing {
 public:
  TableDrawing(const Figure& figure, const std::vector<SourceLine>& sources);
  Html draw() const;

 private:
  using Points = std::vector<const Point*>;  ///< One a column; null where a series says nothing.

  Html blocks() const;
  Html columns() const;
  Html heading(const std::vector<std::string>& columns) const;
  Html row(const std::string& label, const Html& cells, const Points& points) const;
  Html cell(const Series& series, const Point* point) const;
  Html numeric_class() const;
  std::string_view how(const Series& series, const Point& point) const;
  bool notes_in_column() const { return has_notes_ && figure_.kind == Figure::Kind::table; }
  Html notes_below() const;
  std::string source_numbers(const Points& points) const;
  std::vector<std::string> labels() const;
  bool in_columns() const;

  const Figure& figure_;
  const std::vector<SourceLine>& sources_;
  bool has_notes_ = false;
  bool has_sources_ = false;
};

TableDrawing::TableDrawing(const Figure& figure, const std::vector<SourceLine>& sources)
    : figure_(figure), sources_(sources) {
  for (const auto& series : figure.series)
    for (const auto& point : series.points) {
      has_notes_ |= !point.note.empty();
      has_sources_ |= !source_numbers({&point}).empty();
    }
}

/// The labels of all series: years in their order, names as they come.
std::vector<std::string> TableDrawing::labels() const {
  std::vector<std::string> all;
  for (const auto& series : figure_.series)
    for (const auto& point : series.points)
      if (std::find(all.begin(), all.end(), point.label) == all.end()) all.push_back(point.label);
  if (figure_.kind == Figure::Kind::line || figure_.kind == Figure::Kind::interval)
    std::sort(all.begin(), all.end());
  return all;
}

bool TableDrawing::in_columns() const {
  if (figure_.kind == Figure::Kind::table) return figure_.series.size() < 2;
  std::size_t points = 0;
  for (const auto& series : figure_.series) points += series.points.size();
  return figure_.series.size() < 2 || labels().size() < points;
}

/// How a number came to be, where not all of its series came to be in that way.
std::string_view TableDrawing::how(const Series& series, const Point& point) const {
  const bool mixed =
      std::any_of(series.points.begin(), series.points.end(), [&](const Point& other) {
        return !is_gap(other) && other.certainty != point.certainty;
      });
  if (!mixed) return {};
  if (point.certainty == Certainty::derived) return "berekend";
  if (point.certainty == Certainty::estimated) return "geschat";
  return {};
}

Html TableDrawing::cell(const Series& series, const Point* point) const {
  if (point == nullptr || is_gap(*point))
    return markup<R"(<td class="figure__nothing">niet beschikbaar</td>)">();
  if (point->certainty == Certainty::withheld)
    return markup<R"(<td class="figure__withheld">{}</td>)">(value_words(figure_, *point));
  const auto mark = how(series, *point);
  return markup<"<td{}>{}{}{}</td>">(
      numeric_class(),
      when(!mark.empty(), markup<R"(<span class="figure__how">{}</span> )">(mark)),
      value_words(figure_, *point),
      when(!point->note.empty() && !notes_in_column(),
           Html::trusted("<span class=\"figure__star\">*</span>")));
}

/// Numbers stand to the right, under each other; in a table of words everything stands to the left.
Html TableDrawing::numeric_class() const {
  return when(figure_.kind != Figure::Kind::table, Html::trusted(" class=\"number\""));
}

/// The notes below the table, each with the row and the column that it belongs to.
Html TableDrawing::notes_below() const {
  if (notes_in_column()) return {};
  Html items;
  for (const auto& label : labels())
    for (const auto& series : figure_.series) {
      const auto* point = series.find(label);
      if (point == nullptr || point->note.empty()) continue;
      const auto where = figure_.series.size() > 1 ? label + ", " + series.name : label;
      items += markup<"<li>{}: {}.</li>">(where, point->note);
    }
  return when(!items.empty(), markup<"<ul class=\"figure__notes\">{}</ul>\n">(items));
}

std::string TableDrawing::source_numbers(const Points& points) const {
  std::vector<std::size_t> numbers;
  for (std::size_t at = 0; at < sources_.size(); ++at)
    for (const auto* point : points)
      if (point != nullptr &&
          std::count(point->sources.begin(), point->sources.end(), sources_[at].id) > 0 &&
          (numbers.empty() || numbers.back() != at + 1))
        numbers.push_back(at + 1);
  return fmt::format("{}", fmt::join(numbers, ", "));
}

Html TableDrawing::heading(const std::vector<std::string>& columns) const {
  const auto cells = each(columns, [&](const std::string& column) {
    return markup<"<th scope=\"col\"{}>{}</th>">(numeric_class(), column);
  });
  return markup<"<thead><tr><th scope=\"col\">{}</th>{}{}{}</tr></thead>\n">(
      figure_.label_heading,
      cells,
      when(notes_in_column(), markup<R"(<th scope="col">Opmerking</th>)">()),
      when(has_sources_, markup<R"(<th scope="col">Bron</th>)">()));
}

Html TableDrawing::row(const std::string& label, const Html& cells, const Points& points) const {
  return markup<"<tr><th scope=\"row\">{}</th>{}{}{}</tr>\n">(
      label,
      cells,
      when(notes_in_column(), markup<"<td>{}</td>">(points[0] == nullptr ? "" : points[0]->note)),
      when(has_sources_, markup<"<td>{}</td>">(source_numbers(points))));
}

Html TableDrawing::columns() const {
  std::vector<std::string> names;
  for (const auto& series : figure_.series) names.push_back(series.name);
  if (names.size() == 1 && !figure_.unit.empty())
    names[0] = is_share(figure_) ? "Aandeel" : capital(figure_.unit);
  Html body;
  for (const auto& label : labels()) {
    Points points;
    Html cells;
    for (const auto& series : figure_.series) {
      points.push_back(series.find(label));
      cells += cell(series, points.back());
    }
    body += row(label, cells, points);
  }
  return heading(names) + markup<"<tbody>\n{}</tbody>\n">(body);
}

Html TableDrawing::blocks() const {
  const auto unit = is_share(figure_)      ? "Aandeel"
                    : figure_.unit.empty() ? "Cijfer"
                                           : capital(figure_.unit);
  const int width = 2 + (notes_in_column() ? 1 : 0) + (has_sources_ ? 1 : 0);
  const auto bodies = each(figure_.series, [&](const Series& series) {
    return markup<
        "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"{}\" class=\"figure__block\">{}</th></tr>\n"
        "{}</tbody>\n">(width, series.name, each(series.points, [&](const Point& point) {
                          return row(point.label, cell(series, &point), {&point});
                        }));
  });
  return heading({unit}) + bodies;
}

Html TableDrawing::draw() const {
  return markup<
      "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Tabel: {}\">\n"
      "<table class=\"table\">\n<caption class=\"visually-hidden\">{}</caption>\n"
      "{}</table></section>\n{}">(figure_.headline,
                                  figure_.caption.empty() ? figure_.headline : figure_.caption,
                                  in_columns() ? columns() : blocks(),
                                  notes_below());
}

}  // namespace

Html table(const Figure& figure, const std::vector<SourceLine>& sources) {
  return TableDrawing(figure, sources).draw();
}

}  // namespace zicht::html
