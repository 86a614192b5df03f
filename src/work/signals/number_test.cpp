#include "work/signals/number.hpp"

#include <catch2/catch.hpp>

#include "ground/crypto/token.hpp"

using namespace zicht::signals;

TEST_CASE("a number is found back however it is typed, and belongs to the key of its signal") {
  for (int at = 0; at < 1000; ++at) {
    const SignalId id{zicht::crypto::random_key()};
    const auto number = number_of(id);
    REQUIRE(number.size() == 8);
    const auto read = read_number(number);
    REQUIRE(read);
    CHECK(*read == id.value % (std::int64_t{1} << 32) / 4);
  }
  CHECK(number_of({1'000'000'000'000}) == "S-2SSRAA");
  CHECK(read_number("s 2ss-raa") == read_number("S-2SSRAA"));
  CHECK(read_number("2ssraa") == read_number("S-2SSRAA"));
}

TEST_CASE("what is no number is nothing") {
  for (const auto* typed : {"", "S-", "2SSRA", "S-2SSRAAA", "S-2SSRA1", "signalen", "S-2SSRAé"})
    CHECK_FALSE(read_number(typed));
}
