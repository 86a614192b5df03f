#include "work/signals/signal_store.hpp"

#include <algorithm>

namespace zicht::signals {
namespace {

/// Every column, in the order of `to_signal`.
#define SIGNAL_COLUMNS                                                                         \
  "id, desk, state, channel, reporter, received_on, received_at, municipality, sector, form, " \
  "in_danger, minor, urgency, least_indication, acknowledge_by, assess_by, acknowledged_at, "  \
  "assessed_at, decided_at, closed_at, assignee, person, offered_to, version, has_news"

constexpr auto insert_signal = "INSERT INTO signals (" SIGNAL_COLUMNS R"sql(, due, is_open)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
          $21, $22, $23, $24, $25, $26, $27))sql";
constexpr auto select_signal = "SELECT " SIGNAL_COLUMNS " FROM signals WHERE id = $1";
constexpr auto update_signal = R"sql(
  UPDATE signals
  SET desk = $2, state = $3, municipality = $4, sector = $5, form = $6, urgency = $7,
      least_indication = $8, acknowledge_by = $9, assess_by = $10, acknowledged_at = $11,
      assessed_at = $12, decided_at = $13, closed_at = $14, assignee = $15, offered_to = $16,
      due = $17, is_open = $18, version = $19, has_news = $20
  WHERE id = $1 AND version = $19 - 1)sql";
constexpr auto update_seen = "UPDATE signals SET has_news = 0 WHERE id = $1";
// The inner part needs the index signals_inbox alone, also for what it leaves out.
constexpr auto select_list = "SELECT " SIGNAL_COLUMNS R"sql(
  FROM signals WHERE id IN (
    SELECT id FROM signals
    WHERE desk = $1 AND is_open = $2 AND (due, id) > ($3, $4)
      AND ($5 = '' OR state = $5) AND ($6 = '' OR urgency = $6)
      AND ($7 = '' OR municipality = $7) AND ($8 = '' OR form = $8)
      AND (assignee = $9 OR $9 = 0)
    ORDER BY due, id LIMIT $10)
  ORDER BY due, id)sql";
constexpr auto select_open_places =
    "SELECT due, id FROM signals WHERE desk = $1 AND is_open = 1 ORDER BY due, id";
// Of the open ones alone: a desk has ten times as many that are closed, and this is asked for each
// page of the list. A deadline is never below 0, and asking for it leads to the index of the list:
// by itself SQLite takes the one by state, and looks at every row.
constexpr auto select_counts = R"sql(
  SELECT state, COUNT(*) FROM signals WHERE desk = $1 AND is_open = 1 AND due >= 0
  GROUP BY state)sql";
constexpr auto select_offered = "SELECT " SIGNAL_COLUMNS R"sql(
  FROM signals WHERE offered_to = $1 AND state = 'offered' ORDER BY due, id)sql";
constexpr auto select_numbered = "SELECT " SIGNAL_COLUMNS R"sql(
  FROM signals WHERE desk = $1 AND id % 4294967296 / 4 = $2 ORDER BY due, id)sql";
constexpr auto select_of_person = "SELECT " SIGNAL_COLUMNS R"sql(
  FROM signals WHERE person = $1 ORDER BY received_on DESC, received_at DESC, id LIMIT $2)sql";
#define OF_COURSES                                                                   \
  " IN (SELECT id FROM signals WHERE desk = $1 AND received_on BETWEEN $2 AND $3"    \
  " UNION SELECT moved.signal FROM signal_steps moved WHERE moved.action = 'accept'" \
  " AND EXISTS (SELECT 1 FROM signal_steps own"                                      \
  " WHERE own.signal = moved.signal AND own.desk = $1))"
// Also those that moved, to this desk or away from it, whenever they came: there are few.
constexpr auto select_courses =
    "SELECT " SIGNAL_COLUMNS " FROM signals WHERE id" OF_COURSES " ORDER BY id";
constexpr auto select_course_steps = R"sql(
  SELECT action, from_state, to_state, person, desk, done_on, done_at, form, signal
  FROM signal_steps WHERE signal)sql" OF_COURSES " ORDER BY signal, number";
#undef OF_COURSES
#undef SIGNAL_COLUMNS

constexpr auto select_next_step =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM signal_steps WHERE signal = $1";
constexpr auto insert_step = R"sql(
  INSERT INTO signal_steps (signal, number, action, from_state, to_state, person, desk, done_on,
                            done_at, form)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";
constexpr auto select_steps = R"sql(
  SELECT action, from_state, to_state, person, desk, done_on, done_at, form
  FROM signal_steps WHERE signal = $1 ORDER BY number)sql";

constexpr auto insert_link = R"sql(
  INSERT INTO signal_links (one, other, kind, person, linked_at) VALUES ($1, $2, $3, $4, $5))sql";
constexpr auto delete_link = "DELETE FROM signal_links WHERE one = $1 AND other = $2";
constexpr auto select_links = R"sql(
  SELECT other, kind FROM signal_links WHERE one = $1
  UNION ALL SELECT one, kind FROM signal_links WHERE other = $1 ORDER BY 1)sql";

