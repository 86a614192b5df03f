#include "work/retention/retention_store.hpp"

namespace zicht::retention {
namespace {

#define HOLD_COLUMNS \
  "id, signal, reason, state, asked_by, asked_as, asked_at, answered_by, answered_at"
constexpr auto insert_hold =
    "INSERT INTO holds (" HOLD_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr auto select_hold = "SELECT " HOLD_COLUMNS " FROM holds WHERE id = $1";
constexpr auto update_hold = R"sql(
  UPDATE holds SET state = $2, asked_by = $3, asked_as = $4, asked_at = $5, answered_by = $6,
                   answered_at = $7
  WHERE id = $1)sql";
constexpr auto select_of_signal =
    "SELECT " HOLD_COLUMNS " FROM holds WHERE signal = $1 ORDER BY asked_at DESC, id";
// Of the desk that has the signal now: a hold goes along when a signal is handed over.
constexpr auto select_of_desk = "SELECT " HOLD_COLUMNS R"sql(
  FROM holds
  WHERE state IN ('asked', 'held', 'end_asked')
    AND signal IN (SELECT signals.id FROM signals WHERE desk = $1)
  ORDER BY asked_at DESC, id)sql";
#undef HOLD_COLUMNS
constexpr auto count_holding = R"sql(
  SELECT COUNT(*) FROM holds
  WHERE signal = $1 AND state IN ('asked', 'held', 'end_asked'))sql";

#define DESTRUCTION_COLUMNS "signal, part, rule, closed_on, due_on, approved_by, destroyed_at"
constexpr auto insert_destruction = "INSERT INTO destructions (" DESTRUCTION_COLUMNS
                                    ", desk) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr auto select_destructions = "SELECT " DESTRUCTION_COLUMNS R"sql(
  FROM destructions WHERE desk = $1 ORDER BY destroyed_at DESC, signal LIMIT $2)sql";
constexpr auto select_destruction = "SELECT " DESTRUCTION_COLUMNS R"sql(
  FROM destructions WHERE desk = $1 AND signal = $2 AND part = $3)sql";
#undef DESTRUCTION_COLUMNS
constexpr auto select_all_destroyed = "SELECT signal, part FROM destructions ORDER BY signal, part";

Result<Hold> to_hold(const store::Row& row) {
  const auto reason = TRY(row.named<Reason>(2));
  const auto state = TRY(row.named<HoldState>(3));
  const auto side = TRY(row.named<Side>(5));
  return Hold{.id = {row.integer(0)},
              .signal = {row.integer(1)},
              .reason = reason,
              .state = state,
              .asked_by = {row.integer(4)},
              .asked_as = side,
              .asked_at = row.instant(6),
              .answered_by = {row.integer(7)},
              .answered_at = row.maybe_instant(8)};
}

Result<std::vector<Hold>> to_holds(const std::vector<store::Row>& rows) {
  std::vector<Hold> holds;
  for (const auto& row : rows) holds.push_back(TRY(to_hold(row)));
  return holds;
}

Result<Destruction> to_destruction(const store::Row& row) {
  const auto part = TRY(row.named<Part>(1));
  const auto closed = TRY(parse_date(row.text(3)));
  const auto due = TRY(parse_date(row.text(4)));
  return Destruction{.signal = {row.integer(0)},
                     .part = part,
                     .rule = row.text(2),
                     .closed_on = closed,
                     .due_on = due,
                     .approved_by = {row.integer(5)},
                     .destroyed_at = row.instant(6)};
}

}  // namespace

Result<> RetentionStore::add(const Hold& hold) {
  TRY(transaction_.run(insert_hold,
                       hold.id,
                       hold.signal,
                       hold.reason,
                       hold.state,
                       hold.asked_by,
                       hold.asked_as,
                       hold.asked_at,
                       hold.answered_by,
                       hold.answered_at));
  return {};
}

Result<std::optional<Hold>> RetentionStore::find(HoldId id) {
  const auto row = TRY(transaction_.one(select_hold, id));
  if (!row) return std::optional<Hold>();
  return std::optional(TRY(to_hold(*row)));
}

Result<> RetentionStore::change(const Hold& hold) {
  TRY(transaction_.run(update_hold,
                       hold.id,
                       hold.state,
                       hold.asked_by,
                       hold.asked_as,
                       hold.asked_at,
                       hold.answered_by,
                       hold.answered_at));
  return {};
}

Result<std::vector<Hold>> RetentionStore::of_signal(signals::SignalId signal) {
  return to_holds(TRY(transaction_.all(select_of_signal, signal)));
}

Result<std::vector<Hold>> RetentionStore::of_desk(accounts::OrganisationId desk) {
  return to_holds(TRY(transaction_.all(select_of_desk, desk)));
}

Result<bool> RetentionStore::is_held(signals::SignalId signal) {
  const auto row = TRY(transaction_.one(count_holding, signal));
  return row->integer(0) > 0;
}

Result<> RetentionStore::add(const Destruction& destruction, accounts::OrganisationId desk) {
  TRY(transaction_.run(insert_destruction,
                       destruction.signal,
                       destruction.part,
                       destruction.rule,
                       to_iso(destruction.closed_on),
                       to_iso(destruction.due_on),
                       destruction.approved_by,
                       destruction.destroyed_at,
                       desk));
  return {};
}

Result<std::vector<Destruction>> RetentionStore::destructions(accounts::OrganisationId desk,
                                                              int most) {
  std::vector<Destruction> all;
  for (const auto& row : TRY(transaction_.all(select_destructions, desk, most)))
    all.push_back(TRY(to_destruction(row)));
  return all;
}

Result<std::vector<Chosen>> RetentionStore::all_destroyed() {
  std::vector<Chosen> all;
  for (const auto& row : TRY(transaction_.all(select_all_destroyed))) {
    const auto part = TRY(row.named<Part>(1));
    all.push_back({{row.integer(0)}, part});
  }
  return all;
}

Result<std::optional<Destruction>> RetentionStore::destruction(accounts::OrganisationId desk,
                                                               Chosen what) {
  const auto row = TRY(transaction_.one(select_destruction, desk, what.signal, what.part));
  if (!row) return std::optional<Destruction>();
  return std::optional(TRY(to_destruction(*row)));
}

}  // namespace zicht::retention
