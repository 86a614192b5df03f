#include "work/figures/write.hpp"

#include <fmt/format.h>

#include "ground/text/csv.hpp"
#include "ground/text/dutch.hpp"
#include "ground/text/json.hpp"

namespace zicht::figures {
namespace {

std::string name_at(const disclosure::Dimension& dimension, std::size_t place) {
  return place < dimension.categories.size() ? dimension.categories[place].name : dimension.total;
}

}  // namespace

std::string address_of(int year, std::string_view ending) {
  return fmt::format("/werk/cijfers{}?jaar={}", ending, year);
}

std::vector<Cell> cells_of(const Year& year, const Figure& figure) {
  const auto& dimensions = figure.table.dimensions();
  const auto width = dimensions.back().categories.size() + 1;
  std::vector<Cell> cells;
  for (std::size_t at = 0; at < figure.table.cells().size(); ++at) {
    const auto& count = figure.table.cells()[at];
    cells.push_back(
        {.period = year.by_quarter ? name_at(dimensions.front(), at / width)
                                   : fmt::format("Heel {}", year.year),
         .category = name_at(dimensions.back(), at % width),
         .count = count ? std::to_string(*count) : std::string(disclosure::hidden_mark)});
  }
  return cells;
}

std::string csv_of(const Sheet& sheet) {
  text::CsvRows rows{{"Cijfer",
                      "Periode",
                      "Waarop is geteld",
                      "Aantal",
                      "Meldpunt",
                      "Definitie",
                      "Peildatum",
                      "Gemaakt op",
                      "Let op"}};
  for (const auto& figure : sheet.year.figures)
    for (auto& cell : cells_of(sheet.year, figure))
      rows.push_back({std::string(figure.title),
                      std::move(cell.period),
                      std::move(cell.category),
                      std::move(cell.count),
                      sheet.desk,
                      std::string(figure.definition),
                      to_iso(known_on(sheet.year.year)),
                      to_iso(sheet.made_on),
                      std::string(not_all)});
  return text::write_csv(rows);
}

std::string json_of(const Sheet& sheet) {
  std::string figures;
  for (const auto& figure : sheet.year.figures)
    figures += fmt::format(R"({}{{"id":{},"titel":{},"definitie":{},"tabel":{}}})",
                           figures.empty() ? "" : ",",
                           text::json_quoted(figure.id),
                           text::json_quoted(figure.title),
                           text::json_quoted(figure.definition),
                           disclosure::write_json(figure.table));
  return fmt::format(
      R"({{"meldpunt":{},"jaar":{},"peildatum":"{}","gemaaktOp":"{}","letOp":{},"perKwartaal":{},"cijfers":[{}]}})",
      text::json_quoted(sheet.desk),
      sheet.year.year,
      to_iso(known_on(sheet.year.year)),
      to_iso(sheet.made_on),
      text::json_quoted(not_all),
      sheet.year.by_quarter,
      figures);
}

}  // namespace zicht::figures
