// A signal (signaal): a worry that somebody brought to the desk. It is not a victim and never
// becomes one by itself. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/person.hpp"
#include "work/signals/states.hpp"

namespace zicht::signals {

using SignalId = Id<struct SignalTag>;

/// Along which way it came.
enum class Channel {
  anonymous,     ///< The letterbox, without any way to reach the reporter but the receipt.
  citizen,       ///< The letterbox, with a telephone number or address.
  professional,  ///< From somebody with an account.
  phone          ///< Told to the desk, which wrote it down.
};
constexpr std::array<std::string_view, 4> names_of(Channel) {
  return {"anonymous", "citizen", "professional", "phone"};
}

/// Who brings it.
enum class Reporter { unsaid, bystander, affected, professional };
constexpr std::array<std::string_view, 4> names_of(Reporter) {
  return {"unsaid", "bystander", "affected", "professional"};
}

/// The form of exploitation that the desk thinks of; the reporter is not asked to judge.
enum class Exploitation {
  unknown,
  sexual,
  labour,
  criminal,
  begging,
  servitude,
  organ_removal,
  marriage,
  surrogacy,
  adoption
};
constexpr std::array<std::string_view, 10> names_of(Exploitation) {
  return {"unknown",
          "sexual",
          "labour",
          "criminal",
          "begging",
          "servitude",
          "organ_removal",
          "marriage",
          "surrogacy",
          "adoption"};
}

enum class Urgency { urgent, normal };
constexpr std::array<std::string_view, 2> names_of(Urgency) {
  return {"urgent", "normal"};
}

/// What somebody knows or not.
enum class Known { unknown, yes, no };
constexpr std::array<std::string_view, 3> names_of(Known) {
  return {"unknown", "yes", "no"};
}

std::string_view dutch_name(Channel channel);
std::string_view dutch_name(Reporter reporter);
std::string_view dutch_name(Exploitation form);
std::string_view dutch_name(Urgency urgency);
std::string_view dutch_name(Known known);

/// Urgent where somebody is in danger now, or is not yet eighteen. Nothing else weighs in.
Urgency urgency_of(Known in_danger, Known minor);

/// What may lie readable in the database: enough for deadlines and figures, nothing of the story.
struct Signal {
  SignalId id = {};
  accounts::OrganisationId desk = {};
  State state = State::received;
  Channel channel = Channel::anonymous;
  Reporter reporter = Reporter::unsaid;
  Date received_on = {};                    ///< The day in the Netherlands.
  std::optional<Instant> received_at = {};  ///< Never of who came through the letterbox.
  std::string municipality = {};            ///< "GM0363"; empty where that is not known.
  std::string sector = {};                  ///< An id of the axis "sector"; may be empty.
  Exploitation form = Exploitation::unknown;
  Known in_danger = Known::unknown;
  Known minor = Known::unknown;
  Urgency urgency = Urgency::normal;
  Known least_indication = Known::unknown;  ///< "Geringste aanwijzing"; unknown is doubt.
  Instant acknowledge_by = {};
  Instant assess_by = {};
  std::optional<Instant> acknowledged_at = {};
  std::optional<Instant> assessed_at = {};
  std::optional<Instant> decided_at = {};
  std::optional<Instant> closed_at = {};
  bool has_news = false;                     ///< The reporter wrote, and the desk did not look yet.
  accounts::PersonId assignee = {};          ///< 0 where nobody has it.
  accounts::PersonId person = {};            ///< Who reported it with an account; otherwise 0.
  accounts::OrganisationId offered_to = {};  ///< While it is offered.
  std::int64_t version = 1;                  ///< One more with each change.
};

/// The deadline that counts now; nothing once it was decided.
std::optional<Instant> due(const Signal& signal);

/// The signal after one act at this moment. Fails as next() does, and with `conflict` where it was
/// closed longer than reopen_limit ago.
Result<Signal> act(Signal signal, Action action, Who who, Instant now);

}  // namespace zicht::signals
