// Ids that cannot be mixed up: an Id<SignalTag> is not an Id<VictimTag>.
#pragma once

#include <compare>
#include <cstdint>

namespace zicht {

/// The key of a row, typed by what it is the key of. 0 is nobody.
template <class Tag>
struct Id {
  std::int64_t value = 0;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 takes the 0 of a comparison for a pointer
  auto operator<=>(const Id&) const = default;
};

}  // namespace zicht
