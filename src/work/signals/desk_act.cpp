#include "work/signals/desk_act.hpp"

#include <fmt/format.h>

#include "ground/audit/audit.hpp"
#include "ground/base/dutch_time.hpp"
#include "ground/crypto/token.hpp"
#include "work/signals/report.hpp"

namespace zicht::signals {

Result<> require_officer(const accounts::Actor& actor) {
  return accounts::require(actor, accounts::May::weigh_signals);
}

Result<> require_member(const accounts::Actor& actor, const vault::OpenDesk& desk) {
  TRY(require_officer(actor));
  if (desk.desk() != actor.organisation)
    return fail(Fault::forbidden, "Je bent hier niet bij dit meldpunt.", "the key of another desk");
  return {};
}

Result<> note_act(store::Transaction& transaction,
                  const accounts::Actor& actor,
                  std::string_view action,
                  SignalId id,
                  std::vector<std::string> fields,
                  Instant now,
                  Who who) {
  return audit::note(transaction,
                     {.actor = actor.person.value,
                      .role = who == Who::destroyer ? "privacy_officer" : "attention_officer",
                      .purpose = who == Who::destroyer ? "destruction" : "weighing",
                      .action = std::string(action),
                      .object = fmt::format("signal/{}", id.value),
                      .fields = std::move(fields),
                      .organisation = actor.organisation.value},
                     now);
}

Result<DeskAct> DeskAct::begin(store::Transaction& transaction,
                               const accounts::Actor& actor,
                               Seen seen,
                               Instant now,
                               Who who) {
  auto signal = TRY(SignalStore(transaction).find(seen.id));
  const auto holder = !signal                ? accounts::OrganisationId{}
                      : who == Who::receiver ? signal->offered_to
                                             : signal->desk;
  if (!signal || holder != actor.organisation)
    return fail(Fault::not_found, "Dit signaal is er niet.");
  if (seen.version != 0 && seen.version != signal->version)
    return fail(Fault::conflict,
                "Dit signaal is net veranderd. Bekijk het opnieuw. Wat je typte, is nog niet "
                "bewaard.",
                "another version of the signal was saved first");
  return DeskAct(transaction, actor, std::move(*signal), now, who);
}

Result<> DeskAct::move(Action action) {
  const auto from = signal_.state;
  const auto offered_to = signal_.offered_to;
  signal_ = TRY(act(signal_, action, who_, now_));
  steps_.push_back({.action = action,
                    .from = from,
                    .to = signal_.state,
                    .person = actor_.person,
                    .desk = offered_to.value != 0 ? offered_to : signal_.desk,
                    .done_on = dutch_day(now_),
                    .done_at = now_});
  return {};
}

Result<> DeskAct::weigh(const Assessment& assessment) {
  TRY(move(Action::assess));
  signal_.least_indication = assessment.least_indication;
  signal_.form = assessment.form;
  steps_.back().form = assessment.form;
  return {};
}

Result<> DeskAct::allow_work() const {
  TRY(next(signal_.state, Action::work, who_));
  return {};
}

Result<RecordKeys> DeskAct::keys(const vault::OpenDesk& desk) {
  const auto wraps = TRY(records_.keys(signal_.id, desk.desk()));
  return RecordKeys::open(signal_.id, wraps, desk);
}

Result<> DeskAct::say(const vault::OpenDesk& desk,
                      TextKind kind,
                      std::string_view words,
                      accounts::PersonId addressee,
                      TextId answers) {
  auto plain = TRY(read_message(words));
  const auto opened = TRY(keys(desk));
  const auto sealed = TRY(opened.seal({.id = {crypto::random_key()},
                                       .kind = kind,
                                       .person = actor_.person,
                                       .addressee = addressee,
                                       .answers = answers,
                                       .written_on = dutch_day(now_),
                                       .written_at = now_,
                                       .words = std::move(plain)}));
  return records_.add(signal_.id, sealed);
}

Result<Signal> DeskAct::save(std::string_view action, std::vector<std::string> fields) {
  ++signal_.version;
  TRY(signals_.change(signal_));
  for (const auto& step : steps_) TRY(signals_.add_step(signal_.id, step));
  TRY(log(action, std::move(fields)));
  return signal_;
}

Result<> DeskAct::log(std::string_view action, std::vector<std::string> fields) {
  return note_act(transaction_, actor_, action, signal_.id, std::move(fields), now_, who_);
}

}  // namespace zicht::signals
