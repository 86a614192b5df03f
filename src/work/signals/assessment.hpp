// How a signal is weighed: what was seen, in words, and whether there is the least indication of
// trafficking. No points, no weights and no total: a person weighs, and says why. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// What can be ticked. Each can also mean something else; none decides anything by itself.
enum class Indicator {
  dangerous_work,
  long_days,
  little_pay,
  papers_taken,
  false_promises,
  threats,
  debt,
  no_own_money,
  tied_housing,
  own_address_unknown,
  not_free,
  watched,
  hands_over_earnings,
  forced_sex,
  forced_crime,
  under_eighteen,
  goods_without_income,
  injuries,
  other
};
constexpr std::array<std::string_view, 19> names_of(Indicator) {
  return {"dangerous_work",
          "long_days",
          "little_pay",
          "papers_taken",
          "false_promises",
          "threats",
          "debt",
          "no_own_money",
          "tied_housing",
          "own_address_unknown",
          "not_free",
          "watched",
          "hands_over_earnings",
          "forced_sex",
          "forced_crime",
          "under_eighteen",
          "goods_without_income",
          "injuries",
          "other"};
}
std::vector<Indicator> all_indicators();
std::string_view dutch_name(Indicator indicator);

struct Assessment {
  std::vector<Indicator> indicators = {};
  Known least_indication = Known::unknown;  ///< "Geringste aanwijzing"; unknown is doubt.
  Exploitation form = Exploitation::unknown;
  std::string explanation = {};
};

/// Fails with `invalid` where there is no explanation, or a very long one.
Result<> check(const Assessment& assessment);

/// The sealed part as one text: the ticked indicators on the first line, then the explanation. What
/// may lie readable (least_indication, form) is not in it.
std::string to_text(const Assessment& assessment);
/// The same, read back. A word that this program does not know is left out.
Assessment read_assessment(std::string_view text);

}  // namespace zicht::signals
