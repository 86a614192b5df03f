#include "ground/html/figure_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace zicht::html {
namespace {

constexpr double dot_radius = 5;
constexpr double ring_radius = 6;  // Larger, so that its dashes can be seen.

/// Widths in parts of the font size, measured in Atkinson Hyperlegible Next at weight 600.
double letter_width(char letter) {
  if (letter >= '0' && letter <= '9') return 0.61;
  if (std::string_view(" .,'ijl").find(letter) != std::string_view::npos) return 0.28;
  if (std::string_view("()-frt").find(letter) != std::string_view::npos) return 0.37;
  if (std::string_view("mwMW%").find(letter) != std::string_view::npos) return 0.84;
  if (letter >= 'A' && letter <= 'Z') return 0.66;
  return 0.57;
}

/// The figure without the numbers that are withheld, so that no length, scale or word below can
/// come from one, even where a mistake elsewhere left it in.
Figure without_withheld(Figure figure) {
  for (auto& series : figure.series)
    for (auto& point : series.points)
      if (point.certainty == Certainty::withheld)
        point.value = point.low = point.high = std::nullopt;
  return figure;
}

bool any_withheld(const Figure& figure) {
  return std::any_of(figure.series.begin(), figure.series.end(), [](const Series& series) {
    return std::any_of(series.points.begin(), series.points.end(), [](const Point& point) {
      return point.certainty == Certainty::withheld;
    });
  });
}

/// The lowest, the highest and the last number of one series.
std::string extremes(const Figure& figure, const Series& series) {
  const Point* lowest = nullptr;
  const Point* highest = nullptr;
  const Point* last = nullptr;
  for (const auto& point : series.points) {
    if (!point.value) continue;
    if (lowest == nullptr || *point.value < *lowest->value) lowest = &point;
    if (highest == nullptr || *point.value > *highest->value) highest = &point;
    last = &point;
  }
  if (last == nullptr) return {};
  return fmt::format("{}: laagste {} ({}), hoogste {} ({}), laatste {} ({}). ",
                     series.name,
                     value_words(figure, *lowest),
                     lowest->label,
                     value_words(figure, *highest),
                     highest->label,
                     value_words(figure, *last),
                     last->label);
}

/// What someone hears who cannot see the drawing: its shape, and where all numbers are.
std::string description(const Figure& figure) {
  std::string words = figure.caption;
  if (!words.empty() && !words.ends_with('.')) words += '.';
  if (!words.empty()) words += ' ';
  if (figure.kind == Figure::Kind::line) {
    for (const auto& series : figure.series) words += extremes(figure, series);
  } else {
    for (const auto& series : figure.series)
      for (const auto& point : series.points)
        if (!is_gap(point) && point.certainty != Certainty::withheld)
          words +=
              fmt::format("{}, {}: {}. ", series.name, point.label, value_words(figure, point));
  }
  return words + "Alle cijfers staan in de tabel bij deze figuur.";
}

Sketch sketch(const Figure& figure, const Sheet& sheet) {
  switch (figure.kind) {
    case Figure::Kind::line:
      return draw_line(figure, sheet);
    case Figure::Kind::bars:
      return draw_bars(figure, sheet);
    case Figure::Kind::interval:
      return draw_interval(figure, sheet);
    case Figure::Kind::table:
      break;
  }
  return {};
}

std::string_view word(Anchor anchor) {
  if (anchor == Anchor::middle) return "middle";
  return anchor == Anchor::end ? "end" : "start";
}

}  // namespace

Axis axis_for(double largest, int steps) {
  if (largest <= 0) return {};
  const double rough = largest / steps;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double round : {1.0, 2.0, 2.5, 5.0}) {
    if (round * power < rough) continue;
    step = round * power;
    break;
  }
  return {.end = step * std::ceil(largest / step - 1e-9), .step = step};
}

std::vector<double> Axis::marks() const {
  std::vector<double> all;
  for (long at = 0; at <= std::lround(end / step); ++at)
    all.push_back(static_cast<double>(at) * step);
  return all;
}

double text_width(std::string_view words, double size) {
  double width = 0;
  for (const char letter : words)
    if ((static_cast<unsigned char>(letter) & 0xC0U) != 0x80U) width += letter_width(letter);
  return width * size;
}

std::vector<std::string> wrap(std::string_view words, double width, double size) {
  std::vector<std::string> lines(1);
  while (!words.empty()) {
    const auto space = std::min(words.find(' '), words.size());
    const std::string longer =
        lines.back() + (lines.back().empty() ? "" : " ") + std::string(words.substr(0, space));
    if (lines.back().empty() || text_width(longer, size) <= width) {
      lines.back() = longer;
    } else {
      lines.emplace_back(words.substr(0, space));
    }
    words.remove_prefix(std::min(space + 1, words.size()));
  }
  return lines;
}

Html words_at(double x, double y, std::string_view words, Anchor anchor, std::string_view kind) {
  const auto placed =
      anchor == Anchor::start ? Html{} : markup<R"( text-anchor="{}")">(word(anchor));
  const auto classed = kind.empty() ? Html{} : markup<R"( class="drawing__{}")">(kind);
  return markup<"<text x=\"{}\" y=\"{}\"{}{}>{}</text>">(x, y, placed, classed, words);
}

Html stroke(double x1, double y1, double x2, double y2, std::string_view kind) {
  return markup<R"(<line class="drawing__{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)">(
      kind, x1, y1, x2, y2);
}

Html dot(double x, double y, Certainty certainty) {
  const auto disc = [&](std::string_view kind, double radius) {
    return markup<R"(<circle class="drawing__{}" cx="{}" cy="{}" r="{}"/>)">(kind, x, y, radius);
  };
  if (certainty == Certainty::counted) return disc("dot", dot_radius);
  if (certainty == Certainty::estimated) return disc("ring", ring_radius);
  // The left half of the disc: half of the work was done by a calculation.
  return disc("outline", dot_radius) +
         markup<R"(<path class="drawing__dot" d="M{} {}a{} {} 0 0 0 0 {}z"/>)">(
             x, y - dot_radius, dot_radius, dot_radius, 2 * dot_radius);
}

std::string series_class(std::size_t at) {
  return fmt::format("drawing__series drawing__series--{}", at + 1);
}

Html drawing(const Figure& given, int width) {
  if (given.kind == Figure::Kind::table) return {};
  const auto figure = without_withheld(given);
  const bool narrow = width < 500;
  const auto size = narrow ? "narrow" : "wide";
  const auto id = fmt::format("{}-{}", figure.id, size);
  const Sheet sheet{.width = static_cast<double>(width),
                    .text = narrow ? 14.0 : 15.0,
                    .narrow = narrow,
                    .hatch = fmt::format("url(#{}-hatch)", id)};
  const auto made = sketch(figure, sheet);
  const auto hatch = when(
      any_withheld(figure),
      markup<"<defs><pattern id=\"{}-hatch\" width=\"6\" height=\"6\" "
             "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
             "<rect class=\"drawing__hatch\" width=\"2.5\" height=\"6\"/></pattern></defs>">(id));
  return markup<
      "<svg class=\"drawing figure__{}\" viewBox=\"0 0 {} {}\" width=\"{}\" height=\"{}\" "
      "font-size=\"{}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\">"
      "<title id=\"{}-title\">{}</title><desc id=\"{}-desc\">{}</desc>{}{}</svg>\n">(
      size,
      width,
      made.height,
      width,
      made.height,
      sheet.text,
      id,
      id,
      id,
      figure.headline,
      id,
      description(figure),
      hatch,
      made.marks);
}

}  // namespace zicht::html
