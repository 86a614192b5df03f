#include "work/figures/year.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace zicht::figures {
namespace {

using disclosure::Dimension;
using disclosure::Table;
using signals::Channel;

constexpr std::size_t quarter_count = 4;
/// With fewer in a quarter, nearly all of a table by quarter is hidden, and the year with it.
constexpr std::int64_t worth_a_quarter = 50;
constexpr std::string_view other_sector = "Anders of niet gezegd";

/// How signals are told apart, and the place of the category of each.
struct Characteristic {
  std::string_view id;
  std::string_view title;
  std::string_view definition;
  std::vector<std::string> categories;
  std::function<std::size_t(const Arrival&)> place;
};

std::size_t quarter_of(const Arrival& arrival) {
  return (static_cast<unsigned>(arrival.came_on.month()) - 1) / 3;
}

std::vector<Characteristic> characteristics(const std::vector<content::Label>& sectors) {
  std::vector<std::string> channels;
  for (std::size_t at = 0; at < names_of(Channel{}).size(); ++at)
    channels.emplace_back(signals::dutch_name(static_cast<Channel>(at)));
  const auto handed_over = channels.size();
  channels.emplace_back("overgenomen van een ander meldpunt");
  std::vector<std::string> forms;
  for (std::size_t at = 0; at < names_of(signals::Exploitation{}).size(); ++at)
    forms.emplace_back(signals::dutch_name(static_cast<signals::Exploitation>(at)));
  std::vector<std::string> places;
  for (const auto& sector : sectors) places.push_back(sector.name);
  places.emplace_back(other_sector);
  return {
      {"kanaal",
       "Hoe het binnenkwam",
       "Elk signaal dat in deze periode bij het meldpunt kwam, telt één keer: op de dag waarop het "
       "binnenkwam of van een ander meldpunt is overgenomen. Wat het meldpunt zelf in tweeën "
       "splitste, telt één keer.",
       std::move(channels),
       [handed_over](const Arrival& arrival) {
         return arrival.handed_over ? handed_over : static_cast<std::size_t>(arrival.channel);
       }},
      {"vorm",
       "Aan welke vorm het meldpunt dacht",
       "De vorm van uitbuiting die de aandachtsfunctionaris bij de weging koos. Dat is een "
       "vermoeden, geen vaststelling. Zonder weging, of als het signaal naar een ander meldpunt "
       "ging, is de vorm hier onbekend.",
       std::move(forms),
       [](const Arrival& arrival) { return static_cast<std::size_t>(arrival.form); }},
      {"sector",
       "Om wat voor plek of werk het ging",
       "Wat de melder koos. Het meldpunt verandert dat niet.",
       std::move(places),
       [sectors](const Arrival& arrival) {
         const auto known = std::ranges::find(sectors, arrival.sector, &content::Label::id);
         return static_cast<std::size_t>(known - sectors.begin());
       }},
      {"bevestigd",
       "Hoe snel het meldpunt het oppakte",
       "Binnen de termijn is: voor spoed binnen een uur, en anders binnen twee werkdagen. Van wie "
       "zonder account meldt, bewaren we alleen de dag. Dan telt voor spoed de hele dag. Na een "
       "overname begint de termijn opnieuw.",
       {"binnen de termijn", "later of nog niet"},
       [](const Arrival& arrival) { return arrival.acknowledged_in_time ? 0U : 1U; }},
      {"besloten",
       "Hoe snel er een eerste besluit was",
       "Binnen de termijn is: voor spoed binnen 24 uur, en anders binnen vijf werkdagen. Van wie "
       "zonder account meldt, bewaren we alleen de dag. Dan tellen we hele dagen. Een overname "
       "door een ander meldpunt is ook een besluit.",
       {"binnen de termijn", "later of nog niet"},
       [](const Arrival& arrival) { return arrival.decided_in_time ? 0U : 1U; }},
      {"waarheen",
       "Waar het heen ging",
       "Het besluit dat op de peildatum gold. Een signaal dat daarna opnieuw is gewogen, telt hier "
       "zoals het toen stond.",
       {"nog geen besluit",
        "doorgegeven aan de politie",
        "doorgegeven aan de zorg",
        "registratie voorgesteld",
        "naar de ketentafel",
        "geen aanwijzing",
        "dubbel met een ander signaal",
        "overgenomen door een ander meldpunt"},
       [](const Arrival& arrival) { return static_cast<std::size_t>(arrival.outcome); }},
  };
}

Dimension quarters(int year) {
  Dimension dimension{.name = "Periode", .total = "Heel " + std::to_string(year)};
  for (std::size_t at = 1; at <= quarter_count; ++at)
    dimension.categories.push_back({.name = std::to_string(at) + "e kwartaal"});
  return dimension;
}

Table table_of(int year,
               bool by_quarter,
               const Characteristic& characteristic,
               const std::vector<Arrival>& arrivals) {
  Dimension kinds{.name = std::string(characteristic.title)};
  for (const auto& name : characteristic.categories) kinds.categories.push_back({.name = name});
  const auto width = kinds.categories.size();
  Table table;
  if (by_quarter) table.dimensions.push_back(quarters(year));
  table.dimensions.push_back(std::move(kinds));
  table.counts.resize(by_quarter ? width * quarter_count : width);
  for (const auto& arrival : arrivals) {
    const auto row = by_quarter ? quarter_of(arrival) : 0;
    ++table.counts.at(row * width + characteristic.place(arrival));
  }
  return table;
}

/// True where none of the totals that all tables share is hidden. The totals stand last in each
/// row.
bool shows_totals(const disclosure::SafeTable& table) {
  const auto width = table.dimensions().back().categories.size() + 1;
  for (auto at = width - 1; at < table.cells().size(); at += width)
    if (!table.cells()[at]) return false;
  return true;
}

/// Nothing where a total would have to be hidden in one of them: then all of them must go, because
/// another would tell it.
Result<std::vector<Figure>> figures_of(int year,
                                       bool by_quarter,
                                       const std::vector<Characteristic>& all,
                                       const std::vector<Arrival>& arrivals) {
  constexpr disclosure::Rules rules{.threshold = 10, .zeros = disclosure::Zeros::hidden};
  std::vector<Figure> figures;
  for (const auto& one : all) {
    auto safe = TRY(disclosure::protect(table_of(year, by_quarter, one, arrivals), rules));
    if (!shows_totals(safe.table)) return std::vector<Figure>();
    figures.push_back({one.id, one.title, one.definition, std::move(safe.table)});
  }
  return figures;
}

/// Goes by totals that are shown, or are far from small: so the choice tells of no small count.
bool has_quarters(const std::vector<Arrival>& arrivals) {
  std::array<std::int64_t, quarter_count> counts{};
  for (const auto& arrival : arrivals) ++counts.at(quarter_of(arrival));
  return *std::ranges::min_element(counts) >= worth_a_quarter;
}

}  // namespace

Date known_on(int year) {
  return std::chrono::year{year + 1} / std::chrono::January / 31;
}

int latest_year(Date today) {
  const auto last = static_cast<int>(today.year()) - 1;
  return today > known_on(last) ? last : last - 1;
}

Result<Year> count(int year,
                   const std::vector<Arrival>& arrivals,
                   const std::vector<content::Label>& sectors) {
  std::vector<Arrival> counted;
  for (const auto& arrival : arrivals)
    if (static_cast<int>(arrival.came_on.year()) == year) counted.push_back(arrival);
  const auto all = characteristics(sectors);
  Year made{.year = year, .by_quarter = has_quarters(counted)};
  if (made.by_quarter) {
    made.figures = TRY(figures_of(year, true, all, counted));
    if (!made.figures.empty()) return made;
    made.by_quarter = false;
  }
  made.figures = TRY(figures_of(year, false, all, counted));
  return made;
}

}  // namespace zicht::figures
