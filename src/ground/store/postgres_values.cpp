#include "ground/store/postgres_values.hpp"

#include <charconv>
#include <memory>
#include <string_view>
#include <utility>

namespace zicht::store {
namespace {

/// The types that are not read as text: their numbers in pg_type.dat, which never change.
namespace type {
constexpr Oid boolean = 16;
constexpr Oid bytes = 17;
constexpr Oid int8 = 20;
constexpr Oid int2 = 21;
constexpr Oid int4 = 23;
constexpr Oid float4 = 700;
constexpr Oid float8 = 701;
constexpr Oid numeric = 1700;
}  // namespace type

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  ZICHT_CHECK(error == std::errc{} && end == text.data() + text.size());
  return value;
}

Blob unescaped(std::string_view text) {
  struct Free {
    void operator()(unsigned char* bytes) const { PQfreemem(bytes); }
  };
  std::size_t size = 0;
  const std::unique_ptr<unsigned char, Free> bytes(
      PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.data()), &size));
  ZICHT_CHECK(bytes != nullptr);
  const auto* start = reinterpret_cast<const std::byte*>(bytes.get());
  return Blob(start, start + size);
}

Row::Cell cell(Oid kind, std::string_view text) {
  switch (kind) {
    case type::boolean:
      return std::int64_t{text == "t"};
    case type::int2:
    case type::int4:
    case type::int8:
      return number<std::int64_t>(text);
    case type::float4:
    case type::float8:
      return number<double>(text);
    case type::numeric:
      // A sum of whole numbers is numeric here, and a whole number in SQLite.
      if (text.find_first_not_of("-0123456789") == std::string_view::npos)
        return number<std::int64_t>(text);
      return number<double>(text);
    case type::bytes:
      return unescaped(text);
    default:
      return std::string(text);
  }
}

template <class Number>
std::string written(Number number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  return {digits, end};
}

}  // namespace

PostgresValues::PostgresValues(std::span<const Param> params) {
  for (const auto& param : params)
    std::visit([&](const auto& value) { add(value); }, param.value());
}

void PostgresValues::add(std::nullptr_t) {
  starts_.push_back(nullptr);
  sizes_.push_back(0);
  formats_.push_back(0);
}

void PostgresValues::add(std::int64_t number) {
  add_text(written(number));
}

void PostgresValues::add(double number) {
  add_text(written(number));
}

void PostgresValues::add(std::string_view text) {
  add_text(std::string(text));
}

void PostgresValues::add(std::span<const std::byte> bytes) {
  // A null pointer would be NULL, also where no bytes are meant.
  starts_.push_back(bytes.empty() ? "" : reinterpret_cast<const char*>(bytes.data()));
  sizes_.push_back(static_cast<int>(bytes.size()));
  formats_.push_back(1);
}

void PostgresValues::add_text(std::string text) {
  starts_.push_back(texts_.emplace_back(std::move(text)).c_str());
  sizes_.push_back(0);
  formats_.push_back(0);
}

Row postgres_row(const PGresult* result, int row) {
  std::vector<Row::Cell> cells;
  const int count = PQnfields(result);
  cells.reserve(static_cast<std::size_t>(count));
  for (int column = 0; column < count; ++column) {
    if (PQgetisnull(result, row, column) != 0) {
      cells.emplace_back(nullptr);
      continue;
    }
    const std::string_view text(PQgetvalue(result, row, column),
                                static_cast<std::size_t>(PQgetlength(result, row, column)));
    cells.push_back(cell(PQftype(result, column), text));
  }
  return Row(std::move(cells));
}

}  // namespace zicht::store
