#include "ground/crypto/shares.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace zicht;
using namespace zicht::crypto;

TEST_CASE("any two of the three parts give the secret") {
  const std::string secret("\x00\x01\xFF een sleutel van 32 bytes.....", 32);
  const auto parts = split(secret);
  for (const auto& one : parts)
    for (const auto& other : parts) {
      const auto joined = join(one, other);
      CHECK(joined.has_value() == (&one != &other));
      if (joined) CHECK(*joined == secret);
    }
  CHECK(join(split("")[0], split("")[2]).error().fault == Fault::invalid);
  const auto empty = split("");
  CHECK(join(empty[0], empty[2])->empty());
}

TEST_CASE("a part of another secret, or with a mistake in it, is refused") {
  const auto parts = split("sleutel van de balie");
  const auto others = split("sleutel van de ander");
  CHECK(join(parts[0], others[1]).error().fault == Fault::invalid);
  for (std::size_t at = 0; at < parts[1].size(); ++at) {
    auto wrong = parts[1];
    wrong[at] = static_cast<char>(wrong[at] ^ 1);
    CHECK_FALSE(join(parts[0], wrong));
  }
  CHECK_FALSE(join(parts[0], ""));
  CHECK_FALSE(join("", ""));
  CHECK_FALSE(join(parts[0], parts[1].substr(1)));
}

TEST_CASE("one part tells nothing: over many times it holds every byte as often as any other") {
  std::set<char> seen;
  constexpr int times = 4000;  // A byte that misses has a chance of 1 in 20,000.
  for (int count = 0; count < times; ++count) seen.insert(split("A")[0][1]);
  CHECK(seen.size() == 256);
}
