#include "ground/text/csv.hpp"

#include <fmt/format.h>

namespace zicht::text {
namespace {

bool is_number(std::string_view cell) {
  if (cell.starts_with('-') || cell.starts_with('+')) cell.remove_prefix(1);
  return !cell.empty() && cell.find_first_not_of("0123456789.,") == std::string_view::npos;
}

std::string write_cell(std::string cell) {
  const bool formula =
      !cell.empty() && std::string_view("=+-@\t\r").find(cell[0]) != std::string_view::npos;
  if (formula && !is_number(cell)) cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace

Result<CsvRows> read_csv(std::string_view text) {
  CsvRows rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  int line = 1;
  int row_line = 1;
  const auto close_row = [&]() -> Result<> {
    row.push_back(std::move(cell));
    cell.clear();
    if (!rows.empty() && row.size() != rows[0].size())
      return fail(Fault::invalid,
                  fmt::format("Regel {}: hier staan {} cellen, en in de kop {}. Maak ze gelijk.",
                              row_line,
                              row.size(),
                              rows[0].size()));
    rows.push_back(std::move(row));
    row.clear();
    return {};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        cell += '"';
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == ',') {
      row.push_back(std::move(cell));
      cell.clear();
    } else if (c == '\n') {
      TRY(close_row());
      row_line = line;
    } else if (c != '\r') {
      cell += c;
    }
  }
  if (quoted)
    return fail(
        Fault::invalid,
        fmt::format("Regel {}: het aanhalingsteken wordt niet gesloten. Zet er een \" achter.",
                    row_line));
  if (!cell.empty() || !row.empty()) TRY(close_row());
  return rows;
}

std::string write_csv(const CsvRows& rows) {
  std::string text;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < row.size(); ++at) {
      if (at > 0) text += ',';
      text += write_cell(row[at]);
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace zicht::text
