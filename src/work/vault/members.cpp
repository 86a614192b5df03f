// Who holds the key of a desk: let in, taken out, and brought back from paper.
#include <algorithm>

#include "ground/crypto/base32.hpp"
#include "ground/crypto/shares.hpp"
#include "work/vault/common.hpp"
#include "work/vault/vault.hpp"
#include "work/vault/vault_store.hpp"

namespace zicht::vault {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::PersonId;

/// Fails with `conflict` where the desk is another one, or got a new key since it was opened.
Result<> check_newest(VaultStore& store, const Actor& actor, const OpenDesk& desk) {
  const auto newest = TRY(store.desk_key(actor.organisation));
  if (newest && desk.desk() == actor.organisation && desk.keys(newest->version)) return {};
  return fail(Fault::conflict,
              "Het meldpunt heeft intussen een nieuwe sleutel. Open deze pagina opnieuw.");
}

/// Whoever else has a key of this desk, or may have one.
const accounts::Colleague* find(const std::vector<accounts::Colleague>& people, PersonId person) {
  const auto found = std::ranges::find_if(
      people, [&](const auto& colleague) { return colleague.person.id == person; });
  return found == people.end() ? nullptr : &*found;
}

bool may_open(const accounts::Colleague* colleague) {
  return colleague != nullptr && accounts::may(colleague->roles, May::weigh_signals);
}

}  // namespace

Result<std::vector<Member>> Vault::members(const Actor& actor) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto people = TRY(ground_.accounts.team(actor));
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  const auto holders = TRY(store.members(actor.organisation));
  std::vector<Member> members;
  for (const auto& colleague : people) {
    const bool holds = std::ranges::find(holders, colleague.person.id) != holders.end();
    if (!holds && !may_open(&colleague)) continue;
    const auto own = TRY(store.own_key(colleague.person.id));
    members.push_back({.person = colleague.person.id,
                       .name = colleague.person.name,
                       .has_own_key = own.has_value(),
                       .holds_key = holds,
                       .may = may_open(&colleague)});
  }
  // Whoever has no role left here is not in the team any more, and may still hold the key.
  for (const auto holder : holders)
    if (find(people, holder) == nullptr)
      members.push_back({.person = holder,
                         .name = "Iemand die hier niet meer werkt",
                         .has_own_key = true,
                         .holds_key = true});
  return members;
}

Result<> Vault::let_in(const Actor& actor, const OpenDesk& desk, PersonId person) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto people = TRY(ground_.accounts.team(actor));
  const auto* colleague = find(people, person);
  if (colleague == nullptr) return fail(Fault::not_found, "Deze collega werkt hier niet.");
  if (!may_open(colleague))
    return fail(Fault::conflict, "Deze collega heeft geen rol die signalen mag lezen.");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    const auto own = TRY(store.own_key(person));
    if (!own) return fail(Fault::conflict, "Deze collega moet eerst een eigen sleutelzin kiezen.");
    TRY(check_newest(store, actor, desk));
    for (const auto& [version, pair] : desk.all()) {
      auto wrapped = TRY(crypto::seal_to(own->public_key, pair.secret_key()));
      TRY(store.add_share(
          desk.desk(), {.person = person, .version = version, .wrapped = std::move(wrapped)}, now));
    }
    return note(transaction, actor, "desk.let_in", person_name(person), now);
  });
}

Result<Parts> Vault::renew(const Actor& actor,
                           const OpenDesk& desk,
                           std::optional<PersonId> without) {
  TRY(accounts::require(actor, May::weigh_signals));
  if (without == actor.person)
    return fail(Fault::conflict, "Vraag een collega om jou eruit te halen.");
  const auto people = TRY(ground_.accounts.team(actor));
  const auto pair = crypto::KeyPair::make();
  const auto now = ground_.clock.now();
  auto renewed = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    const auto before = TRY(store.desk_key(actor.organisation));
    if (!before) return no_desk();
    TRY(check_newest(store, actor, desk));
    const auto version = before->version + 1;
    const auto old = TRY(desk.keys(before->version));
    const auto previous = TRY(crypto::seal_to(pair.public_key(), old.secret_key()));
    TRY(store.add_desk_key(
        {.desk = actor.organisation, .version = version, .public_key = pair.public_key()},
        previous,
        now));
    for (const auto member : TRY(store.members(actor.organisation))) {
      if (member == without || !may_open(find(people, member))) {
        TRY(store.remove_member(actor.organisation, member));
        TRY(note(transaction, actor, "desk.taken_out", person_name(member), now));
        continue;
      }
      const auto own = TRY(store.own_key(member));
      ZICHT_CHECK(own);
      auto wrapped = TRY(crypto::seal_to(own->public_key, pair.secret_key()));
      TRY(store.add_share(actor.organisation,
                          {.person = member, .version = version, .wrapped = std::move(wrapped)},
                          now));
    }
    return note(transaction, actor, "desk.renewed", desk_name(desk.desk()), now);
  });
  TRY(std::move(renewed));
  return parts_of(pair);
}

Result<> Vault::recover(const Actor& actor, std::string_view one, std::string_view other) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto first = TRY(crypto::from_base32(one));
  const auto second = TRY(crypto::from_base32(other));
  const auto secret = TRY(crypto::join(first, second));
  const auto pair = TRY(crypto::KeyPair::of_secret(secret));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    const auto key = TRY(store.desk_key(actor.organisation));
    if (!key || key->public_key != pair.public_key())
      return fail(Fault::invalid,
                  "Deze delen horen niet bij de sleutel die dit meldpunt nu heeft.");
    const auto own = TRY(store.own_key(actor.person));
    if (!own) return fail(Fault::conflict, "Kies eerst een eigen sleutelzin.");
    auto wrapped = TRY(crypto::seal_to(own->public_key, pair.secret_key()));
    TRY(store.add_share(actor.organisation,
                        {.person = actor.person, .version = key->version, .wrapped = wrapped},
                        now));
    return note(transaction, actor, "desk.recovered", desk_name(actor.organisation), now);
  });
}

}  // namespace zicht::vault
