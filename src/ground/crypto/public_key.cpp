#include "ground/crypto/public_key.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

constexpr std::size_t coordinate_size = 32;  ///< Bytes, on P-256.

template <auto Free>
struct Freeing {
  void operator()(auto* held) const { Free(held); }
};
using Number = std::unique_ptr<BIGNUM, Freeing<&BN_free>>;
using Parts = std::unique_ptr<OSSL_PARAM_BLD, Freeing<&OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freeing<&OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Freeing<&EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freeing<&EVP_MD_CTX_free>>;
using Pair = std::unique_ptr<ECDSA_SIG, Freeing<&ECDSA_SIG_free>>;

Number big_number(std::string_view bytes) {
  Number made(BN_bin2bn(read(bytes), static_cast<int>(bytes.size()), nullptr));
  ZICHT_CHECK(made != nullptr);
  return made;
}

auto unusable_key() {
  return fail(Fault::invalid, "Dit is geen sleutel die hier bruikbaar is.", "no usable public key");
}

/// The key that these parts make; none where they do not make one.
std::shared_ptr<EVP_PKEY> build(const char* type, const Parts& parts) {
  const Params params(OSSL_PARAM_BLD_to_param(parts.get()));
  const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  ZICHT_CHECK(params != nullptr && context != nullptr);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  return {key, &EVP_PKEY_free};
}

/// r and s as OpenSSL takes them: in DER. Empty where they are not 64 bytes.
std::string to_der(std::string_view signature) {
  if (signature.size() != 2 * coordinate_size) return {};
  const Pair pair(ECDSA_SIG_new());
  auto r = big_number(signature.substr(0, coordinate_size));
  auto s = big_number(signature.substr(coordinate_size));
  ZICHT_CHECK(pair != nullptr && ECDSA_SIG_set0(pair.get(), r.get(), s.get()) == 1);
  // They belong to the pair from here on.
  static_cast<void>(r.release());
  static_cast<void>(s.release());
  const int size = i2d_ECDSA_SIG(pair.get(), nullptr);
  if (size <= 0) return {};
  std::string der(static_cast<std::size_t>(size), '\0');
  auto* to = reinterpret_cast<unsigned char*>(der.data());
  i2d_ECDSA_SIG(pair.get(), &to);
  return der;
}

}  // namespace

Result<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
  constexpr int fewest_bits = 2048;  // NIST SP 800-131A.
  constexpr std::size_t most_bytes = 1024;
  if (modulus.size() > most_bytes || exponent.empty() || exponent.size() > sizeof(std::uint64_t))
    return unusable_key();
  const auto n = big_number(modulus);
  const auto e = big_number(exponent);
  if (BN_num_bits(n.get()) < fewest_bits || BN_is_odd(n.get()) == 0 || BN_is_odd(e.get()) == 0 ||
      BN_is_one(e.get()) == 1)
    return unusable_key();
  const Parts parts(OSSL_PARAM_BLD_new());
  ZICHT_CHECK(parts != nullptr &&
              OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) == 1 &&
              OSSL_PARAM_BLD_push_BN(parts.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) == 1);
  auto key = build("RSA", parts);
  if (!key) return unusable_key();
  return PublicKey(SignatureKind::rs256, std::move(key));
}

Result<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  if (x.size() != coordinate_size || y.size() != coordinate_size) return unusable_key();
  constexpr char uncompressed = 4;  // SEC 1, 2.3.3.
  const auto point = uncompressed + std::string(x) + std::string(y);
  const Parts parts(OSSL_PARAM_BLD_new());
  ZICHT_CHECK(parts != nullptr &&
              OSSL_PARAM_BLD_push_utf8_string(
                  parts.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1 &&
              OSSL_PARAM_BLD_push_octet_string(
                  parts.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1);
  auto key = build("EC", parts);  // Gives none for a point that is not on the curve.
  if (!key) return unusable_key();
  return PublicKey(SignatureKind::es256, std::move(key));
}

Result<PublicKey> PublicKey::ed25519(std::string_view x) {
  Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, read(x), x.size()),
          &EVP_PKEY_free);
  if (!key) return unusable_key();
  return PublicKey(SignatureKind::eddsa, std::move(key));
}

bool PublicKey::has_signed(std::string_view text, std::string_view signature) const {
  const auto given = kind_ == SignatureKind::es256 ? to_der(signature) : std::string(signature);
  if (given.empty()) return false;
  const Digest digest(EVP_MD_CTX_new());
  ZICHT_CHECK(digest != nullptr);
  const auto* hash = kind_ == SignatureKind::eddsa ? nullptr : EVP_sha256();
  return EVP_DigestVerifyInit(digest.get(), nullptr, hash, nullptr, key_.get()) == 1 &&
         EVP_DigestVerify(digest.get(), read(given), given.size(), read(text), text.size()) == 1;
}

}  // namespace zicht::crypto
