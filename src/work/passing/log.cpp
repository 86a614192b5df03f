#include "work/passing/log.hpp"

#include <fmt/format.h>

#include "ground/audit/audit.hpp"

namespace zicht::passing {
namespace {

constexpr auto log_purpose = "passing_on";

audit::Entry entry_of(const Disclosure& disclosure, std::string_view action) {
  return {.purpose = log_purpose,
          .action = std::string(action),
          .object = fmt::format("disclosure/{}", disclosure.id.value),
          .organisation = disclosure.desk.value};
}

/// Who did something at a desk: the FG only where a signal is destroyed.
std::string role_of(const accounts::Actor& actor) {
  return accounts::may(actor.roles, accounts::May::weigh_signals) ? "attention_officer"
                                                                  : "privacy_officer";
}

}  // namespace

Result<> note_disclosure(store::Transaction& transaction,
                         const accounts::Actor& actor,
                         std::string_view action,
                         const Disclosure& disclosure,
                         std::vector<std::string> fields,
                         Instant now) {
  auto entry = entry_of(disclosure, action);
  entry.actor = actor.person.value;
  entry.role = role_of(actor);
  entry.fields = std::move(fields);
  return audit::note(transaction, entry, now);
}

Result<> note_receipt(store::Transaction& transaction,
                      const accounts::Actor& actor,
                      std::string_view action,
                      const Disclosure& disclosure,
                      const std::vector<std::string>& fields,
                      Instant now) {
  auto entry = entry_of(disclosure, action);
  entry.actor = actor.person.value;
  entry.role = "receiver";
  entry.fields = fields;
  TRY(audit::note(transaction, entry, now));
  if (actor.organisation == disclosure.desk) return {};
  entry.organisation = actor.organisation.value;
  return audit::note(transaction, entry, now);
}

Result<> note_expiry(store::Transaction& transaction, const Disclosure& disclosure, Instant now) {
  auto entry = entry_of(disclosure, "disclosure.expired");
  entry.role = "program";
  entry.fields = {"state", "keys"};
  return audit::note(transaction, entry, now);
}

Result<> note_count(store::Transaction& transaction,
                    const accounts::Actor& actor,
                    std::string_view action,
                    signals::SignalId signal,
                    std::vector<std::string> fields,
                    Instant now) {
  return audit::note(transaction,
                     {.actor = actor.person.value,
                      .role = "attention_officer",
                      .purpose = log_purpose,
                      .action = std::string(action),
                      .object = fmt::format("signal/{}", signal.value),
                      .fields = std::move(fields),
                      .organisation = actor.organisation.value},
                     now);
}

}  // namespace zicht::passing
