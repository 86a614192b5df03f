// The key of a desk: everyone may seal to it, and only a member of the desk, signed in, opens it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "ground/base/result.hpp"
#include "ground/crypto/field_key.hpp"
#include "ground/crypto/key_pair.hpp"
#include "work/accounts/person.hpp"

namespace zicht::vault {

/// The public half: to which a report is sealed.
struct DeskKey {
  accounts::OrganisationId desk = {};
  std::string desk_name = {};
  std::int64_t version = 1;
  std::string public_key = {};
};

/// A desk in a live session of one of its members.
class OpenDesk {
 public:
  OpenDesk(accounts::OrganisationId desk, std::map<std::int64_t, crypto::KeyPair> keys)
      : desk_(desk), keys_(std::move(keys)) {}

  accounts::OrganisationId desk() const { return desk_; }
  /// The version of the newest key in it; 0 without any.
  std::int64_t newest() const { return keys_.empty() ? 0 : keys_.rbegin()->first; }
  /// By version.
  const std::map<std::int64_t, crypto::KeyPair>& all() const { return keys_; }
  /// The pair of this version. Fails with `unavailable` where this session does not hold it.
  Result<crypto::KeyPair> keys(std::int64_t version) const {
    const auto found = keys_.find(version);
    if (found == keys_.end())
      return fail(Fault::unavailable,
                  "Dit kan met de sleutels van nu niet meer gelezen worden.",
                  "the desk is open without the key of this version");
    return found->second;
  }
  /// A key that the pair of this version gives, and nobody has who has not its secret half: what
  /// the desk seals for itself. Fails as `keys` does.
  Result<crypto::FieldKey> own_key(std::int64_t version) const {
    const auto pair = TRY(keys(version));
    return crypto::FieldKey::grown_from(pair.secret_key(), "desk");
  }

 private:
  accounts::OrganisationId desk_;
  std::map<std::int64_t, crypto::KeyPair> keys_;
};

}  // namespace zicht::vault
