// What the three parts of the vault (own keys, the key of a desk, its members) have in common: how
// their acts stand in the audit log, and what is refused. Inside this room only.
#pragma once

#include <string>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/key_pair.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/vault/vault.hpp"

namespace zicht::vault {

std::string desk_name(accounts::OrganisationId desk);
std::string person_name(accounts::PersonId person);

/// An act of a member, in the audit log.
Result<> note(store::Transaction& transaction,
              const accounts::Actor& actor,
              std::string action,
              const std::string& object,
              Instant now);

/// With whose name an own key is locked.
std::string owner_of(accounts::PersonId person);

/// The secret key of a desk on three pieces of paper.
Parts parts_of(const crypto::KeyPair& pair);

tl::unexpected<Error> no_desk();

}  // namespace zicht::vault
