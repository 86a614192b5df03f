// Counting alone (tel-alleen): a signal goes into the national picture as one, without identity,
// text or day, and with no way back from the count to the signal. The desk keeps a link, sealed, so
// that it can take its count back; registration and help stay two things with two keys.
#pragma once

#include <string_view>

#include "science/disclosure/protect.hpp"
#include "work/accounts/accounts.hpp"
#include "work/passing/count.hpp"
#include "work/passing/passing.hpp"

namespace zicht::passing {

/// How a value is called in a table: the name of a sector for its id.
using Naming = std::function<std::string(std::string_view id)>;

/// Safe to share between threads and nodes. Fails as Passing does.
class Counting {
 public:
  explicit Counting(Ground ground) : ground_(ground) {}

  /// True where this signal was counted: of the actor's desk by any desk, of another by the actor's
  /// desk.
  Result<bool> is_counted(const accounts::Actor& actor, signals::SignalId signal);
  /// What would be sent; nothing is. Fails with `conflict` where the signal cannot be passed on.
  Result<Count> preview(const accounts::Actor& actor,
                        signals::SignalId signal,
                        std::string_view region,
                        accounts::Kind giver);
  /// Sends it: once for each signal. Fails with `conflict` where it was counted before.
  Result<> send(const accounts::Actor& actor,
                const vault::DeskKey& present,
                signals::SignalId signal,
                std::string_view region,
                accounts::Kind giver);
  /// Takes it back, also where the signal is at another desk by now. Fails with `not_found` where
  /// the actor's desk did not count it.
  Result<> withdraw(const accounts::Actor& actor,
                    const vault::OpenDesk& desk,
                    signals::SignalId signal);

  /// For the registrar: forms of exploitation beside one other characteristic, with what is small
  /// hidden. There is no view of single counts. What came in after last_closed_month() is not in
  /// it: two tables of the same day would differ by one count.
  Result<disclosure::SafeTable> table(const accounts::Actor& actor,
                                      By by,
                                      const Naming& sector_name);

 private:
  Ground ground_;
};

}  // namespace zicht::passing
