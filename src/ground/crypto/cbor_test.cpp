#include "ground/crypto/cbor.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace zicht::crypto;

TEST_CASE("an item is as long as its head and what follows") {
  // Examples of RFC 8949, appendix A.
  const auto size = [](std::string_view bytes) { return cbor_size(bytes); };
  CHECK(size("\x17") == 1);
  CHECK(size(std::string_view("\x1A\x00\x0F\x42\x40", 5)) == 5);
  CHECK(size("\x39\x03\xE7") == 3);
  CHECK(size("\x44\x01\x02\x03\x04") == 5);
  CHECK(size("\x64IETF") == 5);
  CHECK(size("\x83\x01\x02\x03") == 4);
  CHECK(size("\xA2\x61\x61\x01\x61\x62\x82\x02\x03") == 9);
  CHECK(size("\xF5 en meer") == 1);
  CHECK(size("\xFB\x3F\xF1\x99\x99\x99\x99\x99\x9A") == 9);
}

TEST_CASE("an item that is not there is not measured") {
  for (const auto* bytes : {"",
                            "\x44\x01\x02\x03",                      // Three bytes of four.
                            "\x83\x01\x02",                          // Two items of three.
                            "\xA1\x01",                              // A key without its value.
                            "\x9B\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF",  // More items than memory.
                            "\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",  // And twice as many.
                            "\x5B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",  // More bytes than memory.
                            "\x19\x01"})                             // Half a head.
    CHECK_FALSE(cbor_size(bytes));
}

TEST_CASE("what authenticators do not write is not read") {
  CHECK_FALSE(cbor_size("\x9F\x01\xFF"));              // Of a length that is not known beforehand.
  CHECK_FALSE(cbor_size("\xC1\x1A\x51\x4B\x67\xB0"));  // With a tag.
  CHECK_FALSE(cbor_size("\x1C"));                      // A head that means nothing.
  CHECK(cbor_size("\x81\x81\x81\x01") == 4);
  CHECK_FALSE(cbor_size("\x81\x81\x81\x81\x01"));  // Five levels.
}

TEST_CASE("bytes are found under their name, in a map that is all there is") {
  const std::string map(
      "\xA2\x63"
      "fmt\x64none\x68"
      "authData\x43xyz");
  CHECK(cbor_bytes_under(map, "authData") == "xyz");
  CHECK_FALSE(cbor_bytes_under(map, "fmt"));
  CHECK_FALSE(cbor_bytes_under(map, "iets"));
  CHECK_FALSE(cbor_bytes_under(map + '\x01', "authData"));
  CHECK_FALSE(cbor_bytes_under(map.substr(0, map.size() - 1), "authData"));
  CHECK_FALSE(cbor_bytes_under("\x43xyz", "authData"));
}
