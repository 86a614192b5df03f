#include "ground/crypto/base64url.hpp"

#include <catch2/catch.hpp>

using namespace zicht::crypto;

TEST_CASE("bytes become letters and come back") {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  for (std::size_t size = 0; size <= all.size(); ++size)
    CHECK(from_base64url(to_base64url(all.substr(0, size))) == all.substr(0, size));
  CHECK(to_base64url("\xFF\xFE") == "__4");
  for (const auto* wrong : {"__4=", "//4", "_ _4", "_", "__4\n", "é"})
    CHECK_FALSE(from_base64url(wrong));
}

TEST_CASE("base64 for addresses has one way to write each thing") {
  for (const std::string text : {"", "f", "fo", "foo", "foob", "\xff\xfe\x00\x01"})
    CHECK(from_base64url(to_base64url(text)) == text);
  CHECK(to_base64url("\xff\xfe\xfb") == "__77");
  for (const auto* text :
       {"Zg==", "Zh", "Z", "Zm+v", "Zm/v", "Zm9v ", " Zm9v", "Zm9v\n", "Zm9vé"}) {
    INFO(text);
    CHECK_FALSE(from_base64url(text));
  }
}
