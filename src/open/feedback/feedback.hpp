// "Was deze pagina nuttig?": the letterbox at the end of a page. It keeps the page, a yes or a no,
// the words and the day, and nothing about who sent them: no address, no browser, no time of the
// day. What is older than a year is thrown away, since people write things about themselves even
// where they are asked not to.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/html/html.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "ground/store/store.hpp"
#include "open/content/library.hpp"

namespace zicht::feedback {

/// Characters; more is refused, with what was typed kept on the page.
inline constexpr std::size_t most_characters = 1000;
/// Opinions in an hour, of everyone together: far above what a handbook gets, far below what would
/// fill a disk. It is counted for the site, because to count for each visitor is to know them.
inline constexpr int most_an_hour = 500;

enum class Answer { yes, no };
constexpr std::array<std::string_view, 2> names_of(Answer) {
  return {"yes", "no"};
}

/// What somebody thought of a page.
struct Opinion {
  std::string page = {};  ///< Its path: "/kompas/signaleren/hoe".
  Answer answer = Answer::yes;
  std::string words = {};  ///< May be empty.
  Date day = {};           ///< In UTC.
};

/// Fails with `invalid` where the words are longer than `most_characters`.
Result<> check(const Opinion& opinion);

/// How many found a page useful, and how many did not.
struct Tally {
  std::string page = {};
  std::int64_t yes = 0;
  std::int64_t no = 0;
};

/// All opinions of one installation. Safe to share between threads. Every verb fails with
/// `unavailable` where the database is away.
class Feedback {
 public:
  Feedback(store::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  /// Keeps it, with today's date. Fails as check() does, and with `unavailable` where this hour has
  /// brought too many. Once a day it first throws away what is older than a year.
  Result<> submit(Opinion opinion);

  /// The pages with most answers "no" first.
  Result<std::vector<Tally>> tallies();
  /// By page, the newest day first.
  Result<std::vector<Opinion>> all();

 private:
  Result<> make_room();
  Result<> forget_old();

  store::Database& database_;
  const Clock& clock_;
  std::mutex mutex_;
  Instant hour_ = {};           ///< The hour that is being counted.
  int this_hour_ = 0;           ///< Opinions in it.
  Date forgotten_on_ = Date{};  ///< The day on which old ones were last thrown away.
};

/// The form for the end of the page at `path`. It is the same for everyone, so it can stand in a
/// prepared page; it works without script and is not printed.
html::Html form(std::string_view path);

/// POST /nuttig, and what comes after it. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                Feedback& feedback,
                const Clock& clock);

}  // namespace zicht::feedback
