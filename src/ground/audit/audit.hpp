// The log of what was done, by whom and to what. It only grows, and nobody has to take that on
// trust: the entries are the leaves of a Merkle tree (RFC 6962), a signed head says what the tree
// was, and whoever keeps such heads elsewhere (the data protection officer) sees later whether an
// entry was changed, removed, swapped or put in behind.
//
// An entry is written in the transaction of the act itself: no act without an entry. It gets its
// place in the tree within a minute, or after its day (Grain::day); until then it waits, and only
// the triggers of the database keep it (docs/decisions/0013-audit-log.md).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ground/audit/entry.hpp"
#include "ground/audit/head.hpp"
#include "ground/audit/report.hpp"
#include "ground/base/clock.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/store/store.hpp"

namespace zicht::audit {

/// Notes an act in its own transaction. Where this fails, the act must fail: with `internal` where
/// the entry is not one (see check), and as the database does.
Result<> note(store::Transaction& transaction,
              const Entry& entry,
              Instant now,
              Grain grain = Grain::moment);

/// Which entries of an organisation somebody wants to see; what is empty does not count.
struct Filter {
  std::int64_t organisation = 0;
  std::optional<std::int64_t> actor = {};
  std::optional<std::string> object = {};
  std::optional<Date> from = {};  ///< In UTC, this day included.
  std::optional<Date> until = {};
};

/// A part of the entries, the newest first.
struct Page {
  std::vector<Noted> entries = {};
  bool more = false;  ///< There are older ones.
};
inline constexpr std::int64_t entries_on_page = 50;

/// The log of one database. Safe to share between threads, and several processes may have one of
/// their own: on PostgreSQL the one that comes second does its merge again. Every verb fails with
/// `unavailable` where the database is away.
class Log {
 public:
  explicit Log(store::Database& database) : database_(database) {}

  /// Gives the entries that wait their places, in the order of their time, and writes signed heads
  /// of what the tree has become. Gives how many entries there were; for none there is no new head.
  Result<std::int64_t> merge(const crypto::Signer& signer, Instant now);

  /// The newest; nothing where nothing was merged yet.
  Result<std::optional<Head>> head();

  /// A page, from 0.
  Result<Page> entries(const Filter& filter, std::int64_t page);

  /// That the entry at `leaf` is in the tree of `size` entries, for is_included. Reads a hash of
  /// every entry: 32 MB for a million. Fails with `not_found` where there is no such tree.
  Result<std::vector<Hash>> inclusion(std::int64_t leaf, std::int64_t size);
  /// That the tree of `size` entries begins with that of `smaller`, for is_consistent. Costs and
  /// fails alike.
  Result<std::vector<Hash>> consistency(std::int64_t smaller, std::int64_t size);

  /// Computes the whole tree again from the entries, and holds all heads against it: those of the
  /// database, and those that a witness kept, in the order of their sizes. A head must be signed
  /// with one of `keys`, or with a key of a witnessed head; without any, every key will do. Says
  /// what is wrong and where; reads in pieces, so memory stays flat.
  Result<Report> verify(std::span<const Head> witnessed,
                        std::span<const std::string> keys,
                        Instant now);

 private:
  Result<std::vector<Hash>> leaves(std::int64_t size);

  store::Database& database_;
};

}  // namespace zicht::audit
