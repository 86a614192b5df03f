#include "work/vault/routes.hpp"

#include <chrono>

#include "ground/http/number.hpp"
#include "work/vault/pages.hpp"

namespace zicht::vault {
namespace {

using accounts::Actor;
using accounts::May;
using http::Request;
using http::Response;

constexpr int fine = 200;
constexpr int unprocessable = 422;

class Rooms {
 public:
  explicit Rooms(const Desk& desk) : desk_(desk) {}

  Result<Response> show(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    return page(actor,
                {.back_to = back_to(request.query.text("naar")),
                 .done = std::string(request.query.text("verzegeld"))});
  }

  Result<Response> make_own(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto given = TRY(request.form());
    const auto to = back_to(given.text("naar"));
    const auto phrase = given.text("sleutelzin-nieuw");
    const auto standing = TRY(desk_.vault.standing(actor));
    // Whoever took over an open session must not take the keys with it.
    if (standing.has_own_key && !desk_.sessions.is_proved(actor)) return prove();
    if (phrase != given.text("sleutelzin-nogmaals"))
      return page(actor,
                  {.back_to = to,
                   .trouble = "De twee zinnen zijn niet hetzelfde.",
                   .field = "sleutelzin-nogmaals"});
    const auto used = desk_.sessions.check_passphrase(actor, phrase);
    if (actor.has_passphrase && used && *used == accounts::Answer::open)
      return page(actor,
                  {.back_to = to,
                   .trouble = "Dit is je wachtzin. Kies een andere zin voor je sleutel.",
                   .field = "sleutelzin-nieuw"});
    const auto made = desk_.vault.make_own_key(actor, cookie(request), phrase);
    if (!made) return mend(actor, made.error(), {.back_to = to, .field = "sleutelzin-nieuw"});
    return go_on(to);
  }

  Result<Response> open(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto given = TRY(request.form());
    const auto to = back_to(given.text("naar"));
    const auto opened = desk_.vault.unlock(actor, cookie(request), given.text("sleutelzin"));
    if (!opened) return mend(actor, opened.error(), {.back_to = to, .field = "sleutelzin"});
    return go_on(to);
  }

  Result<Response> close(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(desk_.vault.close(actor));
    return http::see_other("/werk/sleutels");
  }

  Result<Response> found(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk_.sessions.is_proved(actor)) return prove();
    return parts(actor, desk_.vault.found(actor, cookie(request)));
  }

  Result<Response> let_in(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk_.sessions.is_proved(actor)) return prove();
    const auto opened = TRY(desk_.vault.open(actor, cookie(request)));
    const auto done = desk_.vault.let_in(actor, opened, person(request));
    if (!done) return mend(actor, done.error(), {});
    return http::see_other("/werk/sleutels");
  }

