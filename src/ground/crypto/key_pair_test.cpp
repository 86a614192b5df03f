#include "ground/crypto/key_pair.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::crypto;

TEST_CASE("everyone can put something in the box of a desk, and only the desk takes it out") {
  const auto desk = KeyPair::make();
  const auto neighbour = KeyPair::make();
  const auto sealed = seal_to(desk.public_key(), "Noor zag iets");
  REQUIRE(sealed);
  CHECK(*desk.open(*sealed) == "Noor zag iets");
  CHECK(neighbour.open(*sealed).error().fault == Fault::unavailable);
  CHECK(*seal_to(desk.public_key(), "Noor zag iets") != *sealed);
  CHECK(desk.open(*seal_to(desk.public_key(), ""))->empty());
}

TEST_CASE("one changed bit in a box, anywhere, and it stays closed") {
  const auto desk = KeyPair::make();
  const auto sealed = *seal_to(desk.public_key(), "een sleutel");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] ^= std::byte{1};
    CHECK_FALSE(desk.open(changed));
  }
  CHECK_FALSE(desk.open({}));
  CHECK_FALSE(desk.open({sealed.begin(), sealed.begin() + 47}));
}

TEST_CASE("a pair comes back from its secret key") {
  const auto desk = KeyPair::make();
  const auto again = KeyPair::of_secret(desk.secret_key());
  REQUIRE(again);
  CHECK(again->public_key() == desk.public_key());
  CHECK(*again->open(*seal_to(desk.public_key(), "zin")) == "zin");
  CHECK(KeyPair::of_secret("kort").error().fault == Fault::invalid);
  CHECK(KeyPair::of_secret("").error().fault == Fault::invalid);
}

TEST_CASE("the same pair grows from the same secret, and another for another purpose") {
  const auto pair = KeyPair::grown_from("een lang geheim", "lezen");
  CHECK(pair.public_key() == KeyPair::grown_from("een lang geheim", "lezen").public_key());
  CHECK(pair.public_key() != KeyPair::grown_from("een lang geheim", "schrijven").public_key());
  CHECK(pair.public_key() != KeyPair::grown_from("een ander geheim", "lezen").public_key());
}

TEST_CASE("nothing is sealed to what is no public key") {
  CHECK(seal_to("kort", "zin").error().fault == Fault::invalid);
  // A point of which every secret would be the same one.
  CHECK(seal_to(std::string(32, '\0'), "zin").error().fault == Fault::invalid);
}

TEST_CASE("a pair that moved on still opens, and so does its copy") {
  auto first = KeyPair::make();
  const auto copy = first;
  const auto public_key = first.public_key();
  auto moved = std::move(first);
  CHECK(*moved.open(*seal_to(public_key, "zin")) == "zin");
  moved = KeyPair::make();
  CHECK_FALSE(moved.open(*seal_to(public_key, "zin")));
  CHECK(*copy.open(*seal_to(public_key, "zin")) == "zin");
}
