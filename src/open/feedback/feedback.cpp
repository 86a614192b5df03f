#include "open/feedback/feedback.hpp"

#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
#include "open/feedback/feedback_store.hpp"

namespace zicht::feedback {
namespace {

constexpr std::chrono::days kept_for{365};

}  // namespace

Result<> check(const Opinion& opinion) {
  const auto characters = text::length(opinion.words);
  if (characters <= most_characters) return {};
  return fail(
      Fault::invalid,
      fmt::format("Je toelichting is te lang: {} tekens. Maak haar korter, {} is het meeste.",
                  text::number(static_cast<std::int64_t>(characters)),
                  text::number(most_characters)));
}

Result<> Feedback::submit(Opinion opinion) {
  TRY(check(opinion));
  TRY(make_room());
  TRY(forget_old());
  opinion.day = clock_.today();
  return database_.write([&](store::Transaction& transaction) -> Result<> {
    return FeedbackStore(transaction).add(opinion);
  });
}

/// Counts one more in this hour, or fails where the hour is full.
Result<> Feedback::make_room() {
  const std::lock_guard lock(mutex_);
  const Instant hour = std::chrono::floor<std::chrono::hours>(clock_.now());
  if (hour != hour_) this_hour_ = 0;
  hour_ = hour;
  if (this_hour_ >= most_an_hour)
    return fail(
        Fault::unavailable,
        "Er komen nu te veel antwoorden tegelijk binnen. Probeer het over een uur nog eens.",
        "the bound on feedback in an hour was reached");
  ++this_hour_;
  return {};
}

Result<> Feedback::forget_old() {
  const auto today = clock_.today();
  {
    const std::lock_guard lock(mutex_);
    if (forgotten_on_ == today) return {};
    forgotten_on_ = today;
  }
  const Date oldest{std::chrono::sys_days{today} - kept_for};
  return database_.write([&](store::Transaction& transaction) -> Result<> {
    return FeedbackStore(transaction).forget_before(oldest);
  });
}

Result<std::vector<Tally>> Feedback::tallies() {
  auto transaction = TRY(database_.read());
  return FeedbackStore(transaction).tallies();
}

Result<std::vector<Opinion>> Feedback::all() {
  auto transaction = TRY(database_.read());
  return FeedbackStore(transaction).all();
}

}  // namespace zicht::feedback
