#include "ground/store/row.hpp"

namespace zicht::store {

template <class T>
const T& Row::cell(std::size_t column) const {
  ZICHT_CHECK(column < cells_.size());
  const auto* value = std::get_if<T>(&cells_[column]);
  ZICHT_CHECK(value != nullptr);
  return *value;
}

bool Row::is_null(std::size_t column) const {
  ZICHT_CHECK(column < cells_.size());
  return std::holds_alternative<std::nullptr_t>(cells_[column]);
}

std::int64_t Row::integer(std::size_t column) const {
  return cell<std::int64_t>(column);
}

bool Row::boolean(std::size_t column) const {
  return integer(column) != 0;
}

double Row::real(std::size_t column) const {
  ZICHT_CHECK(column < cells_.size());
  if (const auto* whole = std::get_if<std::int64_t>(&cells_[column]))
    return static_cast<double>(*whole);
  return cell<double>(column);
}

std::string Row::text(std::size_t column) const {
  return cell<std::string>(column);
}

Blob Row::blob(std::size_t column) const {
  return cell<Blob>(column);
}

Instant Row::instant(std::size_t column) const {
  return Instant{std::chrono::milliseconds{integer(column)}};
}

std::optional<std::int64_t> Row::maybe_integer(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<double> Row::maybe_real(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

std::optional<std::string> Row::maybe_text(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return text(column);
}

std::optional<Blob> Row::maybe_blob(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return blob(column);
}

std::optional<Instant> Row::maybe_instant(std::size_t column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

Param Row::param(std::size_t column) const {
  ZICHT_CHECK(column < cells_.size());
  return std::visit(
      [](const auto& value) -> Param {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, Blob>)
          return Param(std::span<const std::byte>(value));
        else
          return Param(value);
      },
      cells_[column]);
}

}  // namespace zicht::store
