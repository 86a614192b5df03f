#include "work/notes/share_store.hpp"

#include <span>

namespace zicht::notes {
namespace {

constexpr auto insert_share = R"sql(
  INSERT INTO shares (id, token_hash, person, organisation, author_name, organisation_name, content,
                      made_at, expires_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))sql";
constexpr auto select_share = R"sql(
  SELECT id, person, organisation, author_name, organisation_name, content, made_at, expires_at,
         revoked_at
  FROM shares WHERE id = $1)sql";
constexpr auto select_share_by_token = R"sql(
  SELECT id, person, organisation, author_name, organisation_name, content, made_at, expires_at,
         revoked_at
  FROM shares WHERE token_hash = $1)sql";
constexpr auto select_shares_of_person = R"sql(
  SELECT id, person, organisation, author_name, organisation_name, content, made_at, expires_at,
         revoked_at
  FROM shares WHERE person = $1 AND organisation = $2 ORDER BY made_at DESC, id)sql";
constexpr auto update_revoked =
    "UPDATE shares SET revoked_at = $2, content = NULL WHERE id = $1 AND revoked_at IS NULL";
constexpr auto insert_opening = R"sql(
  INSERT INTO share_openings (share, at)
  SELECT id, $2 FROM shares
  WHERE id = $1 AND (SELECT COUNT(*) FROM share_openings WHERE share = $1) < $3)sql";
constexpr auto select_openings = "SELECT at FROM share_openings WHERE share = $1 ORDER BY at DESC";
constexpr auto sweep_contents =
    "UPDATE shares SET content = NULL WHERE expires_at <= $1 AND content IS NOT NULL";
constexpr auto sweep_shares = "DELETE FROM shares WHERE expires_at < $1";

std::string place_of(ShareId id) {
  return "shares/" + std::to_string(id.value) + "/content";
}

}  // namespace

Result<Share> ShareStore::to_share(const store::Row& row) const {
  Share share{.id = {row.integer(0)},
              .author = {row.integer(1)},
              .author_name = row.text(3),
              .organisation = {row.integer(2)},
              .organisation_name = row.text(4),
              .made_at = row.instant(6),
              .expires_at = row.instant(7),
              .revoked_at = row.maybe_instant(8)};
  if (const auto sealed = row.maybe_blob(5)) {
    const auto text = TRY(sealer_.open(*sealed, place_of(share.id)));
    share.selection = TRY(read_selection(text));
  }
  return share;
}

Result<> ShareStore::add(const Share& share, std::string_view token_hash) {
  const auto sealed = sealer_.seal(to_text(share.selection), place_of(share.id));
  TRY(transaction_.run(insert_share,
                       share.id,
                       token_hash,
                       share.author,
                       share.organisation,
                       share.author_name,
                       share.organisation_name,
                       std::span<const std::byte>(sealed),
                       share.made_at,
                       share.expires_at));
  return {};
}

Result<std::optional<Share>> ShareStore::find(ShareId id) {
  const auto row = TRY(transaction_.one(select_share, id));
  if (!row) return std::optional<Share>();
  auto share = TRY(to_share(*row));
  return std::optional(std::move(share));
}

Result<std::optional<Share>> ShareStore::find_by_token(std::string_view token_hash) {
  const auto row = TRY(transaction_.one(select_share_by_token, token_hash));
  if (!row) return std::optional<Share>();
  auto share = TRY(to_share(*row));
  return std::optional(std::move(share));
}

Result<std::vector<Share>> ShareStore::of_person(accounts::PersonId person,
                                                 accounts::OrganisationId organisation) {
  const auto rows = TRY(transaction_.all(select_shares_of_person, person, organisation));
  std::vector<Share> shares;
  for (const auto& row : rows) shares.push_back(TRY(to_share(row)));
  return shares;
}

Result<> ShareStore::revoke(ShareId id, Instant now) {
  TRY(transaction_.run(update_revoked, id, now));
  return {};
}

Result<> ShareStore::note_opening(ShareId id, Instant now, std::int64_t most) {
  TRY(transaction_.run(insert_opening, id, now, most));
  return {};
}

Result<std::vector<Instant>> ShareStore::openings(ShareId id) {
  const auto rows = TRY(transaction_.all(select_openings, id));
  std::vector<Instant> moments;
  for (const auto& row : rows) moments.push_back(row.instant(0));
  return moments;
}

Result<> ShareStore::sweep(Instant now, Instant long_ago) {
  TRY(transaction_.run(sweep_contents, now));
  TRY(transaction_.run(sweep_shares, long_ago));
  return {};
}

}  // namespace zicht::notes
