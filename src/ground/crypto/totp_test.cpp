#include "ground/crypto/totp.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <utility>

#include "ground/crypto/token.hpp"

using namespace zicht;
using namespace zicht::crypto;

namespace {

/// "12345678901234567890", the key of RFC 6238 appendix B, in base32.
const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

Instant at(std::int64_t seconds) {
  return Instant{std::chrono::seconds{seconds}};
}

}  // namespace

TEST_CASE("the codes are those of RFC 6238, appendix B") {
  // The last six of the eight digits that stand there, for SHA-1.
  const std::pair<std::int64_t, const char*> vectors[]{{59, "287082"},
                                                       {1111111109, "081804"},
                                                       {1111111111, "050471"},
                                                       {1234567890, "005924"},
                                                       {2000000000, "279037"},
                                                       {20000000000, "353130"}};
  for (const auto& [seconds, code] : vectors)
    CHECK(totp_code(rfc_secret, totp_step(at(seconds))) == code);
}

TEST_CASE("a code is taken in its own half minute and in the ones beside it") {
  const auto code = totp_code(rfc_secret, 100);
  CHECK(match_totp(rfc_secret, code, at(100 * 30), 0) == 100);
  CHECK(match_totp(rfc_secret, code, at(99 * 30), 0) == 100);
  CHECK(match_totp(rfc_secret, code, at(101 * 30 + 29), 0) == 100);
  CHECK_FALSE(match_totp(rfc_secret, code, at(102 * 30), 0));
  CHECK_FALSE(match_totp(rfc_secret, code, at(98 * 30 + 29), 0));
}

TEST_CASE("a code that was used is refused, and so is an older one") {
  const auto code = totp_code(rfc_secret, 100);
  const auto older = totp_code(rfc_secret, 99);
  CHECK_FALSE(match_totp(rfc_secret, code, at(100 * 30), 100));
  CHECK_FALSE(match_totp(rfc_secret, older, at(100 * 30), 100));
  CHECK(match_totp(rfc_secret, totp_code(rfc_secret, 101), at(100 * 30), 100) == 101);
}

TEST_CASE("what is no code is refused") {
  for (const auto* code : {"", "00000", "0000000", "abcdef", "28708", "-87082"})
    CHECK_FALSE(match_totp(rfc_secret, code, at(59), 0));
  CHECK(match_totp(rfc_secret, "287 082", at(59), 0));
  CHECK_FALSE(match_totp("geen base32!", "287082", at(59), 0));
}

TEST_CASE("a new secret has 160 bits and works in an app") {
  const auto secret = make_totp_secret();
  CHECK(secret.size() == 32);
  CHECK(secret != make_totp_secret());
  CHECK(totp_code(secret, 1).size() == 6);
  CHECK(totp_address(secret, "Zicht Ñ", "fenna@kroonstad.example") ==
        "otpauth://totp/Zicht%20%C3%91:fenna%40kroonstad%2Eexample?secret=" + secret +
            "&issuer=Zicht%20%C3%91");
}

TEST_CASE("recovery codes are different, long, and read however they are typed") {
  const auto codes = make_recovery_codes();
  CHECK(codes.size() == 8);
  CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 8);
  for (const auto& code : codes) {
    CHECK(code.size() == 29);
    std::string typed;
    for (const char c : code)
      if (c != '-') typed += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    CHECK(hash_recovery_code(typed) == hash_recovery_code(code));
    CHECK(hash_recovery_code(' ' + typed) == hash_recovery_code(code));
  }
  CHECK(hash_recovery_code(codes[0]) != hash_recovery_code(codes[1]));
}
