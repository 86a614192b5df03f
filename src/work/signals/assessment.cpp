#include "work/signals/assessment.hpp"

#include <algorithm>

#include "work/signals/report.hpp"

namespace zicht::signals {
namespace {

constexpr auto indicator_names = names_of(Indicator{});

constexpr std::array<std::string_view, 19> dutch_indicators{
    "doet gevaarlijk of ongezond werk",
    "werkt steeds lange dagen",
    "krijgt te weinig, te laat of geen loon",
    "heeft de eigen papieren niet",
    "kwam door valse beloften",
    "wordt bedreigd, mishandeld of gechanteerd",
    "heeft een hoge schuld bij werkgever of bemiddelaar",
    "heeft geen eigen bankpas, rekening of geld",
    "is voor woonruimte afhankelijk van de werkgever",
    "kent het eigen adres niet",
    "kan niet vrij komen en gaan",
    "wordt in de gaten gehouden of mag niet zelf praten",
    "moet geld dat verdiend is afgeven",
    "wordt gedwongen tot seks",
    "wordt gedwongen tot strafbare feiten",
    "is jonger dan 18 jaar",
    "heeft dure spullen zonder inkomen",
    "heeft letsel of ziet er verwaarloosd uit",
    "iets anders, zie de toelichting"};

}  // namespace

std::vector<Indicator> all_indicators() {
  std::vector<Indicator> all;
  for (std::size_t at = 0; at < indicator_names.size(); ++at)
    all.push_back(static_cast<Indicator>(at));
  return all;
}

std::string_view dutch_name(Indicator indicator) {
  return dutch_indicators.at(static_cast<std::size_t>(indicator));
}

Result<> check(const Assessment& assessment) {
  TRY(read_message(assessment.explanation));
  return {};
}

std::string to_text(const Assessment& assessment) {
  std::string text;
  for (const auto indicator : assessment.indicators) {
    if (!text.empty()) text += ' ';
    text += indicator_names.at(static_cast<std::size_t>(indicator));
  }
  return text + '\n' + tidy(assessment.explanation);
}

Assessment read_assessment(std::string_view text) {
  Assessment assessment;
  const auto end = std::min(text.find('\n'), text.size());
  auto ticked = text.substr(0, end);
  while (!ticked.empty()) {
    const auto space = std::min(ticked.find(' '), ticked.size());
    const auto found = std::ranges::find(indicator_names, ticked.substr(0, space));
    if (found != indicator_names.end())
      assessment.indicators.push_back(static_cast<Indicator>(found - indicator_names.begin()));
    ticked.remove_prefix(std::min(space + 1, ticked.size()));
  }
  if (end < text.size()) assessment.explanation = text.substr(end + 1);
  return assessment;
}

}  // namespace zicht::signals
