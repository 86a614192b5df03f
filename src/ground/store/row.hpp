// What comes out of a statement.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/named.hpp"
#include "ground/store/param.hpp"

namespace zicht::store {

/// One row of an answer. It owns its values, so it may outlive its transaction. Columns are counted
/// from 0, in the order of the SELECT.
///
/// To ask for another type than the column has, or for a value where there is NULL, is a mistake in
/// the program and not an answer: it stops the request, as ZICHT_CHECK does.
class Row {
 public:
  using Cell = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;

  explicit Row(std::vector<Cell> cells) : cells_(std::move(cells)) {}

  std::size_t size() const { return cells_.size(); }
  bool is_null(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  bool boolean(std::size_t column) const;
  /// Also of a column of whole numbers.
  double real(std::size_t column) const;
  std::string text(std::size_t column) const;
  Blob blob(std::size_t column) const;
  Instant instant(std::size_t column) const;

  /// The same for columns that may hold NULL, which gives nothing.
  std::optional<std::int64_t> maybe_integer(std::size_t column) const;
  std::optional<double> maybe_real(std::size_t column) const;
  std::optional<std::string> maybe_text(std::size_t column) const;
  std::optional<Blob> maybe_blob(std::size_t column) const;
  std::optional<Instant> maybe_instant(std::size_t column) const;

  /// The value on its way into another statement, which does not outlive the row.
  Param param(std::size_t column) const;

  /// The member of an enum that is stored as its word. Fails with `internal` on a word that this
  /// program does not know: a newer one may have written it.
  template <Named Enum>
  Result<Enum> named(std::size_t column) const {
    const auto word = text(column);
    const auto names = names_of(Enum{});
    const auto found = std::ranges::find(names, word);
    if (found == names.end())
      return fail(Fault::internal,
                  "In de database staat een woord dat dit programma niet kent.",
                  "unknown word for an enum in column " + std::to_string(column));
    return static_cast<Enum>(found - names.begin());
  }

 private:
  template <class T>
  const T& cell(std::size_t column) const;

  std::vector<Cell> cells_;
};

/// All that a statement gave.
struct Answer {
  std::vector<Row> rows = {};
  std::int64_t changed = 0;  ///< Rows that an INSERT, UPDATE or DELETE touched.
};

}  // namespace zicht::store
