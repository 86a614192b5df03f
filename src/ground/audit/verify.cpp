// The tree computed again, and every head held against it.
#include <algorithm>
#include <limits>

#include "ground/audit/audit.hpp"
#include "ground/audit/rows.hpp"

namespace zicht::audit {
namespace {

constexpr auto select_next_entries = R"sql(
  SELECT id, at, grain, actor, role, purpose, action, object, outcome, fields, leaf, leaf_hash,
         organisation
  FROM audit_entries WHERE (leaf, id) > ($1, $2)
  ORDER BY leaf, id LIMIT $3)sql";
constexpr auto select_next_heads = R"sql(
  SELECT size, root, at, public_key, signature FROM audit_heads
  WHERE size > $1 ORDER BY size LIMIT $2)sql";
constexpr auto select_newest_head = R"sql(
  SELECT size, root, at, public_key, signature FROM audit_heads ORDER BY size DESC LIMIT 1)sql";
constexpr auto select_last_edge = "SELECT size, nodes FROM audit_frontier WHERE one = 1";
constexpr auto count_waiting = "SELECT COUNT(*) FROM audit_entries WHERE leaf IS NULL";
constexpr auto count_late = R"sql(
  SELECT COUNT(*) FROM audit_entries
  WHERE leaf IS NULL AND ((grain = 'moment' AND at < $1) OR (grain = 'day' AND at < $2)))sql";

constexpr std::int64_t rows_at_once = 5000;

/// The heads of the database by their size, read in pieces.
class Heads {
 public:
  explicit Heads(store::Transaction& transaction) : transaction_(transaction) {}

  /// The next one; nothing behind the last.
  Result<std::optional<Head>> next() {
    if (at_ == rows_.size()) {
      rows_ = TRY(transaction_.all(select_next_heads, last_, rows_at_once));
      at_ = 0;
      if (rows_.empty()) return std::optional<Head>();
    }
    auto head = to_head(rows_[at_++]);
    last_ = head.root.size;
    return std::optional(std::move(head));
  }

 private:
  store::Transaction& transaction_;
  std::vector<store::Row> rows_;
  std::size_t at_ = 0;
  std::int64_t last_ = 0;
};

class Verification {
 public:
  Verification(store::Transaction& transaction,
               std::span<const Head> witnessed,
               std::span<const std::string> keys)
      : transaction_(transaction),
        heads_(transaction),
        witnessed_(witnessed),
        keys_(keys.begin(), keys.end()) {
    for (const auto& head : witnessed) keys_.push_back(head.public_key);
  }

  Result<Report> run(Instant now) {
    const auto newest = TRY(transaction_.one(select_newest_head));
    if (newest) report_.newest = to_head(*newest);
    head_ = TRY(heads_.next());
    TRY(walk_entries());
    TRY(finish_heads());
    TRY(look_at_edge());
    TRY(count(now));
    return std::move(report_);
  }

 private:
  void found(Trouble trouble, std::int64_t where, std::int64_t since = 0) {
    if (report_.findings.size() < most_findings)
      report_.findings.push_back({trouble, where, since});
  }

  Result<> walk_entries() {
    auto leaf = std::numeric_limits<std::int64_t>::min();
    std::int64_t id = 0;
    while (true) {
      const auto rows = TRY(transaction_.all(select_next_entries, leaf, id, rows_at_once));
      for (const auto& row : rows) {
        const auto noted = TRY(to_noted(row));
        leaf = *noted.leaf;
        id = noted.id;
        TRY(take(noted, kept_hash(row)));
      }
      if (std::ssize(rows) < rows_at_once) return {};
    }
  }

