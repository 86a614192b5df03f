// For tests only: a server that signs tokens, right ones and wrong ones.
#pragma once

#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/public_key.hpp"

namespace zicht::openid::test {

/// A pair of keys. They are made anew in each test: no secret lies in the repository.
class TestIssuer {
 public:
  enum class Kind { rsa, p256 };

  explicit TestIssuer(Kind kind, std::string name = "sleutel-1")
      : kind_(kind),
        name_(std::move(name)),
        key_(kind == Kind::rsa ? EVP_RSA_gen(2048U) : EVP_EC_gen("P-256"), &EVP_PKEY_free) {
    REQUIRE(key_ != nullptr);
  }

  std::string algorithm() const { return kind_ == Kind::rsa ? "RS256" : "ES256"; }

  /// The public half, as it is published.
  boost::json::object published() const {
    if (kind_ == Kind::rsa)
      return {
          {"kty", "RSA"}, {"use", "sig"}, {"kid", name_}, {"n", number("n")}, {"e", number("e")}};
    return {
        {"kty", "EC"}, {"crv", "P-256"}, {"kid", name_}, {"x", number("qx")}, {"y", number("qy")}};
  }

  std::string sign(const boost::json::object& claims) const {
    return sign(claims, {{"alg", algorithm()}, {"kid", name_}});
  }

  std::string sign(const boost::json::object& claims, const boost::json::object& header) const {
    const auto text = crypto::to_base64url(boost::json::serialize(header)) + '.' +
                      crypto::to_base64url(boost::json::serialize(claims));
    return text + '.' + crypto::to_base64url(signature(text));
  }

 private:
  std::string number(const char* part) const {
    BIGNUM* value = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key_.get(), part, &value) == 1);
    const std::unique_ptr<BIGNUM, decltype(&BN_free)> held(value, &BN_free);
    const int size = kind_ == Kind::p256 ? 32 : BN_num_bytes(value);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), size);
    return crypto::to_base64url(bytes);
  }

  std::string signature(const std::string& text) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          &EVP_MD_CTX_free);
    REQUIRE(EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key_.get()) == 1);
    std::size_t size = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
    REQUIRE(EVP_DigestSign(context.get(), nullptr, &size, bytes, text.size()) == 1);
    std::string made(size, '\0');
    REQUIRE(EVP_DigestSign(context.get(),
                           reinterpret_cast<unsigned char*>(made.data()),
                           &size,
                           bytes,
                           text.size()) == 1);
    made.resize(size);
    return kind_ == Kind::rsa ? made : from_der(made);
  }

  static std::string from_der(const std::string& der) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
    REQUIRE(pair != nullptr);
    std::string both(64, '\0');
    auto* to = reinterpret_cast<unsigned char*>(both.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), to, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), to + 32, 32);
    return both;
  }

  Kind kind_;
  std::string name_;
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

}  // namespace zicht::openid::test
