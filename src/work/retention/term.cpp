#include "work/retention/term.hpp"

#include <algorithm>

namespace zicht::retention {
namespace {

constexpr std::array<std::string_view, 3> dutch_parts{
    "het hele signaal", "hoe de melder te bereiken is", "de negen woorden"};

Date begin_of(const Rule& rule, const signals::Ended& ended) {
  switch (rule.begin) {
    case Begin::closed:
      return ended.closed_on;
    case Begin::dialogue:
      return std::max(ended.closed_on, ended.last_dialogue_on.value_or(ended.closed_on));
    case Begin::use:
      return std::max(ended.closed_on, ended.words_used_on.value_or(ended.closed_on));
  }
  return ended.closed_on;
}

bool is_there(Part part, const signals::Ended& ended) {
  switch (part) {
    case Part::whole:
      return true;
    case Part::contact:
      return ended.has_contact;
    case Part::words:
      return ended.words_used_on.has_value();
  }
  return false;
}

bool is_about(const Rule& rule, Part part, const signals::Ended& ended) {
  if (rule.part != part) return false;
  return part != Part::whole ||
         std::ranges::find(rule.went_to, ended.went_to) != rule.went_to.end();
}

/// The rule of today for a part; nothing where none is about it.
const Rule* rule_for(const Terms& terms, Part part, const signals::Ended& ended, Date today) {
  const Rule* longest = nullptr;
  for (const auto& rule : terms.rules) {
    if (!holds(rule, today)) continue;
    if (is_about(rule, part, ended)) return &rule;
    const bool is_longer =
        longest == nullptr || after(today, longest->length) < after(today, rule.length);
    if (rule.part == part && is_longer) longest = &rule;
  }
  return part == Part::whole ? longest : nullptr;
}

}  // namespace

std::string_view dutch_name(Part part) {
  return dutch_parts.at(static_cast<std::size_t>(part));
}

Date after(Date day, Length length) {
  auto moved = day + std::chrono::months(length.months);
  if (!moved.ok()) moved = Date{moved.year() / moved.month() / std::chrono::last};
  return Date{std::chrono::sys_days(moved) + std::chrono::days(length.days)};
}

bool holds(const Rule& rule, Date day) {
  return rule.valid_from <= day && (!rule.valid_until || day < *rule.valid_until);
}

bool overlap(const Rule& one, const Rule& other) {
  if (one.part != other.part) return false;
  if (one.valid_until && *one.valid_until <= other.valid_from) return false;
  if (other.valid_until && *other.valid_until <= one.valid_from) return false;
  if (one.part != Part::whole) return true;
  return std::ranges::any_of(one.went_to, [&](signals::State state) {
    return std::ranges::find(other.went_to, state) != other.went_to.end();
  });
}

std::vector<Item> due_items(const Terms& terms, const signals::Ended& ended, Date today) {
  std::vector<Item> items;
  for (const auto part : {Part::whole, Part::contact, Part::words}) {
    const auto* rule = rule_for(terms, part, ended, today);
    if (rule == nullptr || !is_there(part, ended)) continue;
    const auto due_on = after(begin_of(*rule, ended), rule->length);
    if (due_on > today) continue;
    items.push_back({ended.id, part, ended.went_to, ended.closed_on, due_on, rule});
    if (part == Part::whole) break;
  }
  return items;
}

Date first_that_cannot_be_due(const Terms& terms, Date today) {
  // In days of the shortest months, so that it never leaves out what is due.
  constexpr int shortest_month = 28;
  std::optional<int> shortest;
  for (const auto& rule : terms.rules) {
    const int days = rule.length.months * shortest_month + rule.length.days;
    if (holds(rule, today) && (!shortest || days < *shortest)) shortest = days;
  }
  const std::chrono::days back{shortest.value_or(0)};
  return Date{std::chrono::sys_days(today) - back + std::chrono::days(1)};
}

}  // namespace zicht::retention
