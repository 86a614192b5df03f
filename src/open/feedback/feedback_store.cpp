#include "open/feedback/feedback_store.hpp"

namespace zicht::feedback {
namespace {

constexpr auto insert_opinion = R"sql(
  INSERT INTO feedback (page, answer, words, day) VALUES ($1, $2, $3, $4))sql";

constexpr auto delete_old = R"sql(DELETE FROM feedback WHERE day < $1)sql";

constexpr auto select_tallies = R"sql(
  SELECT page,
         COUNT(CASE WHEN answer = 'yes' THEN 1 END),
         COUNT(CASE WHEN answer = 'no' THEN 1 END)
  FROM feedback GROUP BY page ORDER BY 3 DESC, 2 DESC, page)sql";

constexpr auto select_all = R"sql(
  SELECT page, answer, words, day FROM feedback ORDER BY page, day DESC, answer, words)sql";

}  // namespace

Result<> FeedbackStore::add(const Opinion& opinion) {
  TRY(transaction_.run(
      insert_opinion, opinion.page, opinion.answer, opinion.words, to_iso(opinion.day)));
  return {};
}

Result<> FeedbackStore::forget_before(Date day) {
  TRY(transaction_.run(delete_old, to_iso(day)));
  return {};
}

Result<std::vector<Tally>> FeedbackStore::tallies() {
  const auto rows = TRY(transaction_.all(select_tallies));
  std::vector<Tally> tallies;
  tallies.reserve(rows.size());
  for (const auto& row : rows)
    tallies.push_back({.page = row.text(0), .yes = row.integer(1), .no = row.integer(2)});
  return tallies;
}

Result<std::vector<Opinion>> FeedbackStore::all() {
  const auto rows = TRY(transaction_.all(select_all));
  std::vector<Opinion> opinions;
  opinions.reserve(rows.size());
  for (const auto& row : rows) {
    const auto answer = TRY(row.named<Answer>(1));
    const auto day = TRY(parse_date(row.text(3)));
    opinions.push_back({.page = row.text(0), .answer = answer, .words = row.text(2), .day = day});
  }
  return opinions;
}

}  // namespace zicht::feedback
