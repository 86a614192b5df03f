// What a browser gives of a passkey: CBOR, authenticator data, and the JSON of the browser itself.
#include <string>

#include "fuzz.hpp"
#include "ground/crypto/cbor.hpp"
#include "ground/crypto/passkey.hpp"

using namespace zicht;
using fuzz::must;

namespace {

const crypto::RelyingParty site{"zicht.example", "https://zicht.example"};
const std::string challenge(43, 'c');

std::string client_data(const std::string& type) {
  return R"({"type":")" + type + R"(","challenge":")" + challenge +
         R"(","origin":"https://zicht.example"})";
}

void check_key(const crypto::PasskeyKey& key) {
  must(!key.credential.empty() && key.credential.size() <= 1023, "a key has a name of its own");
  const std::size_t size = key.public_key.size();
  must(size == 64 || size == 32 || size == 259, "a key is as long as its kind");
  const auto used = crypto::verify(
      site, challenge, key, {client_data("webauthn.get"), std::string(37, '\5'), "geen"});
  must(!used, "a signature that nobody made is refused");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text_of(data, size);
  const auto measured = crypto::cbor_size(text);
  must(!measured || (*measured > 0 && *measured <= size), "an item lies within its bytes");
  const auto found = crypto::cbor_bytes_under(text, "authData");
  must(!found || found->size() < size, "what is found lies within the map");

  const auto claimed = crypto::claimed_challenge(text);
  const crypto::NewPasskey honest{client_data("webauthn.create"), std::string(text)};
  if (const auto key = crypto::read_new_passkey(site, challenge, honest)) check_key(*key);
  if (!claimed.empty()) {
    const auto key = crypto::read_new_passkey(site, claimed, {std::string(text), "\xA0"});
    must(!key, "without authenticator data there is no key");
  }

  static const crypto::PasskeyKey known{
      .credential = "x",
      .kind = crypto::KeyKind::eddsa,
      // The public key of RFC 8032, section 7.1, test 1.
      .public_key =
          "\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\xd5\x4b\xfe\xd3\xc9\x64\x07\x3a"
          "\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\x51\x1a"};
  const auto used = crypto::verify(
      site, challenge, known, {client_data("webauthn.get"), std::string(text), std::string(text)});
  must(!used, "a signature that nobody made is refused");
  return 0;
}
