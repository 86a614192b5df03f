#include "ground/crypto/public_key.hpp"

#include <catch2/catch.hpp>

#include "ground/crypto/base64url.hpp"

using namespace zicht;
using namespace zicht::crypto;

namespace {

std::string bytes(std::string_view text) {
  const auto read = from_base64url(text);
  REQUIRE(read);
  return *read;
}

/// The claims of the examples in RFC 7515, appendix A.
const std::string claims =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlf"
    "Q";

/// RFC 7515, A.2.
constexpr auto rsa_modulus =
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4"
    "QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdb"
    "BYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-D"
    "WNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
constexpr auto rsa_signature =
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5ju"
    "jGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07"
    "Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipU"
    "TI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

/// RFC 7515, A.3.
constexpr auto curve_x = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
constexpr auto curve_y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";
constexpr auto curve_signature =
    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

/// RFC 8037, A.2 and A.4.
constexpr auto edwards_x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
constexpr auto edwards_signature =
    "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

}  // namespace

TEST_CASE("the examples of the standards verify, and nothing that differs by a letter does") {
  struct Example {
    Result<PublicKey> key;
    std::string text;
    std::string signature;
  };
  const auto examples = {Example{PublicKey::rsa(bytes(rsa_modulus), bytes("AQAB")),
                                 "eyJhbGciOiJSUzI1NiJ9." + claims,
                                 bytes(rsa_signature)},
                         Example{PublicKey::p256(bytes(curve_x), bytes(curve_y)),
                                 "eyJhbGciOiJFUzI1NiJ9." + claims,
                                 bytes(curve_signature)},
                         Example{PublicKey::ed25519(bytes(edwards_x)),
                                 "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc",
                                 bytes(edwards_signature)}};
  for (const auto& [key, text, signature] : examples) {
    REQUIRE(key);
    CHECK(key->has_signed(text, signature));
    CHECK_FALSE(key->has_signed(text + " ", signature));
    CHECK_FALSE(key->has_signed(text, ""));
    CHECK_FALSE(key->has_signed(text, signature + "x"));
    CHECK_FALSE(key->has_signed(text, signature.substr(1)));
    auto bent = signature;
    bent.back() = static_cast<char>(bent.back() ^ 1);
    CHECK_FALSE(key->has_signed(text, bent));
    CHECK_FALSE(key->has_signed(text, std::string(signature.size(), '\0')));
    for (const auto& other : examples)
      if (other.key->kind() != key->kind()) CHECK_FALSE(other.key->has_signed(text, signature));
  }
}

TEST_CASE("a key that is too weak, or none, is refused") {
  const auto modulus = bytes(rsa_modulus);
  CHECK_FALSE(PublicKey::rsa(modulus.substr(128), bytes("AQAB")));  // 1024 bits
  CHECK_FALSE(PublicKey::rsa(modulus, "\x01"));                     // signs nothing
  CHECK_FALSE(PublicKey::rsa(modulus, "\x04"));                     // even
  CHECK_FALSE(PublicKey::rsa(modulus, ""));
  CHECK_FALSE(PublicKey::rsa(std::string(2000, '\xff'), bytes("AQAB")));  // takes too long
  CHECK_FALSE(PublicKey::p256(bytes(curve_x), bytes(curve_x)));           // not on the curve
  CHECK_FALSE(PublicKey::p256(std::string(32, '\0'), std::string(32, '\0')));
  CHECK_FALSE(PublicKey::p256("", ""));
  CHECK_FALSE(PublicKey::ed25519("kort"));
}
