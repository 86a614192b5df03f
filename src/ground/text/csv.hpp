// Comma-separated values, by RFC 4180.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::text {

/// Rows of cells. The first row is the heading.
using CsvRows = std::vector<std::vector<std::string>>;

/// Reads a whole table. Fails with `invalid`, naming the line, on a quote that is not closed and
/// on a row that has another number of cells than the heading.
Result<CsvRows> read_csv(std::string_view text);

/// Writes a table with lines that end in CR LF. A cell that a spreadsheet would run as a formula
/// (it starts with = + - @ and is not a number) gets an apostrophe in front.
std::string write_csv(const CsvRows& rows);

}  // namespace zicht::text
