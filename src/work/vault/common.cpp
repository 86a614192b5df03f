#include "work/vault/common.hpp"

#include <fmt/format.h>

#include "ground/audit/audit.hpp"
#include "ground/crypto/base32.hpp"
#include "ground/crypto/shares.hpp"

namespace zicht::vault {

using accounts::Actor;
using accounts::PersonId;

std::string desk_name(accounts::OrganisationId desk) {
  return fmt::format("desk/{}", desk.value);
}

std::string person_name(PersonId person) {
  return fmt::format("person/{}", person.value);
}

Result<> note(store::Transaction& transaction,
              const Actor& actor,
              std::string action,
              const std::string& object,
              Instant now) {
  return audit::note(transaction,
                     {.actor = actor.person.value,
                      .role = "desk",
                      .purpose = "keys",
                      .action = std::move(action),
                      .object = object,
                      .organisation = actor.organisation.value},
                     now);
}

std::string owner_of(PersonId person) {
  return std::to_string(person.value);
}

Parts parts_of(const crypto::KeyPair& pair) {
  const auto split = crypto::split(pair.secret_key());
  Parts parts;
  for (std::size_t at = 0; at < parts.size(); ++at)
    parts.at(at) = crypto::in_groups(crypto::to_base32(split.at(at)));
  return parts;
}

tl::unexpected<Error> no_desk() {
  return fail(Fault::not_found, "Je organisatie is nog geen meldpunt.");
}

}  // namespace zicht::vault