  /// The next entry, onto the tree.
  Result<> take(const Noted& noted, const std::optional<Hash>& kept) {
    ++report_.entries;
    const auto number = *noted.leaf + 1;
    if (*noted.leaf < next_) {
      found(Trouble::doubled, number);
      is_whole_ = false;
      return {};
    }
    for (; next_ < *noted.leaf && report_.findings.size() < most_findings; ++next_)
      found(Trouble::missing, next_ + 1);
    if (*noted.leaf != tree_.size()) is_whole_ = false;
    next_ = number;
    if (number > (report_.newest ? report_.newest->root.size : 0)) found(Trouble::behind, number);

    const auto hash = leaf_hash(canonical(noted));
    if (kept && *kept != hash) found(Trouble::changed, number);
    // With what it was, so that the heads behind this one still tell something.
    tree_.add(kept.value_or(hash));
    return hold_heads();
  }

  /// Every head of the size that the tree has now, against the tree.
  Result<> hold_heads() {
    while (head_ && head_->root.size <= next_) {
      look_at_signature(*head_);
      if (head_->root.size == next_) hold(*head_, Trouble::differs);
      ++report_.heads;
      head_ = TRY(heads_.next());
    }
    for (; !witnessed_.empty() && witnessed_[0].root.size <= next_;
         witnessed_ = witnessed_.subspan(1)) {
      if (witnessed_[0].root.size == next_) hold(witnessed_[0], Trouble::witness_differs);
      ++report_.witnessed;
    }
    return {};
  }

  void hold(const Head& head, Trouble trouble) {
    // Once something is gone or another head differs, all heads behind it differ.
    if (!is_whole_) return;
    if (tree_.root() == head.root.hash) {
      last_right_ = head.root.size;
    } else if (!told(trouble)) {
      found(trouble, head.root.size, last_right_);
    }
  }

  bool told(Trouble trouble) const {
    return std::ranges::any_of(report_.findings,
                               [&](const Finding& finding) { return finding.trouble == trouble; });
  }

  void look_at_signature(const Head& head) {
    if (!is_signed(head)) found(Trouble::unsigned_head, head.root.size);
    const bool is_known = keys_.empty() || std::ranges::count(keys_, head.public_key) > 0;
    if (!is_known) found(Trouble::unknown_key, head.root.size);
  }

  /// What is longer than the tree.
  Result<> finish_heads() {
    while (head_) {
      look_at_signature(*head_);
      if (!told(Trouble::cut)) found(Trouble::cut, head_->root.size);
      ++report_.heads;
      head_ = TRY(heads_.next());
    }
    for (; !witnessed_.empty(); witnessed_ = witnessed_.subspan(1)) {
      if (!told(Trouble::witness_longer)) found(Trouble::witness_longer, witnessed_[0].root.size);
      ++report_.witnessed;
    }
    return {};
  }

  /// Of a tree that is right, the edge must be too: the next merge goes on from it.
  Result<> look_at_edge() {
    if (!report_.is_right()) return {};
    const auto row = TRY(transaction_.one(select_last_edge));
    const auto edge = row ? Frontier::of_text(row->integer(0), row->text(1)) : std::nullopt;
    if (!edge || edge->text() != tree_.text() || edge->size() != tree_.size())
      found(Trouble::edge, tree_.size());
    return {};
  }

  Result<> count(Instant now) {
    constexpr std::chrono::days one_day{1};
    const auto waiting = TRY(transaction_.one(count_waiting));
    const auto late =
        TRY(transaction_.one(count_late, now - longest_wait, now - one_day - longest_wait));
    report_.waiting = waiting->integer(0);
    report_.late = late->integer(0);
    return {};
  }

  store::Transaction& transaction_;
  Heads heads_;
  std::span<const Head> witnessed_;  ///< Those that are still to come.
  std::vector<std::string> keys_;
  std::optional<Head> head_;  ///< The next one of the database.
  Frontier tree_;
  std::int64_t next_ = 0;  ///< The place that the next entry must have.
  std::int64_t last_right_ = 0;
  bool is_whole_ = true;  ///< So far, each place had one entry.
  Report report_;
};

}  // namespace

Result<Report> Log::verify(std::span<const Head> witnessed,
                           std::span<const std::string> keys,
                           Instant now) {
  auto transaction = TRY(database_.read());
  return Verification(transaction, witnessed, keys).run(now);
}

}  // namespace zicht::audit
