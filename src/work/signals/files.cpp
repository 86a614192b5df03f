#include "work/signals/files.hpp"

#include "ground/base/dutch_time.hpp"
#include "ground/base/sha256.hpp"
#include "ground/crypto/receipt.hpp"
#include "ground/crypto/token.hpp"
#include "work/signals/file_store.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::signals {

using accounts::Actor;

namespace {

auto not_yours() {
  return fail(Fault::not_found, "Dit bericht is er niet.");
}

/// The same file with the same form is one file.
std::string hash_of(std::string_view form, std::string_view bytes) {
  return crypto::hash_token(std::string(form) + '\n' + sha256_hex(bytes));
}

}  // namespace

/// A file that passed all checks, sealed for the desks that read the signal.
struct Files::Checked {
  File file = {};
  SignalId signal = {};
  accounts::OrganisationId desk = {};
  accounts::OrganisationId offered_to = {};
  std::vector<WrappedKey> keys = {};
  std::vector<std::byte> clean = {};
  std::vector<std::byte> original = {};
};

Result<> Files::check_open(store::Transaction& transaction, const Signal& signal) const {
  if (!can(signal.state, Action::answer, Who::reporter))
    return fail(Fault::conflict,
                "Dit bericht is afgerond. Heb je iets nieuws? Schrijf dan een nieuw bericht.");
  const auto files = TRY(FileStore(transaction).of_signal(signal.id));
  if (files.size() >= most_files)
    return fail(Fault::conflict,
                "Bij dit bericht zitten al tien bestanden. Meer kan er niet bij. Heb je nog iets "
                "belangrijks? Schrijf dat aan het meldpunt.");
  return {};
}

Result<> Files::count_in() {
  const auto now = ground_.clock.now();
  const std::lock_guard lock(mutex_);
  if (now >= hour_ + std::chrono::hours{1} || now < hour_) {
    hour_ = now;
    this_hour_ = 0;
  }
  if (this_hour_ >= most_files_an_hour)
    return fail(Fault::unavailable,
                "Er komen nu te veel bestanden tegelijk binnen. Probeer het over een uur nog eens. "
                "Je bericht is wel binnen.",
                "too many files this hour");
  ++this_hour_;
  return {};
}

Result<Files::Checked> Files::check(const Signal& signal,
                                    std::string_view bytes,
                                    const Actor* actor) {
  const auto kind = TRY(media::inspect(bytes));
  TRY(count_in());
  TRY(checks_.scan(bytes));
  const auto clean = TRY(checks_.clean(bytes));
  const auto now = ground_.clock.now();
  Checked checked{.file = {.id = {crypto::random_key()},
                           .kind = kind,
                           .size = size_class_of(bytes.size()),
                           .received_on = dutch_day(now)},
                  .signal = signal.id,
                  .desk = signal.desk,
                  .offered_to = signal.offered_to};
  if (actor != nullptr) {
    checked.file.received_at = now;
    checked.file.person = actor->person;
  }
  const auto keys = RecordKeys::make(checked.file.id);
  for (const auto desk : {checked.desk, checked.offered_to}) {
    if (desk.value == 0) continue;
    const auto key = TRY(ground_.key_of_desk(desk));
    if (!key)
      return fail(Fault::unavailable, "Dit bestand kan nu niet op slot.", "a desk lost its key");
    for (auto& wrap : TRY(keys.wrap(*key))) checked.keys.push_back(std::move(wrap));
  }
  checked.clean = TRY(keys.seal(checked.file.id, FilePart::clean, clean));
  checked.original = TRY(keys.seal(checked.file.id, FilePart::original, bytes));
  return checked;
}

Result<> Files::keep(store::Transaction& transaction,
                     const Checked& checked,
                     std::string_view form_hash,
                     const Actor* actor) const {
  SignalStore signals(transaction);
  const bool before = TRY(signals.came_before(form_hash));
  if (before) return {};
  auto signal = TRY(signals.find(checked.signal));
  if (!signal) return not_yours();
  TRY(check_open(transaction, *signal));
  if (signal->desk != checked.desk || signal->offered_to != checked.offered_to)
    return fail(Fault::unavailable,
                "Je bericht ging net naar een ander meldpunt. Stuur je bestand nog een keer.",
                "the desk changed while a file came in");
  const auto now = ground_.clock.now();
  const auto today = checked.file.received_on;
  auto moved = TRY(act(*signal, Action::answer, Who::reporter, now));
  TRY(signals.keep_form(form_hash, today));
  FileStore files(transaction);
  TRY(files.add(checked.signal, checked.file));
  TRY(files.add_bytes(checked.file.id, FilePart::clean, checked.clean));
  TRY(files.add_bytes(checked.file.id, FilePart::original, checked.original));
  RecordStore records(transaction);
  for (const auto& key : checked.keys) TRY(records.add_key(checked.signal, key));
  moved.has_news = true;
  ++moved.version;
  TRY(signals.change(moved));
  Step step{.action = Action::answer,
            .from = signal->state,
            .to = moved.state,
            .desk = signal->desk,
            .done_on = today};
  if (actor != nullptr) {
    step.person = actor->person;
    step.done_at = now;
  }
  TRY(signals.add_step(checked.signal, step));
  return note_of_reporter(
      transaction, ground_.clock, "file.added", moved, {"clean", "original"}, actor);
}

Result<> Files::add(std::string_view typed, std::string_view bytes, std::string_view form) {
  const auto words = crypto::read_receipt(typed);
  Signal signal;
  {
    auto transaction = TRY(ground_.database.read());
    RecordStore records(transaction);
    const auto id = TRY(find_by_words(records, words));
    auto found = TRY(SignalStore(transaction).find(id));
    const auto wraps = TRY(records.keys(id, {}));
    // A signal that was destroyed is as one that never was.
    if (!found || wraps.empty()) return unknown_words();
    TRY(check_open(transaction, *found));
    signal = std::move(*found);
  }
  const auto checked = TRY(check(signal, bytes, nullptr));
  const auto hash = hash_of(form, bytes);
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    RecordStore records(transaction);
    TRY(records.use_receipt(crypto::hash_receipt(*words), checked.file.received_on));
    return keep(transaction, checked, hash, nullptr);
  });
}

Result<> Files::add(const Actor& actor,
                    SignalId id,
                    std::string_view bytes,
                    std::string_view form) {
  TRY(accounts::require(actor, accounts::May::report_signals));
  const auto report = TRY(own(actor, id));
  {
    auto transaction = TRY(ground_.database.read());
    TRY(check_open(transaction, report.signal));
  }
  const auto checked = TRY(check(report.signal, bytes, &actor));
  const auto hash = hash_of(form, bytes);
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    return keep(transaction, checked, hash, &actor);
  });
}

Result<OwnReport> Files::own(const Actor& actor, SignalId id) {
  TRY(accounts::require(actor, accounts::May::report_signals));
  auto transaction = TRY(ground_.database.read());
  const auto signal = TRY(SignalStore(transaction).find(id));
  if (!signal || signal->person != actor.person) return not_yours();
  auto files = TRY(FileStore(transaction).of_signal(id));
  OwnReport report{.signal = *signal, .files = std::move(files)};
  report.can_add =
      can(signal->state, Action::answer, Who::reporter) && report.files.size() < most_files;
  return report;
}

}  // namespace zicht::signals
