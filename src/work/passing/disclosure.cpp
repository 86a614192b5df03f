#include "work/passing/disclosure.hpp"

#include "ground/base/dutch_time.hpp"
#include "work/signals/number.hpp"

namespace zicht::passing {
namespace {

constexpr std::array<std::string_view, names_of(Refusal{}).size()> dutch_refusals{
    "",
    "Ik ben niet de juiste ontvanger",
    "Er staat meer in dan ik nodig heb",
    "Volgens mij mag dit niet op deze grondslag",
    "Ik had dit al",
    "Iets anders: ik bel het meldpunt"};

constexpr std::array<std::string_view, 5> verdict_words{
    "moet", "mag", "toestemming", "vraag_fg", "mag_niet"};

}  // namespace

std::string_view dutch_name(Refusal refusal) {
  return dutch_refusals.at(static_cast<std::size_t>(refusal));
}

Disclosure on_day(Disclosure disclosure, Date today) {
  if (is_live(disclosure.state) && today > disclosure.until) {
    disclosure.state = State::expired;
    disclosure.ended_at =
        start_of_dutch_day(Date{std::chrono::sys_days(disclosure.until) + std::chrono::days{1}});
  }
  return disclosure;
}

Result<Disclosure> act(Disclosure disclosure, Action action, Who who, Instant now) {
  disclosure.state = TRY(next(disclosure.state, action, who));
  switch (action) {
    case Action::accept:
    case Action::refuse:
    case Action::confirm:
      disclosure.answered_at = now;
      break;
    case Action::read:
      disclosure.read_at = now;
      break;
    case Action::pack:
    case Action::withdraw:
    case Action::expire:
      break;
  }
  if (!is_live(disclosure.state)) disclosure.ended_at = now;
  return disclosure;
}

std::string number_of(DisclosureId id) {
  return "V" + signals::number_of(signals::SignalId{id.value}).substr(1);
}

std::string_view word_of(grounds::Verdict verdict) {
  return verdict_words.at(static_cast<std::size_t>(verdict));
}

std::string join(const std::vector<std::string>& names) {
  std::string joined;
  for (const auto& name : names) joined += (joined.empty() ? "" : ",") + name;
  return joined;
}

std::vector<std::string> split(std::string_view joined) {
  std::vector<std::string> names;
  while (!joined.empty()) {
    const auto end = std::min(joined.find(','), joined.size());
    names.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return names;
}

}  // namespace zicht::passing
