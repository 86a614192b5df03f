// What another server answers when somebody signs in there: its keys, what it says about itself, a
// token, and what a token says once its signature is right.
#include <string>

#include "fuzz.hpp"
#include "ground/crypto/base64url.hpp"
#include "ground/crypto/public_key.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/openid/metadata.hpp"
#include "ground/openid/token.hpp"

using namespace zicht;
using fuzz::must;

namespace {

constexpr auto issuer = "https://login.kroonstad.example";

const crypto::Signer& signer() {
  static const crypto::Signer made(crypto::Signer::Seed{7});
  return made;
}

std::vector<openid::NamedKey> keys() {
  auto key = crypto::PublicKey::ed25519(signer().public_key());
  must(key.has_value(), "our own key is a key");
  return {{"sleutel", *key}};
}

openid::Expected expected() {
  return {.issuer = issuer,
          .client_id = "zicht",
          .nonce = "eenmalig",
          .now = Instant{std::chrono::seconds{1'795'348'800}}};
}

void check(const Result<openid::Claims>& claims) {
  if (!claims) {
    must(!claims.error().detail.empty(), "a refusal says why");
    return;
  }
  must(!claims->subject.empty() && claims->subject.size() <= 255, "whoever signs in is somebody");
  must(!claims->address.empty() || !claims->is_address_verified, "no address is not verified");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  const auto read = openid::read_keys(bytes);
  if (read) must(read->size() <= 100, "a key set has an end");
  static_cast<void>(openid::read_metadata(bytes, issuer).has_value());
  openid::Claims claims{.subject = "u-17"};
  static_cast<void>(openid::add_address(claims, bytes, {}).has_value());
  must(claims.subject == "u-17", "userinfo makes nobody another");

  // Whatever stands in it, a text that we did not sign is no token.
  must(!openid::verify_token(bytes, keys(), expected()), "nobody else signs for the server");
  // The same bytes as what a token says, under a signature that is right.
  const auto text = crypto::to_base64url(R"({"alg":"EdDSA","kid":"sleutel"})") + '.' +
                    crypto::to_base64url(bytes);
  const auto token = text + '.' + crypto::to_base64url(signer().sign(text));
  check(openid::verify_token(token, keys(), expected()));
  return 0;
}
