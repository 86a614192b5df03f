#include "work/desk/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/base/dutch_time.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"

namespace zicht::desk {
namespace {

std::string days_words(std::int64_t days) {
  return fmt::format("{} {}", days, days == 1 ? "dag" : "dagen");
}

std::string with_capital(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

}  // namespace

bool is_late(const signals::Signal& signal, Instant now) {
  const auto due = signals::due(signal);
  return due && now > *due;
}

std::string due_words(const signals::Signal& signal, Instant now) {
  const auto due = signals::due(signal);
  if (!due) return {};
  using namespace std::chrono;
  if (now > *due) {
    const auto late = now - *due;
    if (late < hours(1)) return "net te laat";
    if (late < hours(24)) return fmt::format("{} uur te laat", floor<hours>(late).count());
    return days_words(floor<days>(late).count()) + " te laat";
  }
  const auto today = dutch_day(now);
  const auto last = dutch_day(*due);
  if (last != today) return "nog " + days_words((sys_days(last) - sys_days(today)).count());
  const auto local = *due + dutch_offset(*due);
  const hh_mm_ss time{floor<minutes>(local - floor<days>(local))};
  constexpr int end_of_day = 23;
  if (time.hours().count() == end_of_day) return "vandaag";
  return fmt::format("voor {}.{:02} uur", time.hours().count(), time.minutes().count());
}

std::string when_words(Date day, std::optional<Instant> at) {
  return at ? accounts::moment(*at) : text::date(day);
}

Names::Names(const content::Library& library,
             const municipalities::Register& municipalities,
             Date today,
             const std::vector<accounts::Colleague>& team,
             const signals::Absences& absences)
    : library_(library), municipalities_(municipalities), today_(today) {
  for (const auto& colleague : team) {
    auto name = colleague.person.name;
    if (const auto away = absences.find(colleague.person.id); away != absences.end())
      name += fmt::format(" (afwezig tot en met {})", text::date(away->second));
    if (accounts::may(colleague.roles, accounts::May::weigh_signals))
      weighers_[colleague.person.id] = name;
    people_[colleague.person.id] = std::move(name);
  }
}

std::string Names::municipality(std::string_view code) const {
  if (code.empty()) return "gemeente onbekend";
  return municipalities_.title(code, today_);
}

std::string Names::sector(std::string_view id) const {
  const auto* axis = library_.axis("sector");
  if (axis == nullptr || id.empty()) return {};
  const auto found =
      std::ranges::find(axis->labels, id, [](const auto& label) { return label.id; });
  return found == axis->labels.end() ? std::string(id) : found->name;
}

std::string Names::person(accounts::PersonId id) const {
  if (id.value == 0) return "de melder";
  const auto found = people_.find(id);
  return found == people_.end() ? "iemand die hier niet meer werkt" : found->second;
}

std::string title_of(const signals::Signal& signal, const Names& names) {
  auto title = signal.form == signals::Exploitation::unknown
                   ? std::string("Vorm nog niet bekend")
                   : with_capital(std::string(signals::dutch_name(signal.form)));
  if (const auto sector = names.sector(signal.sector); !sector.empty()) title += " · " + sector;
  return title + " · " + names.municipality(signal.municipality);
}

}  // namespace zicht::desk
