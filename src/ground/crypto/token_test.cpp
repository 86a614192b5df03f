#include "ground/crypto/token.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace zicht::crypto;

TEST_CASE("a token has 256 bits, and never comes twice") {
  std::set<std::string> seen;
  for (int at = 0; at < 1000; ++at) {
    const auto token = make_token();
    CHECK(token.size() == 43);
    CHECK(token.find_first_not_of(
              "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(seen.insert(token).second);
  }
}

TEST_CASE("what is kept of a token is its SHA-256") {
  // FIPS 180-2, the example "abc".
  CHECK(hash_token("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a derived secret is the same for the same token and purpose, and for no other") {
  const auto token = make_token();
  CHECK(derive(token, "formulier") == derive(token, "formulier"));
  CHECK(derive(token, "formulier") != derive(token, "tekst"));
  CHECK(derive(token, "formulier") != derive(make_token(), "formulier"));
  CHECK(derive(token, "formulier").size() == 64);
}

TEST_CASE("secrets are compared whole") {
  CHECK(same_secret("abc", "abc"));
  CHECK_FALSE(same_secret("abc", "abd"));
  CHECK_FALSE(same_secret("abc", "ab"));
  CHECK(same_secret("", ""));
}

TEST_CASE("a random key is never zero and fits in a double") {
  for (int at = 0; at < 1000; ++at) {
    const auto key = random_key();
    CHECK(key > 0);
    CHECK(key < (std::int64_t{1} << 53));
  }
}
