#include "ground/store/checksum.hpp"

#include <catch2/catch.hpp>

using zicht::store::sha256;

TEST_CASE("a fingerprint is the SHA-256 of the text, as FIPS 180-2 gives it") {
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
