// Entries that waited get their places, and what the tree has become is signed.
#include "ground/audit/audit.hpp"
#include "ground/audit/rows.hpp"
#include "ground/crypto/base64url.hpp"

namespace zicht::audit {
namespace {

constexpr auto select_edge = "SELECT size, nodes FROM audit_frontier WHERE one = 1";
// All entries of a day have the same time, so that these come in the order of their random ids.
constexpr auto select_waiting = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries
  WHERE leaf IS NULL AND (grain = 'moment' OR at <= $1)
  ORDER BY at, id LIMIT $2)sql";
constexpr auto update_place = "UPDATE audit_entries SET leaf = $2, leaf_hash = $3 WHERE id = $1";
constexpr auto update_edge = "UPDATE audit_frontier SET size = $1, nodes = $2 WHERE one = 1";
constexpr auto insert_head = R"sql(
  INSERT INTO audit_heads (size, root, at, public_key, signature)
  VALUES ($1, $2, $3, $4, $5))sql";

/// In one transaction: so that it never holds a writer of the program up for long.
constexpr std::int64_t most_at_once = 1000;

Result<Frontier> read_edge(store::Transaction& transaction) {
  const auto row = TRY(transaction.one(select_edge));
  auto edge = row ? Frontier::of_text(row->integer(0), row->text(1)) : std::nullopt;
  if (!edge)
    return fail(Fault::internal,
                "Het logboek is beschadigd. Laat het nakijken met \"zicht audit verify\".",
                "the edge of the audit tree cannot be read");
  return std::move(*edge);
}

Result<> write_head(store::Transaction& transaction, const Head& head) {
  TRY(transaction.run(insert_head,
                      head.root.size,
                      to_hex(head.root.hash),
                      head.at,
                      crypto::to_base64url(head.public_key),
                      crypto::to_base64url(head.signature)));
  return {};
}

Result<std::int64_t> merge_some(store::Transaction& transaction,
                                const crypto::Signer& signer,
                                Instant now) {
  constexpr std::chrono::days one_day{1};
  // Two processes that come here at once both change this row: the second one is done again.
  auto edge = TRY(read_edge(transaction));
  const auto waiting = TRY(transaction.all(select_waiting, now - one_day, most_at_once));
  if (waiting.empty()) return 0;
  for (const auto& row : waiting) {
    const auto noted = TRY(to_noted(row));
    const auto hash = leaf_hash(canonical(noted));
    TRY(transaction.run(update_place, noted.id, edge.size(), to_hex(hash)));
    edge.add(hash);
  }
  TRY(transaction.run(update_edge, edge.size(), edge.text()));
  TRY(write_head(transaction, sign({edge.size(), edge.root()}, now, signer)));
  return std::ssize(waiting);
}

}  // namespace

Result<std::int64_t> Log::merge(const crypto::Signer& signer, Instant now) {
  std::int64_t merged = 0;
  while (true) {
    const auto some = TRY(database_.write(
        [&](store::Transaction& transaction) { return merge_some(transaction, signer, now); }));
    merged += some;
    if (some < most_at_once) return merged;
  }
}

}  // namespace zicht::audit
