// How long what is kept of a closed signal: rules with dates, and what they say on one day. Pure.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "work/signals/ending.hpp"

namespace zicht::retention {

/// What of a signal goes.
enum class Part {
  whole,    ///< All of it: its keys are destroyed, and nobody reads it any more.
  contact,  ///< How the reporter can be reached.
  words     ///< The way back with nine words.
};
constexpr std::array<std::string_view, 3> names_of(Part) {
  return {"whole", "contact", "words"};
}
std::string_view dutch_name(Part part);

/// From which day a term counts.
enum class Begin {
  closed,    ///< When it was closed.
  dialogue,  ///< The last message, or when it was closed where that is later or there was none.
  use        ///< When the nine words were used last, or when it was closed where that is later.
};

/// A length of time on the calendar.
struct Length {
  int months = 0;
  int days = 0;
};
/// The day on which it is over. A day that a month does not have becomes its last one.
Date after(Date day, Length length);

/// One rule, as content/bewaartermijnen.toml says it.
struct Rule {
  std::string id = {};
  Part part = Part::whole;
  std::vector<signals::State> went_to = {};  ///< For `whole`: after which decisions.
  Begin begin = Begin::closed;
  Length length = {};
  std::string why = {};
  Date valid_from = {};
  std::optional<Date> valid_until = {};  ///< The first day on which it holds no longer.
  Date checked_on = {};
  std::optional<Date> confirmed_on = {};  ///< When an FG said that it is right; nothing: never.
};

/// All rules.
struct Terms {
  std::vector<Rule> rules = {};
};

/// True where a rule holds on this day.
bool holds(const Rule& rule, Date day);
/// True where both say something about one part of one signal on one day.
bool overlap(const Rule& one, const Rule& other);

/// Something of a signal whose term is over.
struct Item {
  signals::SignalId signal = {};
  Part part = Part::whole;
  signals::State went_to = signals::State::closed;
  Date closed_on = {};
  Date due_on = {};  ///< From this day on it may go.
  const Rule* rule = nullptr;
};

/// What may go of this signal today: all of it, or else its parts, in the order of Part. A signal
/// that was closed without a decision is as one with a follow-up: it is kept for as long as the
/// longest rule says.
std::vector<Item> due_items(const Terms& terms, const signals::Ended& ended, Date today);

/// Nothing that was closed on this day or later can be due today: the shortest term of all rules.
Date first_that_cannot_be_due(const Terms& terms, Date today);

}  // namespace zicht::retention
