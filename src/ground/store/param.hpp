// What goes into a statement: its text, and the values for $1, $2 and so on.
#pragma once

#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "ground/store/named.hpp"

namespace zicht::store {

/// Bytes, such as a sealed field.
using Blob = std::vector<std::byte>;

/// The text of one statement, for both databases, with $1 ... $n for the values. It must be a
/// constant of the program: a text that was put together while running does not compile, so that
/// what a person typed can never become SQL.
class Sql {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): so that a constant can be handed in as it is.
  consteval Sql(const char* text) : text_(text) {}
  /// For copies alone, whose statements name the tables of the schema. `kept` outlives every
  /// connection.
  static Sql of_copy(const std::string& kept) { return Sql(kept.c_str(), Copy{}); }
  constexpr const char* c_str() const { return text_; }
  constexpr std::string_view text() const { return text_; }

 private:
  struct Copy {};
  Sql(const char* text, Copy) : text_(text) {}

  const char* text_;
};

/// One value on its way into a statement. It looks at the value of the caller and owns nothing, so
/// it lives no longer than the call.
///
/// Both databases store the same: a bool is 0 or 1, an enum its word (see Named), and an Instant
/// its milliseconds since 1970 in a BIGINT, which loses nothing, sorts right under every collation
/// and can be reckoned with. A day is best stored as the text of to_iso(Date).
class Param {
 public:
  using Value = std::
      variant<std::nullptr_t, std::int64_t, double, std::string_view, std::span<const std::byte>>;

  explicit Param(std::nullptr_t) : value_(nullptr) {}
  explicit Param(std::nullopt_t) : value_(nullptr) {}

  template <std::integral Number>
  requires(!std::same_as<Number, char>) explicit Param(Number number)
      : value_(static_cast<std::int64_t>(number)) {
    ZICHT_CHECK(std::is_signed_v<Number> || static_cast<std::int64_t>(number) >= 0);
  }

  /// A number that is not finite would be NULL in SQLite and NaN in PostgreSQL, so it is a mistake.
  explicit Param(std::floating_point auto number) : value_(static_cast<double>(number)) {
    ZICHT_CHECK(std::isfinite(number));
  }

  template <class Text>
  requires std::convertible_to<const Text&, std::string_view>
  explicit Param(const Text& text) : value_(std::string_view(text)) {}

  explicit Param(std::span<const std::byte> bytes) : value_(bytes) {}

  explicit Param(Instant instant)
      : value_(static_cast<std::int64_t>(instant.time_since_epoch().count())) {}

  template <class Tag>
  explicit Param(Id<Tag> id) : value_(id.value) {}

  template <Named Enum>
  explicit Param(Enum member)
      : value_(std::string_view(names_of(member).at(static_cast<std::size_t>(member)))) {}

  template <class T>
  explicit Param(const std::optional<T>& maybe) : Param(maybe ? Param(*maybe) : Param(nullptr)) {}

  const Value& value() const { return value_; }

 private:
  Value value_;
};

}  // namespace zicht::store
