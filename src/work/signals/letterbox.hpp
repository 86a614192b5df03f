// The letterbox: how a worry comes in, and how whoever brought it comes back with nine words. It
// takes nothing in that nobody can read, and keeps nothing about who came but what that person
// wrote: no address, no browser, no time finer than the day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "work/accounts/accounts.hpp"
#include "work/signals/file.hpp"
#include "work/signals/ground.hpp"
#include "work/signals/record.hpp"
#include "work/signals/report.hpp"

namespace zicht::signals {

/// What came of a report.
struct Submitted {
  bool came_before = false;  ///< The same form was sent before: nothing was kept this time.
  std::string receipt = {};  ///< Nine words, to be shown once; empty where no answer is wanted.
};

/// What the holder of a receipt and the desk wrote to each other, the oldest first. Not the report:
/// whoever is made to hand over the words does not give it away with them.
struct Dialogue {
  State state = State::received;
  std::vector<Text> texts = {};
  std::vector<File> files = {};  ///< What came after the report; not what is in it.
  bool can_write = false;        ///< As long as it is not closed.
};

/// Safe to share between threads and nodes. Every verb fails with `unavailable` where the database
/// is away.
class Letterbox {
 public:
  explicit Letterbox(Ground ground) : ground_(std::move(ground)) {}

  /// True where there is a desk that can read a report about this municipality.
  Result<bool> can_receive(std::string_view municipality) const;

  /// Seals a report to its desk and keeps it. `form` is the secret of the form: the second time
  /// that it comes it changes nothing. Fails with `invalid` as check() does, and with `conflict`
  /// where no desk can read it.
  Result<Submitted> submit(const Report& report, std::string_view form);
  /// The same by somebody with an account: it stands in the list of this person, and the desk sees
  /// who it was. What somebody told by telephone (Report::by_phone) is in nobody's list; it is for
  /// attention officers to write down.
  Result<Submitted> submit(const Report& report,
                           std::string_view form,
                           const accounts::Actor& reporter);

  /// The dialogue behind nine words, however they were typed. Fails with `not_found` for all other
  /// words, with the same message and after the same work.
  Result<Dialogue> open(std::string_view words);
  /// Adds what the reporter writes; `form` as with submit(). Fails as open() does, with `invalid`
  /// as read_message does, and with `conflict` where it is closed. The text goes to the desk at
  /// once.
  Result<Dialogue> answer(std::string_view words, std::string_view typed, std::string_view form);

  /// What this person reported with an account, the latest first.
  Result<std::vector<Signal>> own(const accounts::Actor& actor);

 private:
  Result<Submitted> take_in(const Report& report,
                            std::string_view form,
                            const accounts::Actor* reporter);

  Ground ground_;
};

}  // namespace zicht::signals
