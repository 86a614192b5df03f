#include "work/sign_on/pages.hpp"

#include <fmt/format.h>

#include "work/accounts/fields.hpp"

namespace zicht::sign_on {

using html::markup;
using html::Url;
using html::when;

namespace {

/// What happened, and what helps. For whoever may not come in it is one text, whatever the reason:
/// it does not tell who has an account, or whose was stopped.
std::string words(Outcome outcome, const std::string& label) {
  switch (outcome) {
    case Outcome::signed_in:
      return {};
    case Outcome::cancelled:
      return fmt::format(
          "Je bent niet aangemeld bij {}. Misschien brak je het af, of liet de aanmelding je niet "
          "door.",
          label);
    case Outcome::lost:
      return "Deze poging is voorbij. Een poging om je aan te melden werkt één keer, hooguit tien "
             "minuten, en alleen in de browser waarin je begon.";
    case Outcome::unrecognised:
      return fmt::format(
          "{} weet wie je bent, maar je kunt daarmee niet in Zicht. Dat kan alleen met een account "
          "dat je organisatie hier voor je maakte. Vraag het de beheerder van je organisatie.",
          label);
    case Outcome::stale:
      return fmt::format(
          "Wat je wilt doen, vraagt dat je je opnieuw aanmeldt. {} liet dat niet zien. Meld je "
          "daar eerst af, en probeer het dan nog eens.",
          label);
    case Outcome::wrong:
      return fmt::format(
          "Het antwoord van {} klopt niet. Er is niets gebeurd met je account. Gebeurt dit vaker? "
          "Meld het dan bij de beheerder van deze site.",
          label);
  }
  return {};
}

std::string draw(const html::Layout& layout,
                 const accounts::SignOn& sign_on,
                 std::string_view text) {
  return accounts::page(layout, "Aanmelden is niet gelukt", {}, markup<R"(<p class="lead">{}</p>
<p class="more"><a href="{}">Probeer het nog een keer via {}</a></p>
<p class="more"><a href="/aanmelden">Meld je op een andere manier aan</a></p>
)">(text, Url{accounts::address_of(sign_on)}, sign_on.label));
}

}  // namespace

std::string failed_page(const html::Layout& layout,
                        const accounts::SignOn& sign_on,
                        Outcome outcome) {
  return draw(layout, sign_on, words(outcome, sign_on.label));
}

std::string away_page(const html::Layout& layout,
                      const accounts::SignOn& sign_on,
                      std::string_view text) {
  return draw(layout, sign_on, fmt::format("{} Probeer het over een paar minuten nog eens.", text));
}

std::string signed_out_page(const html::Layout& layout,
                            const accounts::SignOn& sign_on,
                            std::string_view address) {
  const auto inside =
      markup<R"(<p class="lead">Bij {} ben je nog aangemeld.</p>
<p>Gebruiken anderen deze computer ook? Meld je dan ook daar af. Anders kan wie na jou komt hier aanmelden als jij.</p>
)">(sign_on.label) +
      when(!address.empty(), markup<R"(<p class="more"><a href="{}">Meld je ook af bij {}</a></p>
)">(Url{address}, sign_on.label)) +
      markup<R"(<p class="more"><a href="/">Naar de voorpagina</a></p>
)">();
  return accounts::page(layout, "Je bent afgemeld bij Zicht", {}, inside);
}

}  // namespace zicht::sign_on
