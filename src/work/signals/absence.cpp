// Who is away: nothing may wait for somebody who does not come.
#include "ground/audit/audit.hpp"
#include "ground/base/dutch_time.hpp"
#include "work/signals/desk_act.hpp"

namespace zicht::signals {
namespace {

using accounts::Actor;
using accounts::PersonId;

constexpr auto insert_absence = R"sql(
  INSERT INTO absences (person, desk, until_day) VALUES ($1, $2, $3)
  ON CONFLICT (person, desk) DO UPDATE SET until_day = EXCLUDED.until_day)sql";
constexpr auto delete_absence = "DELETE FROM absences WHERE person = $1 AND desk = $2";
constexpr auto select_absences = R"sql(
  SELECT person, until_day FROM absences WHERE desk = $1 AND until_day >= $2)sql";
constexpr auto select_mine = R"sql(
  SELECT id FROM signals WHERE desk = $1 AND assignee = $2 AND is_open = 1 ORDER BY due, id)sql";

Result<> note_absence(store::Transaction& transaction,
                      const Actor& actor,
                      std::string_view action,
                      Instant now) {
  return audit::note(transaction,
                     {.actor = actor.person.value,
                      .role = "attention_officer",
                      .purpose = "weighing",
                      .action = std::string(action),
                      .object = "desk/" + std::to_string(actor.organisation.value),
                      .organisation = actor.organisation.value},
                     now);
}

}  // namespace

Result<Absences> Signals::absences(const Actor& actor) {
  TRY(require_officer(actor));
  const auto today = to_iso(dutch_day(ground_.clock.now()));
  auto transaction = TRY(ground_.database.read());
  Absences absences;
  for (const auto& row : TRY(transaction.all(select_absences, actor.organisation, today)))
    absences[{row.integer(0)}] = TRY(parse_date(row.text(1)));
  return absences;
}

Result<int> Signals::go_away(const Actor& actor, Date until) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  const auto today = dutch_day(now);
  if (until < today)
    return fail(Fault::invalid, "Deze dag is al voorbij. Kies vandaag of een latere dag.");
  if (std::chrono::sys_days(until) - std::chrono::sys_days(today) > longest_absence)
    return fail(Fault::invalid,
                "Dat is langer dan een jaar. Laat de beheerder dan je rol weghalen.");
  return ground_.database.write([&](store::Transaction& transaction) -> Result<int> {
    TRY(transaction.run(insert_absence, actor.person, actor.organisation, to_iso(until)));
    const auto mine = TRY(transaction.all(select_mine, actor.organisation, actor.person));
    for (const auto& row : mine) {
      auto one = TRY(DeskAct::begin(transaction, actor, {{row.integer(0)}}, now));
      one.signal().assignee = {};
      TRY(one.save("signal.assigned", {"assignee"}));
    }
    TRY(note_absence(transaction, actor, "absence.begun", now));
    return static_cast<int>(mine.size());
  });
}

Result<> Signals::come_back(const Actor& actor) {
  TRY(require_officer(actor));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    TRY(transaction.run(delete_absence, actor.person, actor.organisation));
    return note_absence(transaction, actor, "absence.ended", now);
  });
}

}  // namespace zicht::signals
