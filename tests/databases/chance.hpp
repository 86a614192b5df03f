// Chance that can be had again. A test prints its seed, and ZICHT_SEED=that gives the same once
// more.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

namespace zicht::databases {

class Chance {
 public:
  /// For the test of this name.
  explicit Chance(const char* name) {
    const char* given = std::getenv("ZICHT_SEED");
    const auto seed = given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::printf("%s: ZICHT_SEED=%llu\n", name, static_cast<unsigned long long>(seed));
    std::fflush(stdout);
    source_.seed(seed);
  }

  std::uint64_t bits() { return source_(); }
  /// 0 or more, and less than this.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(source_() % limit); }
  bool one_in(std::size_t many) { return below(many) == 0; }
  template <class T>
  const T& of(const std::vector<T>& all) {
    return all.at(below(all.size()));
  }

 private:
  std::mt19937_64 source_;
};

}  // namespace zicht::databases
