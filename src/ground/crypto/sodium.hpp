// libsodium, made ready. Inside this room only.
#pragma once

#include <sodium.h>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// Must run before anything else of libsodium. Safe from many threads, and cheap the second time.
inline void need_sodium() {
  static const int ready = sodium_init();
  ZICHT_CHECK(ready >= 0);
}

}  // namespace zicht::crypto
