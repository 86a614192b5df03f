// Enums that are stored as words, so that a person who looks into the database can read them.
#pragma once

#include <array>
#include <concepts>
#include <string_view>
#include <type_traits>

namespace zicht::store {

/// An enum whose room says, in its own namespace, how its members are called, in their order from
/// 0:
///
///     constexpr std::array<std::string_view, 2> names_of(State) { return {"open", "closed"}; }
template <class Enum>
concept Named = std::is_enum_v<Enum> && requires(Enum member) {
  { names_of(member)[0] } -> std::convertible_to<std::string_view>;
};

}  // namespace zicht::store
