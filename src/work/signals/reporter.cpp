#include "work/signals/reporter.hpp"

#include <fmt/format.h>

#include "ground/audit/audit.hpp"
#include "ground/base/dutch_time.hpp"
#include "ground/crypto/receipt.hpp"

namespace zicht::signals {

tl::unexpected<Error> unknown_words() {
  return fail(Fault::not_found,
              "Deze negen woorden kennen we niet. Kijk of je ze goed hebt overgetypt.",
              "no such receipt");
}

Result<SignalId> find_by_words(RecordStore& store, const std::optional<std::string>& words) {
  const auto hash = crypto::hash_receipt(words.value_or(""));
  const auto found = TRY(store.find_receipt(hash));
  if (!words || !found) return unknown_words();
  return *found;
}

Result<RecordKeys> keys_of(RecordStore& store, SignalId id, const std::string& words) {
  const auto wraps = TRY(store.keys(id, {}));
  // A signal that was destroyed is as one that never was.
  if (wraps.empty()) return unknown_words();
  return RecordKeys::open(wraps, crypto::receipt_keys(words));
}

Result<> note_of_reporter(store::Transaction& transaction,
                          const Clock& clock,
                          std::string action,
                          const Signal& signal,
                          std::vector<std::string> fields,
                          const accounts::Actor* actor) {
  audit::Entry entry{.role = "reporter",
                     .purpose = "report",
                     .action = std::move(action),
                     .object = fmt::format("signal/{}", signal.id.value),
                     .fields = std::move(fields),
                     .organisation = signal.desk.value};
  if (actor != nullptr) {
    entry.actor = actor->person.value;
    return audit::note(transaction, entry, clock.now());
  }
  // The log keeps days of UTC and the record those of the Netherlands. Were they to differ, both
  // together would tell that it was in the first hours after midnight.
  const Instant today = std::chrono::sys_days{dutch_day(clock.now())};
  return audit::note(transaction, entry, today, audit::Grain::day);
}

}  // namespace zicht::signals
