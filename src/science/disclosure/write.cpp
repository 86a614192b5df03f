#include <fmt/format.h>

#include "ground/text/csv.hpp"
#include "ground/text/json.hpp"
#include "science/disclosure/protect.hpp"

namespace zicht::disclosure {
namespace {

const std::string& node_name(const Dimension& dimension, std::size_t node) {
  return node < dimension.categories.size() ? dimension.categories[node].name : dimension.total;
}

/// The names of a cell, one for each dimension.
std::vector<std::string> names_of(const std::vector<Dimension>& dimensions, std::size_t cell) {
  std::vector<std::string> names(dimensions.size());
  for (std::size_t at = dimensions.size(); at-- > 0;) {
    const auto nodes = dimensions[at].categories.size() + 1;
    names[at] = node_name(dimensions[at], cell % nodes);
    cell /= nodes;
  }
  return names;
}

std::string dimension_json(const Dimension& dimension) {
  std::string categories;
  for (const auto& category : dimension.categories)
    categories +=
        fmt::format(R"({}{{"name":{},"parent":{}}})",
                    categories.empty() ? "" : ",",
                    text::json_quoted(category.name),
                    category.parent.empty() ? "null" : text::json_quoted(category.parent));
  return fmt::format(R"({{"name":{},"total":{},"categories":[{}]}})",
                     text::json_quoted(dimension.name),
                     text::json_quoted(dimension.total),
                     categories);
}

}  // namespace

std::string write_csv(const SafeTable& table) {
  text::CsvRows rows(1);
  for (const auto& dimension : table.dimensions()) rows[0].push_back(dimension.name);
  rows[0].emplace_back("Aantal");
  for (std::size_t cell = 0; cell < table.cells().size(); ++cell) {
    auto row = names_of(table.dimensions(), cell);
    const auto& count = table.cells()[cell];
    row.push_back(count ? std::to_string(*count) : std::string(hidden_mark));
    rows.push_back(std::move(row));
  }
  return text::write_csv(rows);
}

std::string write_json(const SafeTable& table) {
  std::string dimensions;
  for (const auto& dimension : table.dimensions()) {
    if (!dimensions.empty()) dimensions += ',';
    dimensions += dimension_json(dimension);
  }
  std::string cells;
  for (const auto& count : table.cells()) {
    if (!cells.empty()) cells += ',';
    cells += count ? std::to_string(*count) : "null";
  }
  return fmt::format(
      R"({{"dimensions":[{}],"threshold":{},"zeros":"{}","rounded_to":{},"hidden":{},"cells":[{}]}})",
      dimensions,
      table.rules().threshold,
      table.rules().zeros == Zeros::shown ? "shown" : "hidden",
      table.rounded_to() == 0 ? "null" : std::to_string(table.rounded_to()),
      table.hidden(),
      cells);
}

}  // namespace zicht::disclosure