constexpr auto select_form = "SELECT 1 FROM signal_forms WHERE form_hash = $1";
constexpr auto insert_form = "INSERT INTO signal_forms (form_hash, day) VALUES ($1, $2)";
constexpr auto delete_forms = "DELETE FROM signal_forms WHERE day < $1";

/// Behind all that has a deadline: 31 December 9999.
constexpr std::int64_t no_deadline = 253'402'214'400'000;

std::int64_t due_of(const Signal& signal) {
  const auto deadline = due(signal);
  return deadline ? deadline->time_since_epoch().count() : no_deadline;
}

/// The word of what is asked for; empty where all are.
template <class Enum>
std::string_view word_of(const std::optional<Enum>& asked) {
  return asked ? names_of(*asked).at(static_cast<std::size_t>(*asked)) : std::string_view{};
}

Result<Signal> to_signal(const store::Row& row) {
  const auto state = TRY(row.named<State>(2));
  const auto channel = TRY(row.named<Channel>(3));
  const auto reporter = TRY(row.named<Reporter>(4));
  const auto received_on = TRY(parse_date(row.text(5)));
  const auto form = TRY(row.named<Exploitation>(9));
  const auto in_danger = TRY(row.named<Known>(10));
  const auto minor = TRY(row.named<Known>(11));
  const auto urgency = TRY(row.named<Urgency>(12));
  const auto least = TRY(row.named<Known>(13));
  return Signal{.id = {row.integer(0)},
                .desk = {row.integer(1)},
                .state = state,
                .channel = channel,
                .reporter = reporter,
                .received_on = received_on,
                .received_at = row.maybe_instant(6),
                .municipality = row.text(7),
                .sector = row.text(8),
                .form = form,
                .in_danger = in_danger,
                .minor = minor,
                .urgency = urgency,
                .least_indication = least,
                .acknowledge_by = row.instant(14),
                .assess_by = row.instant(15),
                .acknowledged_at = row.maybe_instant(16),
                .assessed_at = row.maybe_instant(17),
                .decided_at = row.maybe_instant(18),
                .closed_at = row.maybe_instant(19),
                .has_news = row.boolean(24),
                .assignee = {row.integer(20)},
                .person = {row.integer(21)},
                .offered_to = {row.integer(22)},
                .version = row.integer(23)};
}

Result<Step> to_step(const store::Row& row) {
  const auto action = TRY(row.named<Action>(0));
  const auto from = TRY(row.named<State>(1));
  const auto to = TRY(row.named<State>(2));
  const auto day = TRY(parse_date(row.text(5)));
  Step step{action, from, to, {row.integer(3)}, {row.integer(4)}, day, row.maybe_instant(6)};
  if (!row.text(7).empty()) step.form = TRY(row.named<Exploitation>(7));
  return step;
}

Result<std::vector<Signal>> to_signals(const std::vector<store::Row>& rows) {
  std::vector<Signal> signals;
  signals.reserve(rows.size());
  for (const auto& row : rows) signals.push_back(TRY(to_signal(row)));
  return signals;
}

}  // namespace

After place_of(const Signal& signal) {
  return {due_of(signal), signal.id};
}

Result<> SignalStore::add(const Signal& signal) {
  TRY(transaction_.run(insert_signal,
                       signal.id,
                       signal.desk,
                       signal.state,
                       signal.channel,
                       signal.reporter,
                       to_iso(signal.received_on),
                       signal.received_at,
                       signal.municipality,
                       signal.sector,
                       signal.form,
                       signal.in_danger,
                       signal.minor,
                       signal.urgency,
                       signal.least_indication,
                       signal.acknowledge_by,
                       signal.assess_by,
                       signal.acknowledged_at,
                       signal.assessed_at,
                       signal.decided_at,
                       signal.closed_at,
                       signal.assignee,
                       signal.person,
                       signal.offered_to,
                       signal.version,
                       signal.has_news,
                       due_of(signal),
                       is_open(signal.state)));
  return {};
}

Result<std::optional<Signal>> SignalStore::find(SignalId id) {
  const auto row = TRY(transaction_.one(select_signal, id));
  if (!row) return std::optional<Signal>();
  auto signal = TRY(to_signal(*row));
  return std::optional(std::move(signal));
}

Result<> SignalStore::change(const Signal& signal) {
  const auto changed = TRY(transaction_.run(update_signal,
                                            signal.id,
                                            signal.desk,
                                            signal.state,
                                            signal.municipality,
                                            signal.sector,
                                            signal.form,
                                            signal.urgency,
                                            signal.least_indication,
                                            signal.acknowledge_by,
                                            signal.assess_by,
                                            signal.acknowledged_at,
                                            signal.assessed_at,
                                            signal.decided_at,
                                            signal.closed_at,
                                            signal.assignee,
                                            signal.offered_to,
                                            due_of(signal),
                                            is_open(signal.state),
                                            signal.version,
                                            signal.has_news));
  if (changed == 1) return {};
  return fail(Fault::conflict,
              "Een collega heeft dit signaal net veranderd. Bekijk het opnieuw. Wat je typte, is "
              "nog niet bewaard.",
              "another version of the signal was saved first");
}

