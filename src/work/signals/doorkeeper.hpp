// What keeps a flood out of the letterbox, without knowing who sends it: a little work of the
// sender's computer, or else a little time; and bounds for an hour, for everyone together.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/crypto/seal.hpp"

namespace zicht::signals {

/// Without work a form is taken in no sooner than this after it was opened.
constexpr std::chrono::seconds slow_way{20};
/// For how long a form that was opened can be sent.
constexpr std::chrono::hours ticket_limit{24};
/// Reports in an hour: without work, and in all. The first keeps a program that only waits from
/// taking the whole hour; the second keeps a disk from filling up.
constexpr int most_without_work = 120;
constexpr int most_an_hour = 3000;

/// How a form may come in.
enum class Entry {
  open,   ///< Take it in.
  early,  ///< The work is not done, or not enough by now, and the time is not over.
  stale,  ///< The ticket is none of ours, or too old: the form needs a new one.
  full    ///< This hour has brought too many.
};

/// Bits of zero that the SHA-256 of a ticket with its answer begins with: 65,000 tries on average
/// while it is quiet, and four times as many at each step in which an hour gets busier.
int bits_needed(int reports_this_hour);
/// True where SHA-256("ticket.answer") begins with so many bits of zero.
bool is_worked(std::string_view ticket, std::string_view answer, int bits);

/// Counts for one process; a second one counts for itself. Safe to share between threads.
class Doorkeeper {
 public:
  Doorkeeper(const crypto::Sealer& sealer, const Clock& clock) : sealer_(sealer), clock_(clock) {}

  /// For a form that is opened now. It tells only when that was, and to nobody but us.
  std::string ticket() const;
  /// Whether the form of this ticket may come in now, with this answer to its work.
  Entry admit(std::string_view ticket, std::string_view answer) const;
  /// Counts a report that came in with this ticket. One that came before is not counted: a form
  /// that is sent again and again must not close the letterbox for others.
  void came_in(std::string_view ticket, std::string_view answer);
  /// The work for a form that is opened now.
  int bits() const;

 private:
  void begin_hour(Instant now) const;

  const crypto::Sealer& sealer_;
  const Clock& clock_;
  mutable std::mutex mutex_;
  mutable Instant hour_ = {};
  mutable int this_hour_ = 0;
  mutable int without_work_ = 0;
};

}  // namespace zicht::signals
