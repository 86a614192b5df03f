#include "ground/crypto/base32.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::crypto;

TEST_CASE("bytes come back from letters, however they were typed") {
  const std::string bytes("\x00\xFF zicht", 8);
  const auto letters = to_base32(bytes);
  CHECK(*from_base32(letters) == bytes);
  CHECK(*from_base32(in_groups(letters)) == bytes);
  CHECK(*from_base32("mzxw 6yt-b\nOI") == "foobar");  // RFC 4648, section 10
  CHECK(to_base32("foobar") == "MZXW6YTBOI");
  CHECK(in_groups("MZXW6YTBOI") == "MZXW-6YTB-OI");
  CHECK(to_base32("").empty());
}

TEST_CASE("what is not base32 is refused") {
  for (const auto* typed : {"MZXW6YT1", "MZXW6YTé", "MZXW6YTBOJ", "M", "MZXW6YTB====="}) {
    INFO(typed);
    const auto read = from_base32(typed);
    REQUIRE_FALSE(read);
    CHECK(read.error().fault == Fault::invalid);
  }
}
