#include "work/vault/vault.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/audit/audit.hpp"
#include "ground/crypto/base32.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/crypto/shares.hpp"
#include "ground/crypto/token.hpp"
#include "work/vault/vault_store.hpp"

namespace zicht::vault {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::PersonId;

constexpr auto wrong_window = std::chrono::hours(1);

std::string owner_of(PersonId person) {
  return std::to_string(person.value);
}

/// What only the browser of this session can open.
crypto::Sealer sealer_of(std::string_view cookie) {
  return crypto::Sealer::of_secret(crypto::derive(cookie, "open key"));
}

std::string place_of(accounts::SessionId session) {
  return fmt::format("open_keys/{}/secret", session.value);
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

std::string desk_name(accounts::OrganisationId desk) {
  return fmt::format("desk/{}", desk.value);
}

std::string person_name(PersonId person) {
  return fmt::format("person/{}", person.value);
}

auto no_desk() {
  return fail(Fault::not_found, "Je organisatie is nog geen meldpunt.");
}

auto no_member() {
  return fail(Fault::forbidden,
              "Je hebt de sleutel van het meldpunt nog niet. Vraag een collega die hem heeft.");
}

Parts parts_of(const crypto::KeyPair& pair) {
  const auto split = crypto::split(pair.secret_key());
  Parts parts;
  for (std::size_t at = 0; at < parts.size(); ++at)
    parts.at(at) = crypto::in_groups(crypto::to_base32(split.at(at)));
  return parts;
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
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  for (auto& key : TRY(store.receivers(municipality)))
    for (const auto member : TRY(store.members(key.desk))) {
      const bool reads = TRY(ground_.accounts.is_allowed(member, key.desk, May::weigh_signals));
      if (reads) return std::optional(std::move(key));
    }
  return std::optional<DeskKey>();
}

Result<std::optional<DeskKey>> Vault::key_of_desk(accounts::OrganisationId desk) {
  auto transaction = TRY(ground_.database.read());
  return VaultStore(transaction).desk_key(desk);
}

Result<Standing> Vault::standing(const Actor& actor) {
  TRY(accounts::require(actor, May::keep_keys));
  auto transaction = TRY(ground_.database.read());
  VaultStore store(transaction);
  const auto own = TRY(store.own_key(actor.person));
  const auto open = TRY(store.open(actor.session, ground_.clock.now()));
  const auto desk_key = TRY(store.desk_key(actor.organisation));
  Standing standing {
    .has_own_key = own.has_value(), .is_open = open.has_value(),
    .has_desk = TRY(store.has_desk(actor.organisation))
    , .desk_has_key = desk_key.has_value()
  };
  const auto shares = TRY(store.shares_of(actor.organisation, actor.person));
  standing.is_member = desk_key && !shares.empty() && shares.back().version == desk_key->version;
  return standing;
}

Result<> Vault::keep_open(store::Transaction& transaction,
                          const Actor& actor,
                          std::string_view cookie,
                          const crypto::KeyPair& pair) {
  const auto now = ground_.clock.now();
  const auto sealed = sealer_of(cookie).seal(pair.secret_key(), place_of(actor.session));
  return VaultStore(transaction)
      .set_open(actor.session, sealed, now + accounts::session_limit, now);
}

Result<> Vault::make_own_key(const Actor& actor, std::string_view cookie, std::string_view phrase) {
  TRY(accounts::require(actor, May::keep_keys));
  TRY(crypto::check_passphrase(phrase, {actor.name, actor.email, actor.organisation_name}));
  const auto pair = crypto::KeyPair::make();
  const auto locked = TRY(lock(pair, phrase, owner_of(actor.person), ground_.passphrases));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    TRY(store.set_own_key(actor.person, locked, now));
    // Whoever made this key anew must be let in anew: nothing is ever sealed to it by itself.
    TRY(store.remove_shares(actor.person));
    TRY(keep_open(transaction, actor, cookie, pair));
    return note(transaction, actor, "key.made", person_name(actor.person), now);
  });
}

Result<> Vault::unlock(const Actor& actor, std::string_view cookie, std::string_view phrase) {
  TRY(accounts::require(actor, May::keep_keys));
  const auto now = ground_.clock.now();
  std::optional<LockedKey> locked;
  // Counted before the phrase is tried, so that many at once are no more attempts.
  auto counted = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    VaultStore store(transaction);
    locked = TRY(store.own_key(actor.person));
    if (!locked) return fail(Fault::not_found, "Je hebt nog geen eigen sleutel.");
    auto wrong = TRY(store.wrong(actor.person));
    if (!wrong.since || now - *wrong.since >= wrong_window) wrong = {.count = 0, .since = now};
    if (wrong.count >= most_wrong_phrases)
      return fail(Fault::conflict,
                  "De sleutelzin was te vaak niet goed. Probeer het over een uur opnieuw.");
    ++wrong.count;
    return store.set_wrong(actor.person, wrong);
  });
  TRY(std::move(counted));

  const auto pair = vault::unlock(*locked, phrase, owner_of(actor.person), ground_.passphrases);
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    if (!pair && pair.error().fault != Fault::invalid) {
      // The phrase was not tried at all: no attempt.
      auto wrong = TRY(VaultStore(transaction).wrong(actor.person));
      wrong.count = std::max<std::int64_t>(wrong.count - 1, 0);
      return VaultStore(transaction).set_wrong(actor.person, wrong);
    }
    if (!pair) return note(transaction, actor, "key.refused", person_name(actor.person), now);
    TRY(VaultStore(transaction).set_wrong(actor.person, {}));
    TRY(keep_open(transaction, actor, cookie, *pair));
    return note(transaction, actor, "key.opened", person_name(actor.person), now);
  });
  TRY(std::move(written));
  if (!pair) return tl::make_unexpected(pair.error());
  return {};
}

Result<> Vault::close(const Actor& actor) {
  TRY(accounts::require(actor, May::keep_keys));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    return VaultStore(transaction).close(actor.session);
  });
}

Result<crypto::KeyPair> Vault::own_key(const Actor& actor, std::string_view cookie) {
  TRY(accounts::require(actor, May::keep_keys));
  auto transaction = TRY(ground_.database.read());
  const auto sealed = TRY(VaultStore(transaction).open(actor.session, ground_.clock.now()));
  if (!sealed) return fail(Fault::conflict, "Open eerst de werkplek met je sleutelzin.");
  const auto secret = TRY(sealer_of(cookie).open(*sealed, place_of(actor.session)));
  return crypto::KeyPair::of_secret(secret);
}

Result<std::optional<std::string>> Vault::public_key(PersonId person) {
  auto transaction = TRY(ground_.database.read());
  const auto locked = TRY(VaultStore(transaction).own_key(person));
  return locked ? std::optional(locked->public_key) : std::nullopt;
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

Result<DeskKey> Vault::desk_key(const Actor& actor) {
  TRY(accounts::require(actor, May::weigh_signals));
  auto transaction = TRY(ground_.database.read());
  auto key = TRY(VaultStore(transaction).desk_key(actor.organisation));
  if (!key) return no_desk();
  return std::move(*key);
}

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
