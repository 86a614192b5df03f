// Values on their way to PostgreSQL and back. Inside this room only.
#pragma once

#include <libpq-fe.h>

#include <deque>
#include <span>
#include <string>
#include <vector>

#include "ground/store/param.hpp"
#include "ground/store/row.hpp"

namespace zicht::store {

/// The values of a statement in the form that libpq wants. All go as text, which the server reads
/// as whatever type the place in the statement asks for; only bytes go as they are.
class PostgresValues {
 public:
  explicit PostgresValues(std::span<const Param> params);

  int count() const { return static_cast<int>(starts_.size()); }
  const char* const* starts() const { return starts_.data(); }
  const int* sizes() const { return sizes_.data(); }
  const int* formats() const { return formats_.data(); }

 private:
  void add(std::nullptr_t);
  void add(std::int64_t number);
  void add(double number);
  void add(std::string_view text);
  void add(std::span<const std::byte> bytes);
  void add_text(std::string text);

  std::deque<std::string> texts_;  ///< Ended by a zero, as libpq wants; a deque does not move them.
  std::vector<const char*> starts_;
  std::vector<int> sizes_;
  std::vector<int> formats_;
};

/// One row of a result in text format.
Row postgres_row(const PGresult* result, int row);

}  // namespace zicht::store
