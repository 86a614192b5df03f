#include "work/figures/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ground/audit/audit.hpp"
#include "ground/base/dutch_time.hpp"

namespace zicht::figures {
namespace {

using accounts::Actor;
using accounts::Role;

/// Older ones are no longer of use, and less is kept of them.
constexpr int years_shown = 5;

/// The role in which somebody looks: the first of theirs that may.
std::string_view role_word(const Actor& actor) {
  const auto roles = accounts::all_roles();
  const auto role = std::ranges::find_if(roles, [&](Role one) {
    return actor.roles.has(one) && accounts::may({one}, accounts::May::see_desk_figures);
  });
  return role == roles.end() ? std::string_view()
                             : names_of(Role{}).at(static_cast<std::size_t>(*role));
}

std::string_view act_of(Form form) {
  constexpr std::array<std::string_view, 3> acts{
      "figures.read", "figures.taken_as_csv", "figures.taken_as_json"};
  return acts.at(static_cast<std::size_t>(form));
}

Result<> note_reading(
    store::Transaction& transaction, const Actor& actor, const Year& year, Form form, Instant now) {
  audit::Entry entry{.actor = actor.person.value,
                     .role = std::string(role_word(actor)),
                     .purpose = "figures",
                     .action = std::string(act_of(form)),
                     .object = fmt::format("desk/{}/{}", actor.organisation.value, year.year),
                     .organisation = actor.organisation.value};
  for (const auto& figure : year.figures) entry.fields.emplace_back(figure.id);
  return audit::note(transaction, entry, now);
}

Result<std::vector<Arrival>> arrivals_of(store::Database& database,
                                         accounts::OrganisationId desk,
                                         int year) {
  using std::chrono::December;
  using std::chrono::January;
  const std::chrono::year in{year};
  auto transaction = TRY(database.read());
  const auto courses =
      TRY(signals::SignalStore(transaction).courses(desk, in / January / 1, in / December / 31));
  std::vector<Arrival> arrivals;
  for (const auto& course : courses)
    if (auto arrival = arrival_at(desk, course, known_on(year)))
      arrivals.push_back(std::move(*arrival));
  return arrivals;
}

}  // namespace

std::vector<int> Figures::years() const {
  std::vector<int> years;
  const auto latest = latest_year(dutch_day(clock_.now()));
  for (int back = 0; back < years_shown; ++back) years.push_back(latest - back);
  return years;
}

Result<Sheet> Figures::of(const Actor& actor, int year, Form form) {
  TRY(accounts::require(actor, accounts::May::see_desk_figures));
  const auto shown = years();
  if (std::ranges::find(shown, year) == shown.end())
    return fail(Fault::not_found, "Van dit jaar zijn er hier geen cijfers.", "no such year");
  const auto now = clock_.now();
  const auto arrivals = TRY(arrivals_of(database_, actor.organisation, year));
  const auto* sectors = library_.axis("sector");
  Sheet sheet{.desk = actor.organisation_name, .made_on = dutch_day(now)};
  sheet.year = TRY(
      count(year, arrivals, sectors == nullptr ? std::vector<content::Label>() : sectors->labels));
  // What cannot be noted is not shown.
  auto noted = database_.write([&](store::Transaction& transaction) {
    return note_reading(transaction, actor, sheet.year, form, now);
  });
  TRY(std::move(noted));
  return sheet;
}

}  // namespace zicht::figures
