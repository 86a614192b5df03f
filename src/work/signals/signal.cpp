#include "work/signals/signal.hpp"

namespace zicht::signals {
namespace {

constexpr std::array<std::string_view, 4> dutch_channels{
    "anoniem", "inwoner", "professional", "telefoon"};
constexpr std::array<std::string_view, 4> dutch_reporters{
    "niet gezegd", "zag of hoorde iets", "het gaat over de melder zelf", "professional"};
constexpr std::array<std::string_view, 10> dutch_forms{"nog niet bekend",
                                                       "seksuele uitbuiting",
                                                       "arbeidsuitbuiting",
                                                       "criminele uitbuiting",
                                                       "gedwongen bedelarij",
                                                       "gedwongen dienstbaarheid",
                                                       "gedwongen orgaanverwijdering",
                                                       "gedwongen huwelijk",
                                                       "uitbuiting bij draagmoederschap",
                                                       "illegale adoptie"};

}  // namespace

std::string_view dutch_name(Channel channel) {
  return dutch_channels.at(static_cast<std::size_t>(channel));
}

std::string_view dutch_name(Reporter reporter) {
  return dutch_reporters.at(static_cast<std::size_t>(reporter));
}

std::string_view dutch_name(Exploitation form) {
  return dutch_forms.at(static_cast<std::size_t>(form));
}

std::string_view dutch_name(Urgency urgency) {
  return urgency == Urgency::urgent ? "spoed" : "gewoon";
}

std::string_view dutch_name(Known known) {
  switch (known) {
    case Known::yes:
      return "ja";
    case Known::no:
      return "nee";
    case Known::unknown:
      break;
  }
  return "weet ik niet";
}

Urgency urgency_of(Known in_danger, Known minor) {
  return in_danger == Known::yes || minor == Known::yes ? Urgency::urgent : Urgency::normal;
}

std::optional<Instant> due(const Signal& signal) {
  if (signal.state == State::received) return signal.acknowledge_by;
  if (is_open(signal.state) && !is_decided(signal.state)) return signal.assess_by;
  return std::nullopt;
}

Result<Signal> act(Signal signal, Action action, Who who, Instant now) {
  const auto to = TRY(next(signal.state, action, who));
  if (action == Action::reopen && signal.closed_at && now - *signal.closed_at > reopen_limit)
    return fail(Fault::conflict,
                "Dit signaal is langer dan 30 dagen geleden afgesloten. Het kan niet meer open. "
                "Schrijf een nieuw signaal en koppel het.");
  if (action == Action::acknowledge) signal.acknowledged_at = now;
  if (action == Action::assess && !signal.assessed_at) signal.assessed_at = now;
  if (is_decided(to) && !is_decided(signal.state)) signal.decided_at = now;
  if (action == Action::weigh_again || action == Action::reopen) signal.decided_at.reset();
  if (action == Action::close) signal.closed_at = now;
  if (action == Action::reopen) signal.closed_at.reset();
  if (to != State::offered) signal.offered_to = {};
  signal.state = to;
  return signal;
}

}  // namespace zicht::signals
