#include "work/signals/letterbox.hpp"

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/receipt.hpp"
#include "ground/crypto/token.hpp"
#include "work/signals/file_store.hpp"
#include "work/signals/record_keys.hpp"
#include "work/signals/record_store.hpp"
#include "work/signals/reporter.hpp"
#include "work/signals/sealed_report.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::signals {
namespace {

using accounts::Actor;

/// For how long a form that comes again is known: longer than its ticket is good for.
constexpr std::chrono::days forms_kept_for{3};
/// In one dialogue, both ways: more is no dialogue, and would fill a disk with one receipt.
constexpr std::size_t most_messages = 300;
/// Of one person, in the list.
constexpr int most_of_own = 200;

Result<Dialogue> read_dialogue(store::Transaction& transaction,
                               const RecordKeys& keys,
                               const Signal& signal) {
  RecordStore store(transaction);
  auto sealed = TRY(store.texts(signal.id, Group::dialogue));
  auto texts = TRY(keys.open(std::move(sealed)));
  auto files = TRY(FileStore(transaction).of_signal(signal.id));
  return Dialogue{.state = signal.state,
                  .texts = std::move(texts),
                  .files = std::move(files),
                  .can_write = can(signal.state, Action::answer, Who::reporter)};
}

}  // namespace

Result<bool> Letterbox::can_receive(std::string_view municipality) const {
  const auto desk = TRY(ground_.receiver(municipality));
  return desk.has_value();
}

Result<Submitted> Letterbox::submit(const Report& report, std::string_view form) {
  return take_in(report, form, nullptr);
}

Result<Submitted> Letterbox::submit(const Report& report,
                                    std::string_view form,
                                    const Actor& reporter) {
  if (report.by_phone) TRY(accounts::require(reporter, accounts::May::weigh_signals));
  return take_in(report, form, &reporter);
}

Result<Submitted> Letterbox::take_in(const Report& report,
                                     std::string_view form,
                                     const Actor* reporter) {
  TRY(check(report));
  const auto desk = TRY(ground_.receiver(report.municipality));
  if (!desk)
    return fail(Fault::conflict,
                "Over deze gemeente kan hier nog niemand je bericht lezen. Daarom bewaren we het "
                "niet. Kies een andere weg om het te vertellen.",
                "no desk can receive for this municipality");
  const auto sealed = TRY(seal(report, *desk, ground_.clock.now(), reporter));
  const auto form_hash = crypto::hash_token(form);
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Submitted> {
    SignalStore signals(transaction);
    const auto today = sealed.signal.received_on;
    TRY(signals.forget_forms_before(Date{std::chrono::sys_days{today} - forms_kept_for}));
    const bool before = TRY(signals.came_before(form_hash));
    if (before) return Submitted{.came_before = true};
    TRY(signals.keep_form(form_hash, today));
    TRY(signals.add(sealed.signal));
    RecordStore records(transaction);
    const auto id = sealed.signal.id;
    for (const auto& key : sealed.keys) TRY(records.add_key(id, key));
    for (const auto& text : sealed.texts) TRY(records.add(id, text));
    if (!sealed.receipt.empty())
      TRY(records.add_receipt(crypto::hash_receipt(sealed.receipt), id, today));
    TRY(note_of_reporter(
        transaction, ground_.clock, "signal.submitted", sealed.signal, sealed.fields, reporter));
    return Submitted{.receipt = sealed.receipt};
  });
}

Result<Dialogue> Letterbox::open(std::string_view typed) {
  const auto words = crypto::read_receipt(typed);
  // Looked up without writing first, so that a flood of wrong words holds up nobody who writes.
  {
    auto transaction = TRY(ground_.database.read());
    RecordStore records(transaction);
    TRY(find_by_words(records, words));
  }
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Dialogue> {
    RecordStore records(transaction);
    const auto id = TRY(find_by_words(records, words));
    const auto keys = TRY(keys_of(records, id, *words));
    const auto signal = TRY(SignalStore(transaction).find(id));
    if (!signal) return unknown_words();
    auto dialogue = TRY(read_dialogue(transaction, keys, *signal));
    TRY(records.use_receipt(crypto::hash_receipt(*words), dutch_day(ground_.clock.now())));
    TRY(note_of_reporter(
        transaction, ground_.clock, "dialogue.opened", *signal, {"dialogue"}, nullptr));
    return dialogue;
  });
}

Result<Dialogue> Letterbox::answer(std::string_view typed,
                                   std::string_view message,
                                   std::string_view form) {
  const auto words = crypto::read_receipt(typed);
  const auto text = read_message(message);
  {
    auto transaction = TRY(ground_.database.read());
    RecordStore records(transaction);
    TRY(find_by_words(records, words));
  }
  if (!text) return tl::make_unexpected(text.error());
  const auto now = ground_.clock.now();
  const auto today = dutch_day(now);
  // The same form with other words, after going back, is another message.
  const auto form_hash = crypto::hash_token(std::string(form) + '\n' + *text);
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Dialogue> {
    RecordStore records(transaction);
    SignalStore signals(transaction);
    const auto id = TRY(find_by_words(records, words));
    const auto keys = TRY(keys_of(records, id, *words));
    const auto signal = TRY(signals.find(id));
    if (!signal) return unknown_words();
    const bool before = TRY(signals.came_before(form_hash));
    if (before) return read_dialogue(transaction, keys, *signal);
    const auto so_far = TRY(records.texts(id, Group::dialogue));
    if (so_far.size() >= most_messages)
      return fail(
          Fault::conflict,
          "Er staat al heel veel bij dit bericht. Zag je iets nieuws? Schrijf dan een nieuw "
          "bericht.");
    auto moved = TRY(act(*signal, Action::answer, Who::reporter, now));
    const auto sealed = TRY(keys.seal({.id = {crypto::random_key()},
                                       .kind = TextKind::answer,
                                       .written_on = today,
                                       .words = *text}));
    TRY(signals.keep_form(form_hash, today));
    TRY(records.add(id, sealed));
    moved.has_news = true;
    ++moved.version;
    TRY(signals.change(moved));
    TRY(signals.add_step(id,
                         {.action = Action::answer,
                          .from = signal->state,
                          .to = moved.state,
                          .desk = signal->desk,
                          .done_on = today}));
    TRY(note_of_reporter(
        transaction, ground_.clock, "dialogue.answered", moved, {"dialogue"}, nullptr));
    return read_dialogue(transaction, keys, moved);
  });
}

Result<std::vector<Signal>> Letterbox::own(const Actor& actor) {
  TRY(accounts::require(actor, accounts::May::report_signals));
  auto transaction = TRY(ground_.database.read());
  return SignalStore(transaction).of_person(actor.person, most_of_own);
}

}  // namespace zicht::signals
