// libsodium, made ready. Inside this room only.
#pragma once

#include <sodium.h>

#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::crypto {

/// Must run before anything else of libsodium. Safe from many threads, and cheap the second time.
inline void need_sodium() {
  static const int ready = sodium_init();
  ZICHT_CHECK(ready >= 0);
}

/// Text as libsodium takes it.
inline const unsigned char* read(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace zicht::crypto
