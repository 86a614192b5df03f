#include "ground/crypto/sign.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <string>

using namespace zicht;
using namespace zicht::crypto;

namespace {

std::string bytes(std::string_view hex) {
  std::string out;
  for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
    out += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
  return out;
}

Signer signer_of(std::string_view hex) {
  const auto text = bytes(hex);
  Signer::Seed seed{};
  std::copy(text.begin(), text.end(), seed.begin());
  return Signer(seed);
}

}  // namespace

TEST_CASE("a signature is that of RFC 8032, section 7.1, test 2") {
  const auto signer = signer_of("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  CHECK(signer.public_key() ==
        bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
  CHECK(signer.sign("\x72") ==
        bytes("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

TEST_CASE("a text that was changed, or signed by another, is not signed") {
  const Signer signer(Signer::Seed{1});
  const Signer other(Signer::Seed{2});
  const auto signature = signer.sign("Noor");
  CHECK(is_signed("Noor", signature, signer.public_key()));
  CHECK_FALSE(is_signed("Noord", signature, signer.public_key()));
  CHECK_FALSE(is_signed("Noor", signature, other.public_key()));
  CHECK_FALSE(is_signed("Noor", "kort", signer.public_key()));
  CHECK_FALSE(is_signed("Noor", signature, "kort"));
}

TEST_CASE("a hash is that of FIPS 180-4") {
  CHECK(sha256("abc") == bytes("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

TEST_CASE("the key of an installation is made once, and refused where it is broken") {
  const auto file =
      std::filesystem::temp_directory_path() / ("zicht-signer-" + std::to_string(::getpid()));
  const auto first = Signer::open_key(file);
  REQUIRE(first);
  CHECK(std::filesystem::status(file).permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(Signer::open_key(file)->public_key() == first->public_key());
  std::ofstream(file) << "geen sleutel";
  CHECK(Signer::open_key(file).error().fault == Fault::invalid);
  std::filesystem::remove(file);
}
