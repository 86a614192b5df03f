#include "work/notes/shares.hpp"

#include "ground/crypto/token.hpp"
#include "work/notes/share_store.hpp"

namespace zicht::notes {
namespace {

using accounts::Actor;
using accounts::May;

/// Of six bits each: 132 bits, where 128 are enough.
constexpr std::size_t token_length = 22;
/// A program that asks for a link again and again does not fill the database.
constexpr std::int64_t most_openings = 500;
/// For how long somebody sees that there was a link, and when it was opened.
constexpr std::chrono::days remembered{365};

Result<Share> owned(ShareStore& store, const Actor& actor, ShareId id) {
  auto share = TRY(store.find(id));
  if (!share || share->author != actor.person || share->organisation != actor.organisation)
    return fail(Fault::not_found, "Deze link is er niet.");
  return std::move(*share);
}

}  // namespace

Result<std::string> Shares::share(const Actor& actor, const Selection& selection, Term term) {
  TRY(accounts::require(actor, May::take_notes));
  TRY(check(selection));
  const auto now = ground_.clock.now();
  const auto token = crypto::make_token().substr(0, token_length);
  const Share made{.id = {crypto::random_key()},
                   .author = actor.person,
                   .author_name = actor.name,
                   .organisation = actor.organisation,
                   .organisation_name = actor.organisation_name,
                   .selection = selection,
                   .made_at = now,
                   .expires_at = now + length_of(term)};
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    ShareStore store(transaction, ground_.sealer);
    TRY(store.sweep(now, now - remembered));
    return store.add(made, crypto::hash_token(token));
  });
  TRY(std::move(written));
  return token;
}

Result<std::vector<Share>> Shares::own(const Actor& actor) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  return ShareStore(transaction, ground_.sealer).of_person(actor.person, actor.organisation);
}

Result<Watched> Shares::find(const Actor& actor, ShareId id) {
  TRY(accounts::require(actor, May::take_notes));
  auto transaction = TRY(ground_.database.read());
  ShareStore store(transaction, ground_.sealer);
  auto share = TRY(owned(store, actor, id));
  auto openings = TRY(store.openings(id));
  return Watched{std::move(share), std::move(openings)};
}

Result<> Shares::revoke(const Actor& actor, ShareId id) {
  TRY(accounts::require(actor, May::take_notes));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    ShareStore store(transaction, ground_.sealer);
    TRY(owned(store, actor, id));
    return store.revoke(id, ground_.clock.now());
  });
}

Result<Opened> Shares::open(std::string_view token, bool counts) {
  const auto now = ground_.clock.now();
  std::optional<Share> share;
  {
    auto transaction = TRY(ground_.database.read());
    share = TRY(ShareStore(transaction, ground_.sealer).find_by_token(crypto::hash_token(token)));
  }
  if (!share) return fail(Fault::not_found, "Deze link is er niet. Staat hij er helemaal?");
  const auto standing = standing_of(*share, now);
  if (standing == Standing::open && counts) {
    auto noted = ground_.database.write([&](store::Transaction& transaction) {
      return ShareStore(transaction, ground_.sealer).note_opening(share->id, now, most_openings);
    });
    TRY(std::move(noted));
  }
  // What does not work any more shows nothing, also in the hours before it is forgotten.
  if (standing != Standing::open) share->selection = {};
  return Opened{standing, std::move(*share)};
}

}  // namespace zicht::notes
