#include "work/accounts/letters.hpp"

#include <fmt/format.h>

namespace zicht::accounts {

std::string link_to(std::string_view site, std::string_view page, std::string_view token) {
  return fmt::format("{}{}/{}", site, page, token);
}

// The subjects say nothing of the work: they stand on a locked screen.

mail::Letter invitation_letter(std::string_view to,
                               std::string_view name,
                               std::string_view organisation,
                               std::string_view link) {
  return {.to = std::string(to),
          .subject = "Je uitnodiging voor Zicht",
          .text = fmt::format(
              "Dag {},\n\n{} geeft je een account voor Zicht. Open deze link en kies een "
              "wachtzin:\n\n{}\n\nDe link werkt één keer, en hooguit zeven dagen. Verwacht je deze "
              "uitnodiging niet? Dan hoef je niets te doen.\n",
              name,
              organisation,
              link)};
}

mail::Letter added_letter(std::string_view to, std::string_view name, std::string_view link) {
  return {.to = std::string(to),
          .subject = "Je account bij Zicht",
          .text = fmt::format("Dag {},\n\nJe hebt een rol gekregen in nog een organisatie. Je ziet "
                              "haar op je eigen pagina:\n\n{}\n",
                              name,
                              link)};
}

mail::Letter reset_letter(std::string_view to, std::string_view name, std::string_view link) {
  return {.to = std::string(to),
          .subject = "Een nieuwe wachtzin kiezen",
          .text = fmt::format(
              "Dag {},\n\nJe vroeg om een nieuwe wachtzin voor Zicht. Kies haar met deze "
              "link:\n\n{}\n\nDe link werkt één keer, en hooguit een uur. Vroeg je dit niet? Dan "
              "hoef je niets te doen: je wachtzin blijft wat hij was.\n",
              name,
              link)};
}

mail::Letter changed_letter(std::string_view to, std::string_view name, std::string_view what) {
  return {.to = std::string(to),
          .subject = "Er is iets veranderd aan je account",
          .text = fmt::format("Dag {},\n\n{} Was jij dit niet? Laat het dan meteen weten aan de "
                              "beheerder van je organisatie.\n",
                              name,
                              what)};
}

}  // namespace zicht::accounts
