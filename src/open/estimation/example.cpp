#include "open/estimation/example.hpp"

#include <algorithm>
#include <charconv>

#include "ground/text/dutch.hpp"
#include "open/estimation/report.hpp"

namespace zicht::estimation {
namespace {

using html::each;
using html::Html;
using html::markup;

constexpr std::int64_t most = 10'000;

/// What the page shows first: invented, with police and shelter who refer to nobody.
constexpr std::array<std::int64_t, 8> first{0, 120, 90, 40, 70, 30, 20, 10};

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || stopped != end || value < 0 || value > most) return std::nullopt;
  return value;
}

}  // namespace

const std::array<ExampleField, 7>& example_fields() {
  static constexpr std::array<ExampleField, 7> fields{
      ExampleField{1, "p", "alleen politie", 150, 130},
      ExampleField{2, "o", "alleen opvang", 330, 130},
      ExampleField{4, "z", "alleen zorg", 240, 300},
      ExampleField{3, "po", "politie en opvang", 240, 125},
      ExampleField{5, "pz", "politie en zorg", 178, 222},
      ExampleField{6, "oz", "opvang en zorg", 302, 222},
      ExampleField{7, "poz", "alle drie", 240, 190}};
  return fields;
}

Example read_example(const http::Fields& query) {
  Example example;
  example.counts = first;
  for (const auto& field : example_fields()) {
    if (!query.has(field.name)) continue;
    if (const auto number = read_number(query.text(field.name)))
      example.counts.at(field.history) = *number;
    else
      example.wrong.push_back(field.name);
  }
  return example;
}

Result<estimate::Finding> solve(const Example& example) {
  estimate::Input input;
  for (const auto name : example_lists) input.table.lists.emplace_back(name);
  input.table.counts.assign(example.counts.begin(), example.counts.end());
  return estimate::estimate(input,
                            {.method = estimate::Method::fixed, .model = {}, .compare = false});
}

Html example_drawing(const Example& example, const estimate::Finding& finding) {
  struct Circle {
    double x, y, name_x, name_y;
    std::string_view name;
  };
  constexpr std::array circles{Circle{185, 155, 90, 40, "politie"},
                               Circle{295, 155, 390, 40, "opvang"},
                               Circle{240, 250, 240, 380, "zorg"}};
  const auto unseen =
      finding.estimate
          ? persons_words(finding.estimate->point - static_cast<double>(finding.observed))
          : std::string("niet te zeggen");
  const auto drawn = each(circles, [](const Circle& circle) {
    return markup<R"(<circle class="overlap__circle" cx="{}" cy="{}" r="105"/>)">(circle.x,
                                                                                  circle.y);
  });
  // Once more the edges alone, or the fill of a later circle would pale those of an earlier one.
  const auto edges = each(circles, [](const Circle& circle) {
    return markup<R"(<circle class="overlap__edge" cx="{}" cy="{}" r="105"/>)">(circle.x, circle.y);
  });
  const auto names = each(circles, [](const Circle& circle) {
    return markup<R"(<text class="overlap__name" x="{}" y="{}" text-anchor="middle">{}</text>)">(
        circle.name_x, circle.name_y, circle.name);
  });
  const auto numbers = each(example_fields(), [&](const ExampleField& field) {
    return markup<R"(<text class="overlap__number" x="{}" y="{}" text-anchor="middle">{}</text>)">(
        field.x, field.y, text::number(example.counts.at(field.history)));
  });
  return markup<
      R"(<svg class="overlap" viewBox="0 0 480 460" role="img" aria-label="Drie lijsten die overlappen: politie, opvang en zorg. Gezien: {} mensen. Op geen enkele lijst, geschat: {}.">
<rect class="overlap__frame" x="6" y="6" width="468" height="448" rx="2"/>
{}{}{}{}
<text class="overlap__unseen" x="240" y="425" text-anchor="middle">op geen lijst, geschat: <tspan class="overlap__estimate">{}</tspan></text>
</svg>
)">(text::number(finding.observed), unseen, drawn, edges, names, numbers, unseen);
}

}  // namespace zicht::estimation
