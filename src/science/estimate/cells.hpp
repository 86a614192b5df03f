// Reading cells, one row at a time, from what spreadsheets write. Inside this room only.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::estimate {

/// One row: its cells without the spaces and quotes around them, and the line it began on.
struct CellRow {
  int line = 0;
  std::vector<std::string> cells = {};
};

/// A table as text. Comma, semicolon or tab, whichever the first row uses; a byte order mark, blank
/// lines and lines that start with # are passed over. It keeps a view of `text` and no copy, so
/// that a million rows cost no memory; each read starts again at the top.
class Cells {
 public:
  explicit Cells(std::string_view text);

  char separator() const { return separator_; }

  /// Calls `take` for each row, the heading first, until it fails. Fails with `invalid`, naming
  /// line and column, on a quote that is not closed, on text after a closing quote, and on a row
  /// that has another number of cells than the heading.
  Result<> each(const std::function<Result<>(const CellRow& row)>& take) const;

 private:
  std::string_view text_;
  char separator_ = ',';
};

/// "Regel 3, kolom 2 (Politie)": where a mistake stands. Column from 0; no name where it is empty.
std::string place(int line, std::size_t column, std::string_view name);

/// Without the spaces, tabs and carriage returns around it.
std::string_view trimmed(std::string_view text);

}  // namespace zicht::estimate
