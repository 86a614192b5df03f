// The key of one person, locked with a phrase that only this person knows. Pure.
//
// It is another phrase than the one to sign in with, on purpose: whoever can reset a passphrase (an
// administrator, whoever reads a mailbox, the sign-on of an organisation) must not be able to read
// what the desk reads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/key_pair.hpp"
#include "ground/crypto/passphrase.hpp"

namespace zicht::vault {

/// As it lies in the database.
struct LockedKey {
  std::string public_key = {};
  crypto::Stretch stretch = {};  ///< How the phrase becomes the key of the lock.
  std::vector<std::byte> secret = {};
};

/// The pair, locked. `owner` is a name that nobody else has: a lock does not fit another person.
/// Fails as Passphrases::stretch does.
Result<LockedKey> lock(const crypto::KeyPair& pair,
                       std::string_view phrase,
                       std::string_view owner,
                       const crypto::Passphrases& passphrases);

/// The pair. Fails with `invalid` where it is another phrase, and as Passphrases::stretch does.
Result<crypto::KeyPair> unlock(const LockedKey& locked,
                               std::string_view phrase,
                               std::string_view owner,
                               const crypto::Passphrases& passphrases);

}  // namespace zicht::vault
