#include "work/accounts/routes.hpp"

#include "work/accounts/handlers.hpp"

namespace zicht::accounts {

void add_routes(http::Router& router, const Desk& desk, bool sign_in_possible) {
  if (sign_in_possible) {
    add_sign_in_routes(router, desk);
    add_account_routes(router, desk);
    add_passkey_routes(router, desk);
    add_people_routes(router, desk);
    return;
  }
  const auto refuse = [](const auto&) -> Result<http::Response> {
    return fail(Fault::unavailable,
                "Aanmelden kan hier niet: deze site is nog niet beveiligd met https. De beheerder "
                "kan dat instellen.");
  };
  router.get("/aanmelden", refuse);
  router.get("/account", refuse);
}

}  // namespace zicht::accounts
