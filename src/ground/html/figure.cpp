#include "ground/html/figure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/html/figure_drawing.hpp"
#include "ground/text/dutch.hpp"

namespace zicht::html {
namespace {

template <class Condition>
bool any_point(const Figure& figure, Condition condition) {
  return std::any_of(figure.series.begin(), figure.series.end(), [&](const Series& series) {
    return std::any_of(series.points.begin(), series.points.end(), condition);
  });
}

bool has(const Figure& figure, Certainty certainty) {
  return any_point(
      figure, [&](const Point& point) { return point.certainty == certainty && !is_gap(point); });
}

/// One line of the key: a mark as it stands in the drawing, and what it means.
Html key_line(const Html& mark, std::string_view words) {
  return markup<
      "<li><svg class=\"figure__mark\" viewBox=\"0 0 16 16\" width=\"16\" height=\"16\" "
      "aria-hidden=\"true\">{}</svg>{}</li>">(mark, words);
}

Html key_mark(const Figure& figure, Certainty certainty) {
  if (figure.kind != Figure::Kind::bars) return dot(8, 8, certainty);
  const auto bar = [](std::string_view kind, int top, int height) {
    return markup<R"(<rect class="drawing__{}" x="1" y="{}" width="14" height="{}"/>)">(
        kind, top, height);
  };
  if (certainty == Certainty::counted) return bar("bar", 3, 10);
  if (certainty == Certainty::estimated) return bar("bar-dashed", 3, 10);
  return bar("bar-outline", 3, 10) + bar("bar", 8, 5);
}

/// What the marks mean. Nothing where every number was counted and none is missing.
Html key(const Figure& figure) {
  if (figure.kind == Figure::Kind::table) return {};
  Html lines;
  if (has(figure, Certainty::derived))
    lines += key_line(key_mark(figure, Certainty::derived), "berekend uit andere cijfers");
  if (has(figure, Certainty::estimated))
    lines += key_line(key_mark(figure, Certainty::estimated), "geschat");
  if (has(figure, Certainty::withheld))
    lines +=
        key_line(markup<R"(<path class="drawing__hatching" d="M1 8l7-7M1 15L15 1M8 15l7-7"/>)">(),
                 "afgeschermd: te weinig mensen om veilig te tonen");
  if (figure.kind == Figure::Kind::line && any_point(figure, is_gap))
    lines +=
        key_line(markup<R"(<rect class="drawing__gap" x="1" y="1" width="14" height="14"/>)">(),
                 "geen cijfer beschikbaar");
  if (lines.empty()) return {};
  const auto counted = when(has(figure, Certainty::counted),
                            key_line(key_mark(figure, Certainty::counted), "geteld"));
  return markup<"<ul class=\"figure__key\">{}{}</ul>\n">(counted, lines);
}

Html definitions(const Figure& figure) {
  Html items;
  for (const auto& series : figure.series)
    if (!series.definition.empty())
      items += markup<"<div><dt>{}</dt><dd>{}</dd></div>">(series.name, series.definition);
  return when(!items.empty(), markup<"<dl class=\"figure__definitions\">{}</dl>\n">(items));
}

Html source_list(const std::vector<SourceLine>& sources) {
  if (sources.size() < 2) return {};
  const auto items =
      each(sources, [](const SourceLine& source) { return markup<"<li>{}</li>">(source.words); });
  return markup<"<p class=\"figure__label\">Bronnen</p>\n<ol class=\"figure__sources\">{}</ol>\n">(
      items);
}

/// "Bron: ...", of the figure as a whole, and when it was last held against its source.
Html source_line(const Figure& figure, const std::vector<SourceLine>& sources) {
  std::vector<std::string_view> named;
  for (const auto& source : sources)
    if (std::find(figure.sources.begin(), figure.sources.end(), source.id) != figure.sources.end())
      named.push_back(source.words);
  const auto which =
      named.empty()
          ? std::string()
          : fmt::format("{}: {}.", named.size() == 1 ? "Bron" : "Bronnen", fmt::join(named, "; "));
  const auto checked =
      figure.checked_on ? " Nagekeken op " + text::date(*figure.checked_on) + "." : std::string();
  return when(!which.empty() || !checked.empty(),
              markup<"<p class=\"figure__source\">{}{}</p>\n">(which, checked));
}

/// Each link says of which figure, for who hears the links of a page in a row.
Html links(const Figure& figure, const Placement& placement) {
  const auto link = [&](const std::string& address, std::string_view words) {
    return when(!address.empty(),
                markup<"<li><a href=\"{}\">{}<span class=\"visually-hidden\">: {}</span></a></li>">(
                    Url{address}, words, figure.headline));
  };
  const auto all = link(placement.page, "Meer over dit cijfer") +
                   link(placement.csv, "Download CSV") + link(placement.json, "Bekijk JSON");
  return when(!all.empty(), markup<"<ul class=\"figure__links\">{}</ul>\n">(all));
}

Html citation(const Placement& placement) {
  return when(
      !placement.citation.empty(),
      markup<"<p class=\"figure__label\">Zo citeer je dit</p>\n<p>{}</p>\n">(placement.citation));
}

std::string_view kind_word(Figure::Kind kind) {
  switch (kind) {
    case Figure::Kind::line:
      return "line";
    case Figure::Kind::bars:
      return "bars";
    case Figure::Kind::interval:
      return "interval";
    case Figure::Kind::table:
      return "table";
  }
  return {};
}

Html paragraph(std::string_view kind, std::string_view words) {
  return when(!words.empty(), markup<"<p class=\"figure__{}\">{}</p>\n">(kind, words));
}

}  // namespace

const Point* Series::find(std::string_view label) const {
  const auto found = std::find_if(
      points.begin(), points.end(), [&](const Point& point) { return point.label == label; });
  return found == points.end() ? nullptr : &*found;
}

Html draw(const Figure& figure,
          const std::vector<SourceLine>& sources,
          const Placement& placement) {
  const auto numbers = table(figure, sources);
  const auto more = definitions(figure) + source_list(sources) + citation(placement);
  const auto fold =
      figure.kind == Figure::Kind::table
          ? numbers + when(!more.empty(),
                           markup<"<details class=\"figure__fold\"{}><summary>Uitleg en "
                                  "bronnen</summary>\n{}</details>\n">(
                               when(placement.open_table, Html::trusted(" open")), more))
          : markup<
                "<details class=\"figure__fold\"{}><summary>Tabel, uitleg en bronnen</summary>\n"
                "{}{}</details>\n">(
                when(placement.open_table, Html::trusted(" open")), numbers, more);
  return markup<
      "<figure class=\"figure figure--{}\" id=\"{}\" aria-labelledby=\"{}-kop\">\n"
      "<figcaption><h{} class=\"figure__headline\" id=\"{}-kop\">{}</h{}>\n{}</figcaption>\n"
      "{}{}{}{}{}{}{}</figure>\n">(kind_word(figure.kind),
                                   figure.id,
                                   figure.id,
                                   placement.heading_level,
                                   figure.id,
                                   figure.headline,
                                   placement.heading_level,
                                   paragraph("caption", figure.caption),
                                   drawing(figure, 640),
                                   drawing(figure, 340),
                                   key(figure),
                                   paragraph("explanation", figure.explanation),
                                   fold,
                                   links(figure, placement),
                                   source_line(figure, sources));
}

}  // namespace zicht::html
