#include "work/vault/own_key.hpp"

#include "ground/crypto/seal.hpp"

namespace zicht::vault {
namespace {

std::string place_of(std::string_view owner) {
  return "person_keys/" + std::string(owner) + "/secret";
}

}  // namespace

Result<LockedKey> lock(const crypto::KeyPair& pair,
                       std::string_view phrase,
                       std::string_view owner,
                       const crypto::Passphrases& passphrases) {
  auto stretch = passphrases.fresh_stretch();
  const auto key = TRY(passphrases.stretch(phrase, stretch));
  return LockedKey{
      .public_key = pair.public_key(),
      .stretch = std::move(stretch),
      .secret = crypto::Sealer::of_secret(key).seal(pair.secret_key(), place_of(owner))};
}

Result<crypto::KeyPair> unlock(const LockedKey& locked,
                               std::string_view phrase,
                               std::string_view owner,
                               const crypto::Passphrases& passphrases) {
  const auto key = TRY(passphrases.stretch(phrase, locked.stretch));
  const auto secret = crypto::Sealer::of_secret(key).open(locked.secret, place_of(owner));
  if (!secret) return fail(Fault::invalid, "Deze sleutelzin past niet.");
  return crypto::KeyPair::of_secret(*secret);
}

}  // namespace zicht::vault
