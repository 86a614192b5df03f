#include "ground/crypto/fido.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/evp.h>

#include <memory>

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

struct FreeCredential {
  void operator()(fido_cred_t* credential) const { fido_cred_free(&credential); }
};
struct FreeAssertion {
  void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};

/// A public key of one of the three kinds, which libfido2 takes as a pointer to anything.
using OpenKey = std::unique_ptr<void, void (*)(void*)>;

OpenKey no_key() {
  return {nullptr, [](void*) {}};
}

template <class Key, auto make, auto fill, auto to_openssl, auto free_key>
OpenKey open_as(std::string_view bytes) {
  OpenKey owned(make(), [](void* key) {
    auto* typed = static_cast<Key*>(key);
    free_key(&typed);
  });
  auto* key = static_cast<Key*>(owned.get());
  if (key == nullptr || fill(key, bytes.data(), bytes.size()) != FIDO_OK) return no_key();
  // OpenSSL looks whether a point is on its curve.
  auto* usable = to_openssl(key);
  if (usable == nullptr) return no_key();
  EVP_PKEY_free(usable);
  return owned;
}

std::size_t size_of(KeyKind kind) {
  constexpr std::size_t es256 = 64;
  constexpr std::size_t eddsa = 32;
  constexpr std::size_t rs256 = 259;
  if (kind == KeyKind::es256) return es256;
  return kind == KeyKind::eddsa ? eddsa : rs256;
}

OpenKey open_public_key(KeyKind kind, std::string_view bytes) {
  if (bytes.size() != size_of(kind)) return no_key();
  switch (kind) {
    case KeyKind::es256:
      return open_as<es256_pk_t,
                     es256_pk_new,
                     es256_pk_from_ptr,
                     es256_pk_to_EVP_PKEY,
                     es256_pk_free>(bytes);
    case KeyKind::eddsa:
      return open_as<eddsa_pk_t,
                     eddsa_pk_new,
                     eddsa_pk_from_ptr,
                     eddsa_pk_to_EVP_PKEY,
                     eddsa_pk_free>(bytes);
    case KeyKind::rs256:
      return open_as<rs256_pk_t,
                     rs256_pk_new,
                     rs256_pk_from_ptr,
                     rs256_pk_to_EVP_PKEY,
                     rs256_pk_free>(bytes);
  }
  return no_key();
}

std::string copy(const unsigned char* bytes, std::size_t size) {
  return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace

int cose_number(KeyKind kind) {
  switch (kind) {
    case KeyKind::es256:
      return COSE_ES256;
    case KeyKind::eddsa:
      return COSE_EDDSA;
    case KeyKind::rs256:
      return COSE_RS256;
  }
  return 0;
}

std::optional<PasskeyKey> fido::read_key(std::string_view data) {
  fido_init(0);
  // libfido2 wants to know beforehand of which kind the key is.
  for (const auto kind : {KeyKind::es256, KeyKind::eddsa, KeyKind::rs256}) {
    const std::unique_ptr<fido_cred_t, FreeCredential> made(fido_cred_new());
    ZICHT_CHECK(made != nullptr);
    if (fido_cred_set_type(made.get(), cose_number(kind)) != FIDO_OK ||
        fido_cred_set_authdata_raw(made.get(), read(data), data.size()) != FIDO_OK)
      continue;
    PasskeyKey key{
        .credential = copy(fido_cred_id_ptr(made.get()), fido_cred_id_len(made.get())),
        .kind = kind,
        .public_key = copy(fido_cred_pubkey_ptr(made.get()), fido_cred_pubkey_len(made.get())),
        .counter = fido_cred_sigcount(made.get())};
    if (key.credential.empty() || !open_public_key(kind, key.public_key)) return std::nullopt;
    return key;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> fido::verify(const std::string& site,
                                          const PasskeyKey& key,
                                          const Assertion& assertion) {
  fido_init(0);
  const auto public_key = open_public_key(key.kind, key.public_key);
  const std::unique_ptr<fido_assert_t, FreeAssertion> used(fido_assert_new());
  ZICHT_CHECK(used != nullptr);
  const auto& [client_data, data, signature] = assertion;
  const bool right =
      public_key != nullptr && fido_assert_set_count(used.get(), 1) == FIDO_OK &&
      fido_assert_set_rp(used.get(), site.c_str()) == FIDO_OK &&
      fido_assert_set_up(used.get(), FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_uv(used.get(), FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_clientdata(used.get(), read(client_data), client_data.size()) == FIDO_OK &&
      fido_assert_set_authdata_raw(used.get(), 0, read(data), data.size()) == FIDO_OK &&
      fido_assert_set_sig(used.get(), 0, read(signature), signature.size()) == FIDO_OK &&
      fido_assert_verify(used.get(), 0, cose_number(key.kind), public_key.get()) == FIDO_OK;
  if (!right) return std::nullopt;
  return fido_assert_sigcount(used.get(), 0);
}

}  // namespace zicht::crypto
