// For tests: a device that makes passkeys and uses them, and the browser around it. Its keys are
// real ones, made by OpenSSL. Every part of an answer can be made wrong.
#pragma once

#include <openssl/core_names.h>
#include <openssl/evp.h>

#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ground/crypto/passkey.hpp"
#include "ground/crypto/sign.hpp"

namespace zicht::crypto::test {

/// What this device answers; an honest one to begin with.
struct Behaviour {
  std::string type = {};  ///< Of the ceremony; empty: the right one.
  std::string origin = "https://zicht.example";
  std::string site = "zicht.example";
  std::string more = R"(,"crossOrigin":false)";  ///< At the end of the client data.
  bool present = true;
  bool verified = true;
  std::uint32_t counter = 0;
  std::string model = std::string(16, '\0');
  std::string tail = {};  ///< After the authenticator data.
};

class Authenticator {
 public:
  explicit Authenticator(KeyKind kind = KeyKind::es256, std::string credential = "sleutel van hout")
      : kind_(kind), credential_(std::move(credential)), key_(make_key(kind)) {
    REQUIRE(key_ != nullptr);
  }

  const std::string& credential() const { return credential_; }

  NewPasskey make(std::string_view challenge, const Behaviour& how = {}) const {
    constexpr unsigned holds_credential = 0x40;
    auto data = fixed_part(how, holds_credential) + how.model + big_endian(credential_.size(), 2) +
                credential_ + cose_key() + how.tail;
    return {.client_data = client_data("webauthn.create", challenge, how),
            .attestation = "\xA3" + text("fmt") + text("none") + text("attStmt") + "\xA0" +
                           text("authData") + bytes(data)};
  }

  Assertion use(std::string_view challenge, const Behaviour& how = {}) const {
    Assertion answer{.client_data = client_data("webauthn.get", challenge, how),
                     .authenticator_data = fixed_part(how, 0) + how.tail};
    answer.signature = sign(answer.authenticator_data + sha256(answer.client_data));
    return answer;
  }

 private:
  struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  using Key = std::unique_ptr<EVP_PKEY, Free>;

  static Key make_key(KeyKind kind) {
    constexpr std::size_t bits = 2048;
    if (kind == KeyKind::eddsa) return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (kind == KeyKind::rs256) return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", bits));
    return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  }

  static std::string big_endian(std::uint64_t number, std::size_t width) {
    std::string text(width, '\0');
    for (auto at = text.rbegin(); at != text.rend(); ++at, number >>= 8U)
      *at = static_cast<char>(number & 0xFFU);
    return text;
  }
  /// A string of bytes, as CBOR.
  static std::string bytes(const std::string& what) {
    return "\x59" + big_endian(what.size(), 2) + what;
  }
  static std::string text(const std::string& what) {
    return static_cast<char>(0x60U + what.size()) + what;
  }

  static std::string fixed_part(const Behaviour& how, unsigned flags) {
    flags |= (how.present ? 0x01U : 0U) | (how.verified ? 0x04U : 0U);
    constexpr unsigned holds_extensions = 0x80;
    if (!how.tail.empty()) flags |= holds_extensions;
    return sha256(how.site) + static_cast<char>(flags) + big_endian(how.counter, 4);
  }

  static std::string client_data(std::string_view type,
                                 std::string_view challenge,
                                 const Behaviour& how) {
    return R"({"type":")" + (how.type.empty() ? std::string(type) : how.type) +
           R"(","challenge":")" + std::string(challenge) + R"(","origin":")" + how.origin + '"' +
           how.more + "}";
  }

  std::string sign(const std::string& message) const {
    const std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
    const auto* digest = kind_ == KeyKind::eddsa ? nullptr : EVP_sha256();
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get()) == 1);
    const auto* from = reinterpret_cast<const unsigned char*>(message.data());
    std::size_t size = 0;
    REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, from, message.size()) == 1);
    std::string signature(size, '\0');
    REQUIRE(EVP_DigestSign(context.get(),
                           reinterpret_cast<unsigned char*>(signature.data()),
                           &size,
                           from,
                           message.size()) == 1);
    signature.resize(size);
    return signature;
  }

  std::string raw_public_key() const {
    constexpr std::size_t enough = 300;
    std::vector<unsigned char> raw(enough);
    std::size_t size = raw.size();
    if (kind_ == KeyKind::eddsa) {
      REQUIRE(EVP_PKEY_get_raw_public_key(key_.get(), raw.data(), &size) == 1);
    } else if (kind_ == KeyKind::es256) {
      REQUIRE(EVP_PKEY_get_octet_string_param(
                  key_.get(), OSSL_PKEY_PARAM_PUB_KEY, raw.data(), raw.size(), &size) == 1);
    } else {
      BIGNUM* number = nullptr;
      REQUIRE(EVP_PKEY_get_bn_param(key_.get(), OSSL_PKEY_PARAM_RSA_N, &number) == 1);
      size = static_cast<std::size_t>(BN_bn2bin(number, raw.data()));
      BN_free(number);
    }
    return {reinterpret_cast<const char*>(raw.data()), size};
  }

  /// The public key as devices write it (RFC 9052): kind, algorithm, curve, numbers.
  std::string cose_key() const {
    const auto raw = raw_public_key();
    constexpr std::size_t half = 32;
    if (kind_ == KeyKind::eddsa)
      return std::string("\xA4\x01\x01\x03\x27\x20\x06\x21", 8) + bytes(raw);
    if (kind_ == KeyKind::es256)
      return std::string("\xA5\x01\x02\x03\x26\x20\x01\x21", 8) + bytes(raw.substr(1, half)) +
             "\x22" + bytes(raw.substr(1 + half));
    return std::string("\xA4\x01\x03\x03\x39\x01\x00\x20", 8) + bytes(raw) +
           std::string("\x21\x43\x01\x00\x01", 5);
  }

  KeyKind kind_;
  std::string credential_;
  Key key_;
};

}  // namespace zicht::crypto::test
