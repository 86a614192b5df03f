#include "work/passing/allowance.hpp"

namespace zicht::passing {
namespace {

std::string with_alternative(std::string words, const grounds::Advice& advice) {
  return advice.alternative.empty() ? words : words + " " + advice.alternative;
}

Result<> check_consent(const grounds::Advice& advice, const Backing& backing, Date today) {
  const auto age = advice.signer == nullptr ? std::string_view() : advice.signer->id;
  const auto right = signer_for(age);
  if (right.empty())
    return fail(Fault::invalid,
                with_alternative("Je weet niet hoe oud de persoon is, en dus ook niet wie "
                                 "toestemming kan geven. Zoek dat eerst uit.",
                                 advice));
  if (backing.consent_of.empty() || !backing.consent_on)
    return fail(Fault::invalid,
                with_alternative(
                    "Dit mag alleen met toestemming. Schrijf op wie die gaf, en wanneer.", advice));
  if (backing.signed_by != right)
    return fail(Fault::invalid,
                right == "zelf"
                    ? "Vanaf 16 jaar geeft iemand zelf toestemming. Die van een ander telt niet."
                    : "Onder de 16 jaar geeft een ouder of de voogd toestemming.");
  if (*backing.consent_on > today)
    return fail(Fault::invalid, "De dag van de toestemming ligt in de toekomst.");
  return {};
}

Result<> check_agreement(const grounds::Advice& advice, const Backing& backing, Date today) {
  if (backing.agreed_by.empty() || !backing.agreed_on)
    return fail(Fault::invalid,
                with_alternative("Vraag dit eerst aan je FG. Schrijf daarna op wie het goed vond, "
                                 "en wanneer.",
                                 advice));
  if (*backing.agreed_on > today)
    return fail(Fault::invalid, "De dag waarop je FG ja zei, ligt in de toekomst.");
  return {};
}

}  // namespace

std::string_view signer_for(std::string_view age) {
  if (age == "onder-16") return "ouder";
  if (age == "16-17" || age == "18-plus") return "zelf";
  return {};
}

Result<> allow(const grounds::Advice& advice, const Backing& backing, Date today) {
  switch (advice.verdict) {
    case grounds::Verdict::must:
    case grounds::Verdict::may:
      return {};
    case grounds::Verdict::consent:
      return check_consent(advice, backing, today);
    case grounds::Verdict::ask:
      return check_agreement(advice, backing, today);
    case grounds::Verdict::may_not:
      break;
  }
  return fail(Fault::conflict,
              with_alternative("Dit mag niet. Je kunt het hier niet verstrekken.", advice),
              "the table of grounds says that it may not");
}

}  // namespace zicht::passing