  Result<Response> take_out(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk_.sessions.is_proved(actor)) return prove();
    const auto opened = TRY(desk_.vault.open(actor, cookie(request)));
    return renewed(actor, opened, desk_.vault.renew(actor, opened, person(request)));
  }

  Result<Response> renew(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk_.sessions.is_proved(actor)) return prove();
    const auto opened = TRY(desk_.vault.open(actor, cookie(request)));
    return renewed(actor, opened, desk_.vault.renew(actor, opened, std::nullopt));
  }

  Result<Response> reseal(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    const auto opened = TRY(desk_.vault.open(actor, cookie(request)));
    const bool done = TRY(reseal_for_a_while(actor, opened));
    return http::see_other(done ? "/werk/sleutels?verzegeld=alles"
                                : "/werk/sleutels?verzegeld=deel");
  }

  Result<Response> recover(const Request& request) const {
    const auto actor = TRY(accounts::signed_in(request));
    if (!desk_.sessions.is_proved(actor)) return prove();
    const auto given = TRY(request.form());
    const auto done =
        desk_.vault.recover(actor, given.text("sleuteldeel"), given.text("sleuteldeel-twee"));
    if (!done) return mend(actor, done.error(), {.field = "sleuteldeel"});
    return http::see_other("/werk/sleutels");
  }

 private:
  /// What the page says besides how things stand.
  struct Said {
    std::string back_to = {};
    std::string trouble = {};
    std::string field = {};
    std::string done = {};
  };

  std::string cookie(const Request& request) const {
    return desk_.sessions.browser(request).session;
  }

  static std::string back_to(std::string_view address) {
    return address.empty() ? std::string() : accounts::own_path(address);
  }

  static Response go_on(const std::string& to) {
    return http::see_other(to.empty() ? "/werk/sleutels" : to);
  }

  static Response prove() { return http::see_other("/account/bevestigen?naar=/werk/sleutels"); }

  static accounts::PersonId person(const Request& request) {
    return {http::number_in(request.capture("persoon"))};
  }

  Result<Response> page(const Actor& actor, Said said) const {
    const bool weighs = accounts::may(actor.roles, May::weigh_signals);
    KeysView view {
      .actor = actor, .standing = TRY(desk_.vault.standing(actor))
      , .weighs = weighs, .back_to = std::move(said.back_to), .trouble = std::move(said.trouble),
        .trouble_with = std::move(said.field)
    };
    if (weighs) view.members = TRY(desk_.vault.members(actor));
    return http::private_page(keys_page(desk_.layout, view),
                              view.trouble.empty() ? fine : unprocessable);
  }

  /// What can be mended comes back with the reason; all else goes on to the page of faults.
  Result<Response> mend(const Actor& actor, const Error& error, Said said) const {
    if (error.fault != Fault::invalid && error.fault != Fault::conflict)
      return tl::make_unexpected(error);
    said.trouble = error.message;
    return page(actor, std::move(said));
  }

  /// True where nothing is left that hangs on an older key.
  Result<bool> reseal_for_a_while(const Actor& actor, const OpenDesk& opened) const {
    constexpr std::chrono::seconds patience{3};
    const auto present = TRY(desk_.vault.desk_key(actor));
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
      const auto sealed = TRY(desk_.reseal(actor, opened, present));
      if (sealed == 0) return true;
    }
    return false;
  }

  /// The parts are shown whatever becomes of the sealing: they are not to be had again, and what
  /// was not sealed anew stays readable for who stays.
  Result<Response> renewed(const Actor& actor,
                           const OpenDesk& opened,
                           const Result<Parts>& made) const {
    if (made) static_cast<void>(reseal_for_a_while(actor, opened));
    return parts(actor, made);
  }

  Result<Response> parts(const Actor& actor, const Result<Parts>& made) const {
    if (!made) return mend(actor, made.error(), {});
    return http::private_page(parts_page(desk_.layout, actor, *made));
  }

  Desk desk_;
};

}  // namespace

void add_routes(http::Router& router, const Desk& desk) {
  const Rooms rooms(desk);
  const auto post = [&](const char* pattern, auto act) {
    router.post(pattern, [rooms, act](const Request& request) { return (rooms.*act)(request); });
  };
  router.get("/werk/sleutels", [rooms](const Request& request) { return rooms.show(request); });
  post("/werk/sleutels/eigen", &Rooms::make_own);
  post("/werk/sleutels/herstellen", &Rooms::recover);
  post("/werk/sleutels/leden/{persoon}/binnenlaten", &Rooms::let_in);
  post("/werk/sleutels/leden/{persoon}/weghalen", &Rooms::take_out);
  post("/werk/sleutels/meldpunt", &Rooms::found);
  post("/werk/sleutels/openen", &Rooms::open);
  post("/werk/sleutels/sluiten", &Rooms::close);
  post("/werk/sleutels/vernieuwen", &Rooms::renew);
  post("/werk/sleutels/verzegelen", &Rooms::reseal);
}

}  // namespace zicht::vault
