#include "work/notes/routes.hpp"

#include "work/notes/handlers.hpp"

namespace zicht::notes {

void add_routes(http::Router& router, const Desk& desk, bool sign_in_possible) {
  if (sign_in_possible) {
    add_reading_routes(router, desk);
    add_note_routes(router, desk);
    add_list_routes(router, desk);
    add_share_routes(router, desk);
    add_paper_routes(router, desk);
    return;
  }
  const auto refuse = [](const auto&) -> Result<http::Response> {
    return fail(Fault::unavailable,
                "Aantekeningen maken kan hier niet: daarvoor moet je aangemeld zijn, en deze site "
                "is nog niet beveiligd met https. De beheerder kan dat instellen.");
  };
  for (const auto* pattern : {"/notities/bij/kompas/{chapter}",
                              "/notities/bij/kompas/{chapter}/{page}",
                              "/notities/bij/kaarten/{card}",
                              "/notities/bij/verhaal",
                              "/notities/bij/verhaal/{scene}"})
    router.get(pattern, refuse);
}

}  // namespace zicht::notes
