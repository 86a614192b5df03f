#include "work/signals/sealed_report.hpp"

#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/receipt.hpp"
#include "ground/crypto/token.hpp"
#include "work/signals/deadlines.hpp"
#include "work/signals/record_keys.hpp"

namespace zicht::signals {
namespace {

Channel channel_of(const Report& report, const accounts::Actor* reporter) {
  if (report.by_phone) return Channel::phone;
  if (reporter != nullptr) return Channel::professional;
  return report.contact.empty() ? Channel::anonymous : Channel::citizen;
}

Signal readable_side(const Report& report,
                     const vault::DeskKey& desk,
                     Instant now,
                     const accounts::Actor* reporter) {
  const auto today = dutch_day(now);
  const auto urgency = urgency_of(report.in_danger, report.minor);
  const auto by = reporter != nullptr ? deadlines(now, urgency) : deadlines(today, urgency);
  Signal signal{.id = {crypto::random_key()},
                .desk = desk.desk,
                .channel = channel_of(report, reporter),
                .reporter = report.reporter,
                .received_on = today,
                .municipality = report.municipality,
                .sector = report.sector,
                .in_danger = report.in_danger,
                .minor = report.minor,
                .urgency = urgency,
                .acknowledge_by = by.acknowledge,
                .assess_by = by.assess};
  if (reporter != nullptr) {
    signal.received_at = now;
    if (!report.by_phone) {
      signal.person = reporter->person;
      signal.reporter = Reporter::professional;
    }
  }
  return signal;
}

/// What the desk needs to reach the reporter.
std::string contact_of(const Report& report, const accounts::Actor* reporter) {
  if (reporter == nullptr || report.by_phone) return report.contact;
  return fmt::format("{}, {}, {}{}{}",
                     reporter->name,
                     reporter->organisation_name,
                     reporter->email,
                     report.contact.empty() ? "" : "\n",
                     report.contact);
}

}  // namespace

Result<SealedReport> seal(const Report& report,
                          const vault::DeskKey& desk,
                          Instant now,
                          const accounts::Actor* reporter) {
  SealedReport sealed{.signal = readable_side(report, desk, now, reporter)};
  // Also the groups that are still empty: whoever asks or notes later needs them.
  const auto keys = RecordKeys::make({Group::story, Group::contact, Group::dialogue, Group::notes});
  sealed.keys = TRY(keys.wrap(desk));
  const std::vector<std::pair<TextKind, std::string>> told{
      {TextKind::story, report.story},
      {TextKind::place, report.place},
      {TextKind::moment, report.moment},
      {TextKind::contact, contact_of(report, reporter)}};
  for (const auto& [kind, words] : told) {
    if (words.empty()) continue;
    auto text = TRY(keys.seal({.id = {crypto::random_key()},
                               .kind = kind,
                               .person = sealed.signal.person,
                               .written_on = sealed.signal.received_on,
                               .written_at = sealed.signal.received_at,
                               .words = words}));
    sealed.texts.push_back(std::move(text));
    sealed.fields.emplace_back(names_of(kind).at(static_cast<std::size_t>(kind)));
  }
  if (report.wants_answer) {
    sealed.receipt = crypto::make_receipt();
    auto wrapped = TRY(keys.wrap_dialogue(crypto::receipt_keys(sealed.receipt)));
    sealed.keys.push_back(std::move(wrapped));
  }
  return sealed;
}

}  // namespace zicht::signals
