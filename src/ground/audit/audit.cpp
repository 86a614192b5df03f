#include "ground/audit/audit.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/audit/rows.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::audit {
namespace {

constexpr auto insert_entry = R"sql(
  INSERT INTO audit_entries (id, at, grain, actor, role, purpose, action, object, outcome, fields,
                             organisation)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql";

constexpr auto select_head = R"sql(
  SELECT size, root, at, public_key, signature FROM audit_heads ORDER BY size DESC LIMIT 1)sql";

constexpr auto select_leaves = R"sql(
  SELECT leaf_hash FROM audit_entries WHERE leaf >= $1 AND leaf < $2 ORDER BY leaf)sql";

constexpr auto select_page = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries WHERE organisation = $5 AND at >= $1 AND at < $2
  ORDER BY at DESC, id LIMIT $3 OFFSET $4)sql";
// Asked for like this, an index of the organisation is of no use: it would lead past every entry of
// a large one, where who or what is looked for has few.
constexpr auto select_page_of_actor = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries WHERE +organisation = $5 AND actor = $6 AND at >= $1 AND at < $2
  ORDER BY at DESC, id LIMIT $3 OFFSET $4)sql";
constexpr auto select_page_of_object = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries WHERE +organisation = $5 AND object = $6 AND at >= $1 AND at < $2
  ORDER BY at DESC, id LIMIT $3 OFFSET $4)sql";
constexpr auto select_page_of_both = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries
  WHERE +organisation = $5 AND object = $6 AND actor = $7 AND at >= $1 AND at < $2
  ORDER BY at DESC, id LIMIT $3 OFFSET $4)sql";

Instant begin_of(Date day) {
  return Instant(std::chrono::sys_days(day));
}

Result<std::vector<store::Row>> select_rows(store::Transaction& transaction,
                                            const Filter& filter,
                                            std::int64_t page) {
  constexpr std::chrono::days one_day{1};
  const auto from = filter.from ? begin_of(*filter.from) : Instant::min();
  const auto until = filter.until ? begin_of(*filter.until) + one_day : Instant::max();
  // One more than is shown, to know whether there are more.
  const auto count = entries_on_page + 1;
  const auto skip = std::max<std::int64_t>(page, 0) * entries_on_page;
  const auto all = [&](store::Sql sql, const auto&... values) {
    return transaction.all(sql, from, until, count, skip, filter.organisation, values...);
  };
  if (filter.object && filter.actor) return all(select_page_of_both, *filter.object, *filter.actor);
  if (filter.object) return all(select_page_of_object, *filter.object);
  if (filter.actor) return all(select_page_of_actor, *filter.actor);
  return all(select_page);
}

}  // namespace

Result<> note(store::Transaction& transaction, const Entry& entry, Instant now, Grain grain) {
  TRY(check(entry));
  const auto at = grain == Grain::day ? Instant(std::chrono::floor<std::chrono::days>(now)) : now;
  TRY(transaction.run(insert_entry,
                      crypto::random_key(),
                      at,
                      grain,
                      entry.actor,
                      entry.role,
                      entry.purpose,
                      entry.action,
                      entry.object,
                      entry.outcome,
                      fmt::format("{}", fmt::join(entry.fields, ",")),
                      entry.organisation));
  return {};
}

Result<std::optional<Head>> Log::head() {
  auto transaction = TRY(database_.read());
  const auto row = TRY(transaction.one(select_head));
  if (!row) return std::optional<Head>();
  return std::optional(to_head(*row));
}

Result<Page> Log::entries(const Filter& filter, std::int64_t page) {
  auto transaction = TRY(database_.read());
  const auto rows = TRY(select_rows(transaction, filter, page));
  Page found;
  for (const auto& row : rows) {
    if (std::ssize(found.entries) == entries_on_page) {
      found.more = true;
      break;
    }
    auto noted = TRY(to_noted(row));
    found.entries.push_back(std::move(noted));
  }
  return found;
}

Result<std::vector<Hash>> Log::leaves(std::int64_t size) {
  constexpr std::int64_t at_once = 50'000;
  const auto refused =
      fail(Fault::not_found, "Zo lang is het logboek niet.", "no audit tree of that size");
  auto transaction = TRY(database_.read());
  std::vector<Hash> leaves;
  while (std::ssize(leaves) < size) {
    const auto from = std::ssize(leaves);
    const auto until = std::min<std::int64_t>(size, from + at_once);
    const auto rows = TRY(transaction.all(select_leaves, from, until));
    if (std::ssize(rows) != until - from) return refused;
    for (const auto& row : rows) {
      const auto hash = hash_of_hex(row.text(0));
      if (!hash) return refused;
      leaves.push_back(*hash);
    }
  }
  return leaves;
}

Result<std::vector<Hash>> Log::inclusion(std::int64_t leaf, std::int64_t size) {
  if (leaf < 0 || leaf >= size)
    return fail(Fault::not_found, "Deze regel is er niet.", "no such leaf in the audit tree");
  const auto all = TRY(leaves(size));
  return inclusion_proof(all, leaf);
}

Result<std::vector<Hash>> Log::consistency(std::int64_t smaller, std::int64_t size) {
  if (smaller <= 0 || smaller > size)
    return fail(Fault::not_found, "Zo lang is het logboek niet.", "no smaller audit tree");
  const auto all = TRY(leaves(size));
  return consistency_proof(all, smaller);
}

}  // namespace zicht::audit
