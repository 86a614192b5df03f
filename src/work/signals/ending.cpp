#include "work/signals/ending.hpp"

#include "ground/base/dutch_time.hpp"
#include "work/signals/desk_act.hpp"
#include "work/signals/file_store.hpp"

namespace zicht::signals {
namespace {

using accounts::Actor;

#define ENDED_COLUMNS                                                                           \
  "SELECT id, closed_at,"                                                                       \
  "  (SELECT to_state FROM signal_steps WHERE signal = signals.id AND to_state IN"              \
  "     ('to_police', 'to_care', 'registration_due', 'to_chain_table', 'no_indication',"        \
  "      'duplicate') ORDER BY number DESC LIMIT 1),"                                           \
  "  (SELECT COUNT(*) FROM record_keys WHERE record = signals.id AND field_group = 'contact')," \
  "  (SELECT MAX(written_on) FROM signal_texts"                                                 \
  "     WHERE signal = signals.id AND field_group = 'dialogue'),"                               \
  "  (SELECT MAX(used_on) FROM signal_receipts WHERE signal = signals.id) "                     \
  "FROM signals WHERE state = 'closed' AND desk = $1 "

constexpr auto select_ended = ENDED_COLUMNS
    "AND closed_at < $2 AND (closed_at, id) > ($3, $4) ORDER BY closed_at, id LIMIT $5";
constexpr auto select_ended_one = ENDED_COLUMNS "AND id = $2";
#undef ENDED_COLUMNS

Result<std::optional<Date>> maybe_date(const store::Row& row, std::size_t column) {
  const auto text = row.maybe_text(column);
  if (!text) return std::optional<Date>();
  return std::optional(TRY(parse_date(*text)));
}

Result<Ended> to_ended(const store::Row& row) {
  Ended found{.id = {row.integer(0)},
              .closed_on = dutch_day(row.instant(1)),
              .has_contact = row.integer(3) > 0};
  if (row.maybe_text(2)) found.went_to = TRY(row.named<State>(2));
  found.last_dialogue_on = TRY(maybe_date(row, 4));
  found.words_used_on = TRY(maybe_date(row, 5));
  return found;
}

}  // namespace

Result<std::vector<Ended>> ended(store::Transaction& transaction,
                                 accounts::OrganisationId desk,
                                 Instant before,
                                 EndedAfter& after,
                                 int most) {
  std::vector<Ended> all;
  for (const auto& row :
       TRY(transaction.all(select_ended, desk, before, after.closed_at, after.id, most))) {
    all.push_back(TRY(to_ended(row)));
    after = {row.instant(1), all.back().id};
  }
  return all;
}

Result<std::optional<Ended>> ended_one(store::Transaction& transaction,
                                       accounts::OrganisationId desk,
                                       SignalId id) {
  const auto row = TRY(transaction.one(select_ended_one, desk, id));
  if (!row) return std::optional<Ended>();
  return std::optional(TRY(to_ended(*row)));
}

Result<> Signals::destroy(const Actor& actor, SignalId id, const Also& also) {
  TRY(accounts::require(actor, accounts::May::destroy_signals));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now, Who::destroyer));
    TRY(also(transaction, one.signal()));
    for (const auto& before : ground_.before_destruction) TRY(before(transaction, actor, id, now));
    TRY(one.move(Action::destroy));
    TRY(one.records().remove_all_keys(id));
    TRY(one.records().remove_receipts(id));
    TRY(FileStore(transaction).remove_bytes(id));
    TRY(one.save("signal.destroyed", {"keys", "receipt", "files"}));
    return {};
  });
}

Result<> Signals::forget_contact(const Actor& actor, SignalId id, const Also& also) {
  TRY(accounts::require(actor, accounts::May::destroy_signals));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now, Who::destroyer));
    TRY(also(transaction, one.signal()));
    for (const auto& before : ground_.before_contact) TRY(before(transaction, actor, id, now));
    TRY(one.records().remove_keys(id, Group::contact));
    return one.log("signal.contact_destroyed", {"contact"});
  });
}

Result<> Signals::forget_words(const Actor& actor, SignalId id, const Also& also) {
  TRY(accounts::require(actor, accounts::May::destroy_signals));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    auto one = TRY(DeskAct::begin(transaction, actor, {id}, now, Who::destroyer));
    TRY(also(transaction, one.signal()));
    TRY(one.records().remove_receipts(id));
    TRY(one.records().remove_keys(id, accounts::OrganisationId{}));
    return one.log("signal.words_destroyed", {"receipt"});
  });
}

}  // namespace zicht::signals
