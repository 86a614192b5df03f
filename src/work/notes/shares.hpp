// Sharing a selection: chosen blocks, cards and notes of one's own, with a message, for somebody
// without an account. Whoever has the link sees exactly that, until it expires or is revoked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "work/accounts/accounts.hpp"
#include "work/notes/notes.hpp"
#include "work/notes/share.hpp"

namespace zicht::notes {

/// A share with when it was opened, the latest first.
struct Watched {
  Share share = {};
  std::vector<Instant> openings = {};
};

/// What a link opens.
struct Opened {
  Standing standing = Standing::open;
  Share share = {};
};

/// Everyone's shares. Safe to share between threads. Every verb fails with `unavailable` where the
/// database is away, and, but for open(), with `forbidden` for who may not take notes. Somebody
/// else's share answers `not_found`, exactly as one that is not there.
class Shares {
 public:
  explicit Shares(Ground ground) : ground_(ground) {}

  /// The secret of the new link, which is kept nowhere: 132 random bits. Fails with `invalid` as
  /// check() does.
  Result<std::string> share(const accounts::Actor& actor, const Selection& selection, Term term);
  Result<std::vector<Share>> own(const accounts::Actor& actor);
  Result<Watched> find(const accounts::Actor& actor, ShareId id);
  /// At once, and for good; what was shared is forgotten.
  Result<> revoke(const accounts::Actor& actor, ShareId id);

  /// For anyone. Notes the time, and nothing else, where the link still works and `counts`. Fails
  /// with `not_found` where there never was such a link.
  Result<Opened> open(std::string_view token, bool counts);

 private:
  Ground ground_;
};

}  // namespace zicht::notes
