#include "work/vault/vault.hpp"

#include "ground/audit/audit.hpp"
#include "work/vault/common.hpp"
#include "work/vault/vault_store.hpp"

namespace zicht::vault {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::PersonId;

auto no_member() {
  return fail(Fault::forbidden,
              "Je hebt de sleutel van het meldpunt nog niet. Vraag een collega die hem heeft.");
}

/// Every key of the desk that was sealed to `pair`, and those before it: each opens the one before.
Result<OpenDesk> open_with(VaultStore& store,
                           accounts::OrganisationId desk,
                           PersonId person,
                           const crypto::KeyPair& pair) {
  std::map<std::int64_t, crypto::KeyPair> keys;
  for (const auto& share : TRY(store.shares_of(desk, person))) {
    const auto secret = pair.open(share.wrapped);
    // Sealed to an own key from before: that one is gone, and so is this.
    if (secret) keys.emplace(share.version, TRY(crypto::KeyPair::of_secret(*secret)));
  }
  if (keys.empty()) return no_member();
  for (auto version = keys.rbegin()->first; version > 1; --version) {
    const auto here = keys.find(version);
    if (here == keys.end() || keys.contains(version - 1)) continue;
    const auto previous = TRY(store.previous(desk, version));
    if (!previous) continue;
    const auto secret = TRY(here->second.open(*previous));
    keys.emplace(version - 1, TRY(crypto::KeyPair::of_secret(secret)));
  }
  return OpenDesk(desk, std::move(keys));
}

}  // namespace

Result<> Vault::add_desk(std::string_view organisation,
                         const std::vector<std::string>& municipalities) {
  const auto found = TRY(ground_.accounts.organisation_named(organisation));
  if (!found) return fail(Fault::not_found, "Er is geen organisatie met deze naam.");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    TRY(store.add_desk(found->id, found->name, now));
    TRY(store.set_areas(found->id, municipalities));
    return audit::note(transaction,
                       {.role = "operator",
                        .purpose = "keys",
                        .action = "desk.added",
                        .object = desk_name(found->id),
                        .organisation = found->id.value},
                       now);
  });
}

Result<std::vector<ServingDesk>> Vault::desks() {
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  std::vector<ServingDesk> desks;
  for (const auto& [organisation, name] : TRY(store.desks())) {
    auto areas = TRY(store.areas(organisation));
    desks.push_back({organisation, name, std::move(areas)});
  }
  return desks;
}

Result<std::optional<DeskKey>> Vault::receiver(std::string_view municipality) {
  // Asked after the transaction is over: a thread has one connection at a time.
  for (auto& [key, members] : TRY(receivers(municipality)))
    for (const auto member : members) {
      const bool reads = TRY(ground_.accounts.is_allowed(member, key.desk, May::weigh_signals));
      if (reads) return std::optional(std::move(key));
    }
  return std::optional<DeskKey>();
}

Result<std::vector<Vault::Receiver>> Vault::receivers(std::string_view municipality) {
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  std::vector<Receiver> found;
  for (auto& key : TRY(store.receivers(municipality))) {
    auto members = TRY(store.members(key.desk));
    found.push_back({std::move(key), std::move(members)});
  }
  return found;
}

Result<std::optional<DeskKey>> Vault::key_of_desk(accounts::OrganisationId desk) {
  auto transaction = TRY(ground_.database.read());
  return VaultStore(transaction).desk_key(desk);
}

Result<DeskKey> Vault::desk_key(const Actor& actor) {
  TRY(accounts::require(actor, May::weigh_signals));
  auto transaction = TRY(ground_.database.read());
  auto key = TRY(VaultStore(transaction).desk_key(actor.organisation));
  if (!key) return no_desk();
  return std::move(*key);
}

Result<Standing> Vault::standing(const Actor& actor) {
  TRY(accounts::require(actor, May::keep_keys));
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  const auto own = TRY(store.own_key(actor.person));
  const auto open = TRY(store.open(actor.session, ground_.clock.now()));
  const auto desk_key = TRY(store.desk_key(actor.organisation));
  Standing standing{.has_own_key = own.has_value(), .is_open = open.has_value()};
  standing.has_desk = TRY(store.has_desk(actor.organisation));
  standing.desk_has_key = desk_key.has_value();
  const auto shares = TRY(store.shares_of(actor.organisation, actor.person));
  standing.is_member = desk_key && !shares.empty() && shares.back().version == desk_key->version;
  return standing;
}

Result<Parts> Vault::found(const Actor& actor, std::string_view cookie) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto own = TRY(own_key(actor, cookie));
  const auto pair = crypto::KeyPair::make();
  const auto wrapped = TRY(crypto::seal_to(own.public_key(), pair.secret_key()));
  const auto now = ground_.clock.now();
  auto founded = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    const bool desk = TRY(store.has_desk(actor.organisation));
    if (!desk) return no_desk();
    const auto before = TRY(store.desk_key(actor.organisation));
    if (before) return fail(Fault::conflict, "Het meldpunt heeft al een sleutel.");
    TRY(store.add_desk_key(
        {.desk = actor.organisation, .version = 1, .public_key = pair.public_key()}, {}, now));
    TRY(store.add_share(
        actor.organisation, {.person = actor.person, .version = 1, .wrapped = wrapped}, now));
    return note(transaction, actor, "desk.founded", desk_name(actor.organisation), now);
  });
  TRY(std::move(founded));
  return parts_of(pair);
}

Result<OpenDesk> Vault::open(const Actor& actor, std::string_view cookie) {
  TRY(accounts::require(actor, May::weigh_signals));
  const auto own = TRY(own_key(actor, cookie));
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  return open_with(store, actor.organisation, actor.person, own);
}

Result<OpenDesk> Vault::open_with_phrase(PersonId person,
                                         accounts::OrganisationId desk,
                                         std::string_view phrase) {
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  const auto locked = TRY(store.own_key(person));
  if (!locked) return fail(Fault::not_found, "Deze persoon heeft geen eigen sleutel.");
  const auto own = TRY(vault::unlock(*locked, phrase, owner_of(person), ground_.passphrases));
  return open_with(store, desk, person, own);
}

Result<bool> is_held(store::Transaction& transaction,
                     accounts::OrganisationId desk,
                     std::int64_t version) {
  return VaultStore(transaction).is_held(desk, version);
}

}  // namespace zicht::vault
