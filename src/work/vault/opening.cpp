// The own key of somebody: made, opened for one session, and closed again.
#include <fmt/format.h>

#include <algorithm>

#include "ground/crypto/seal.hpp"
#include "ground/crypto/token.hpp"
#include "work/vault/common.hpp"
#include "work/vault/vault.hpp"
#include "work/vault/vault_store.hpp"

namespace zicht::vault {
namespace {

using accounts::Actor;
using accounts::May;
using accounts::PersonId;

constexpr auto wrong_window = std::chrono::hours(1);

/// What only the browser of this session can open.
crypto::Sealer sealer_of(std::string_view cookie) {
  return crypto::Sealer::of_secret(crypto::derive(cookie, "open key"));
}

std::string place_of(accounts::SessionId session) {
  return fmt::format("open_keys/{}/secret", session.value);
}

}  // namespace

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

}  // namespace zicht::vault
