#include "science/estimate/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>

namespace zicht::estimate {
namespace {

/// Each history as `change` makes it; who ends on no list is left out.
template <class Change>
Table changed(std::vector<std::string> lists, const Table& table, Change change) {
  Table made{std::move(lists), {}};
  made.counts.assign(histories(made.list_count()), 0);
  for (Mask history = 1; history < table.counts.size(); ++history) {
    const Mask to = change(history);
    if (to != 0) made.counts[to] += table.counts[history];
  }
  return made;
}

Mask without_bit(Mask history, int bit) {
  const Mask below = (Mask{1} << static_cast<unsigned>(bit)) - 1;
  return (history & below) | ((history >> 1U) & ~below);
}

}  // namespace

std::int64_t Table::observed() const {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

std::int64_t Table::on_all(Mask set) const {
  std::int64_t sum = 0;
  for (Mask history = 0; history < counts.size(); ++history)
    if (contains(history, set)) sum += counts[history];
  return sum;
}

std::int64_t Table::on_more_lists() const {
  std::int64_t sum = 0;
  for (Mask history = 1; history < counts.size(); ++history)
    if (order(history) > 1) sum += counts[history];
  return sum;
}

Result<> check(const Table& table) {
  const auto lists = table.lists.size();
  if (lists < 2)
    return fail(Fault::invalid,
                fmt::format("Er is {} lijst. Een schatting vraagt er minstens twee.",
                            lists == 0 ? "geen enkele" : "maar één"));
  if (lists > max_lists)
    return fail(Fault::invalid,
                fmt::format("Er zijn {} lijsten. Het kunnen er hoogstens {} zijn. Voeg lijsten "
                            "samen of laat er weg.",
                            lists,
                            max_lists));
  for (std::size_t at = 0; at < lists; ++at)
    for (std::size_t other = 0; other < at; ++other)
      if (table.lists[at] == table.lists[other])
        return fail(Fault::invalid,
                    fmt::format("Twee lijsten heten \"{}\". Geef elke lijst een eigen naam.",
                                table.lists[at]));
  if (table.counts.size() != histories(table.list_count()))
    return fail(Fault::invalid, "De tabel past niet bij het aantal lijsten.");
  std::int64_t sum = 0;
  for (const auto count : table.counts) {
    if (count < 0) return fail(Fault::invalid, "Een aantal is negatief.");
    if (count > most_persons || (sum += count) > most_persons)
      return fail(Fault::invalid, "De aantallen zijn samen te groot (meer dan 2^53).");
  }
  if (table.counts[0] != 0)
    return fail(Fault::invalid, "Wie op geen enkele lijst staat, kan niet geteld zijn.");
  return {};
}

Table without(const Table& table, int list) {
  auto lists = table.lists;
  lists.erase(lists.begin() + list);
  return changed(std::move(lists), table, [&](Mask history) { return without_bit(history, list); });
}

Table merged(const Table& table, int first, int second) {
  if (first > second) std::swap(first, second);
  const auto one = static_cast<std::size_t>(first);
  const auto two = static_cast<std::size_t>(second);
  auto lists = table.lists;
  lists[one] += "+" + lists[two];
  lists.erase(lists.begin() + second);
  const Mask bit = Mask{1} << static_cast<unsigned>(first);
  const Mask other = Mask{1} << static_cast<unsigned>(second);
  return changed(std::move(lists), table, [&](Mask history) {
    if ((history & other) != 0) history |= bit;
    return without_bit(history, second);
  });
}

Result<int> find_list(const Table& table, std::string_view name) {
  const auto found = std::find(table.lists.begin(), table.lists.end(), name);
  if (found != table.lists.end()) return static_cast<int>(found - table.lists.begin());
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error == std::errc{} && end == name.data() + name.size() && number >= 1 &&
      number <= table.list_count())
    return number - 1;
  return fail(Fault::invalid, fmt::format("Er is geen lijst \"{}\".", name));
}

std::optional<Warning> identical_lists(const Table& table) {
  const auto bit = [](int list) { return Mask{1} << static_cast<unsigned>(list); };
  for (int one = 0; one < table.list_count(); ++one)
    for (int two = one + 1; two < table.list_count(); ++two) {
      const auto both = table.on_all(bit(one) | bit(two));
      if (both == 0 || both != table.on_all(bit(one)) || both != table.on_all(bit(two))) continue;
      return Warning{
          "identical_lists",
          fmt::format("De lijsten {} en {} bevatten dezelfde mensen. Dat lijkt op overlap, "
                      "maar de tweede zegt niets nieuws. Voeg ze samen.",
                      table.lists[static_cast<std::size_t>(one)],
                      table.lists[static_cast<std::size_t>(two)])};
    }
  return std::nullopt;
}

std::vector<Warning> warnings(const Table& table) {
  std::vector<Warning> all;
  const auto observed = table.observed();
  const auto bit = [](int list) { return Mask{1} << static_cast<unsigned>(list); };
  const auto name = [&](int list) { return table.lists[static_cast<std::size_t>(list)]; };
  for (int list = 0; list < table.list_count(); ++list) {
    const auto size = table.on_all(bit(list));
    if (size == 0) {
      all.push_back({"empty_list", fmt::format("Op lijst {} staat niemand.", name(list))});
      continue;
    }
    if (size == observed)
      all.push_back({"list_holds_everyone",
                     fmt::format("Op lijst {} staat iedereen. Zij zegt dan niets over wie buiten "
                                 "beeld is.",
                                 name(list))});
    if (size == table.counts[bit(list)])
      all.push_back(
          {"no_overlap",
           fmt::format("Wie op lijst {} staat, staat op geen andere lijst.", name(list))});
  }
  if (auto same = identical_lists(table)) all.push_back(std::move(*same));
  return all;
}

}  // namespace zicht::estimate
