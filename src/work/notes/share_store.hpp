// The SQL of shares. Inside this room only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/store/store.hpp"
#include "work/notes/share.hpp"

namespace zicht::notes {

/// The only place that reads or writes the tables shares and share_openings. It lives for one
/// transaction, which the caller commits. What was chosen lies there sealed, until the link stops
/// working.
class ShareStore {
 public:
  ShareStore(store::Transaction& transaction, const crypto::Sealer& sealer)
      : transaction_(transaction), sealer_(sealer) {}

  Result<> add(const Share& share, std::string_view token_hash);
  Result<std::optional<Share>> find(ShareId id);
  Result<std::optional<Share>> find_by_token(std::string_view token_hash);
  /// The latest first.
  Result<std::vector<Share>> of_person(accounts::PersonId person,
                                       accounts::OrganisationId organisation);
  /// What was chosen is forgotten.
  Result<> revoke(ShareId id, Instant now);
  /// Notes the time, unless there are `most` already.
  Result<> note_opening(ShareId id, Instant now, std::int64_t most);
  /// The latest first.
  Result<std::vector<Instant>> openings(ShareId id);
  /// Forgets what links showed that have expired, and all of those that did so before `long_ago`.
  Result<> sweep(Instant now, Instant long_ago);

 private:
  Result<Share> to_share(const store::Row& row) const;

  store::Transaction& transaction_;
  const crypto::Sealer& sealer_;
};

}  // namespace zicht::notes
