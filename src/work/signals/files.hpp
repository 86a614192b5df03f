// Files: what comes after a report, and how the desk looks at it. A report is in before any file is
// sent, so a file that is refused loses nothing. What comes in is told apart by its bytes, scanned,
// and made clean in a program of its own; the clean copy and the original are sealed apart.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "work/accounts/accounts.hpp"
#include "work/signals/file.hpp"
#include "work/signals/ground.hpp"
#include "work/signals/reporter.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

/// What a file goes through on its way in. Both fail with `invalid` or `unavailable`, and then it
/// is not taken in.
struct Checks {
  std::function<Result<>(std::string_view bytes)> scan;
  std::function<Result<std::string>(std::string_view bytes)> clean;
};

/// Files in an hour, in all: each takes up to 28 MB of the disk.
constexpr int most_files_an_hour = 120;

/// A report of somebody with an account, as that person sees it.
struct OwnReport {
  Signal signal = {};
  std::vector<File> files = {};
  bool can_add = false;
};

/// A file, to hand over.
struct Fetched {
  media::Kind kind = media::Kind::jpeg;
  std::string bytes = {};
};

/// Safe to share between threads; it counts for one process. Every verb fails with `unavailable`
/// where the database is away or a key is not there.
class Files {
 public:
  Files(Ground ground, Checks checks) : ground_(std::move(ground)), checks_(std::move(checks)) {}

  /// By whoever has the nine words. `form` is the secret of the form: the second time that the same
  /// file comes with it nothing is added. Fails with `not_found` as Letterbox::open does, with
  /// `invalid` where the file cannot be taken in, with `conflict` where the signal is closed or has
  /// most_files, and with `unavailable` where this hour brought too many or a check cannot be made.
  /// All but the first before the file is looked at.
  Result<> add(std::string_view words, std::string_view bytes, std::string_view form);
  /// The same by the person who reported it with an account.
  Result<> add(const accounts::Actor& actor,
               SignalId signal,
               std::string_view bytes,
               std::string_view form);
  /// Fails with `not_found` for the report of somebody else.
  Result<OwnReport> own(const accounts::Actor& actor, SignalId signal);

  /// The clean copy, for the desk that has the signal; not for one that it is offered to. Fails as
  /// Signals::open, and with `not_found` for a file of another signal.
  Result<Fetched> look(const accounts::Actor& actor,
                       const vault::OpenDesk& desk,
                       SignalId signal,
                       FileId file);
  /// Asks for the original, with a reason. Fails with `conflict` where somebody asked already.
  Result<> ask(const accounts::Actor& actor,
               const vault::OpenDesk& desk,
               SignalId signal,
               FileId file,
               std::string_view reason);
  /// Another member agrees, or does not. Fails with `forbidden` for who asked, and with `conflict`
  /// where nobody did.
  Result<> decide(const accounts::Actor& actor,
                  const vault::OpenDesk& desk,
                  SignalId signal,
                  FileId file,
                  bool agrees);
  /// The original, for who asked and within evidence_limit. Fails with `forbidden` otherwise.
  Result<Fetched> fetch(const accounts::Actor& actor,
                        const vault::OpenDesk& desk,
                        SignalId signal,
                        FileId file);

 private:
  struct Checked;
  Result<> check_open(store::Transaction& transaction, const Signal& signal) const;
  Result<Checked> check(const Signal& signal, std::string_view bytes, const accounts::Actor* actor);
  Result<> keep(store::Transaction& transaction,
                const Checked& checked,
                std::string_view form_hash,
                const accounts::Actor* actor) const;
  Result<> count_in();

  Ground ground_;
  Checks checks_;
  std::mutex mutex_;
  Instant hour_ = {};
  int this_hour_ = 0;
};

}  // namespace zicht::signals
