// The mark that every canary carries, so that a walk can see that none is in what is shipped.
#pragma once

#include <cstdio>

namespace zicht::canary {

inline constexpr const char* mark = "zicht canary: this mistake was planted";

/// Says what is planted here, before it does harm.
inline void sing(const char* mistake) {
  std::fprintf(stderr, "%s: %s\n", mark, mistake);
}

}  // namespace zicht::canary
