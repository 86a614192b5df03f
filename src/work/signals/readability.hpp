// Whether what is kept can still be read, and what was destroyed cannot: asked of a copy that was
// put back. Without a key it sees that keys are there for what they must open; with the open desk
// it opens everything. Inside this room, and for who proves a backup.
#pragma once

#include <cstdint>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

struct Readability {
  std::int64_t signals = 0;      ///< That are not destroyed.
  std::int64_t without_key = 0;  ///< Of these, whose story has no key for its desk.
  std::int64_t destroyed = 0;
  std::int64_t destroyed_with_key = 0;  ///< Of these, with a key for anybody.
  std::int64_t keys_for_nobody = 0;     ///< Keys that hang on a key of a desk that no member holds.
};
Result<Readability> readability(store::Transaction& transaction);

/// What came of opening all texts of a desk.
struct Opening {
  std::int64_t opened = 0;
  std::int64_t failed = 0;
};
Result<Opening> open_all(store::Transaction& transaction, const vault::OpenDesk& desk);

}  // namespace zicht::signals