Result<> SignalStore::see(SignalId id) {
  TRY(transaction_.run(update_seen, id));
  return {};
}

Result<std::vector<Signal>> SignalStore::list(accounts::OrganisationId desk,
                                              const Filter& filter,
                                              After after,
                                              int most) {
  const auto rows = TRY(transaction_.all(select_list,
                                         desk,
                                         filter.open,
                                         after.due,
                                         after.id,
                                         word_of(filter.state),
                                         word_of(filter.urgency),
                                         filter.municipality,
                                         word_of(filter.form),
                                         filter.assignee,
                                         most));
  return to_signals(rows);
}

Result<std::vector<After>> SignalStore::open_places(accounts::OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_open_places, desk));
  std::vector<After> places;
  places.reserve(rows.size());
  for (const auto& row : rows) places.push_back({row.integer(0), {row.integer(1)}});
  return places;
}

Result<std::map<State, std::int64_t>> SignalStore::counts(accounts::OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_counts, desk));
  std::map<State, std::int64_t> counts;
  for (const auto& row : rows) {
    const auto state = TRY(row.named<State>(0));
    counts[state] = row.integer(1);
  }
  return counts;
}

Result<std::vector<Signal>> SignalStore::numbered(accounts::OrganisationId desk,
                                                  std::int64_t number) {
  const auto rows = TRY(transaction_.all(select_numbered, desk, number));
  return to_signals(rows);
}

Result<std::vector<Signal>> SignalStore::offered_to(accounts::OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_offered, desk));
  return to_signals(rows);
}

Result<std::vector<Signal>> SignalStore::of_person(accounts::PersonId person, int most) {
  const auto rows = TRY(transaction_.all(select_of_person, person, most));
  return to_signals(rows);
}

Result<> SignalStore::add_step(SignalId signal, const Step& step) {
  const auto number = TRY(transaction_.one(select_next_step, signal));
  TRY(transaction_.run(insert_step,
                       signal,
                       number->integer(0),
                       step.action,
                       step.from,
                       step.to,
                       step.person,
                       step.desk,
                       to_iso(step.done_on),
                       step.done_at,
                       word_of(step.form)));
  return {};
}

Result<std::vector<Step>> SignalStore::steps(SignalId signal) {
  const auto rows = TRY(transaction_.all(select_steps, signal));
  std::vector<Step> steps;
  for (const auto& row : rows) steps.push_back(TRY(to_step(row)));
  return steps;
}

Result<std::vector<Course>> SignalStore::courses(accounts::OrganisationId desk,
                                                 Date from,
                                                 Date until) {
  const auto rows = TRY(transaction_.all(select_courses, desk, to_iso(from), to_iso(until)));
  std::vector<Course> courses;
  courses.reserve(rows.size());
  for (const auto& row : rows) courses.emplace_back().signal = TRY(to_signal(row));
  const auto steps = TRY(transaction_.all(select_course_steps, desk, to_iso(from), to_iso(until)));
  auto course = courses.begin();
  for (const auto& row : steps) {
    const SignalId id{row.integer(8)};
    while (course != courses.end() && course->signal.id < id) ++course;
    ZICHT_CHECK(course != courses.end() && course->signal.id == id);
    course->steps.push_back(TRY(to_step(row)));
  }
  return courses;
}

Result<> SignalStore::link(
    SignalId one, SignalId other, LinkKind kind, accounts::PersonId by, Instant at) {
  TRY(transaction_.run(insert_link, std::min(one, other), std::max(one, other), kind, by, at));
  return {};
}

Result<bool> SignalStore::unlink(SignalId one, SignalId other) {
  const auto gone = TRY(transaction_.run(delete_link, std::min(one, other), std::max(one, other)));
  return gone == 1;
}

Result<std::vector<Link>> SignalStore::links(SignalId signal) {
  const auto rows = TRY(transaction_.all(select_links, signal));
  std::vector<Link> links;
  for (const auto& row : rows) {
    const auto kind = TRY(row.named<LinkKind>(1));
    links.push_back({{row.integer(0)}, kind});
  }
  return links;
}

Result<bool> SignalStore::came_before(std::string_view form_hash) {
  const auto row = TRY(transaction_.one(select_form, form_hash));
  return row.has_value();
}

Result<> SignalStore::keep_form(std::string_view form_hash, Date day) {
  TRY(transaction_.run(insert_form, form_hash, to_iso(day)));
  return {};
}

Result<> SignalStore::forget_forms_before(Date day) {
  TRY(transaction_.run(delete_forms, to_iso(day)));
  return {};
}

}  // namespace zicht::signals
