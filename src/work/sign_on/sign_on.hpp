// People of an organisation come in with the sign-on that they have there already (OpenID Connect):
// one passphrase less, and whoever leaves the organisation is out here too. The browser leaves for
// the sign-on, comes back with a code, and the program asks the sign-on itself who that is.
//
// A sign-on vouches for its own organisation alone, and makes nobody: whom it vouches for must have
// been invited (accounts::Sessions::begin decides). What it needs to know stands in the settings of
// the installation, so which sign-ons there are is public.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/fetch/fetch.hpp"
#include "ground/openid/provider.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/session.hpp"

namespace zicht::sign_on {

/// One sign-on, as the operator described it.
struct Setting {
  std::string name = {};          ///< In addresses: small letters, digits and hyphens.
  std::string label = {};         ///< On pages: "Gemeente Kroonstad".
  std::string organisation = {};  ///< Its name here, to the letter.
  openid::Client client = {};     ///< Without the redirect, which follows from the name.
  /// Any of these in "amr", or the "acr" itself, says that a second factor was asked there.
  std::set<std::string> second_factor_methods = {};
  std::set<std::string> second_factor_levels = {};
};

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const crypto::Sealer& sealer;
  const fetch::Fetcher& fetcher;
  accounts::Sessions& sessions;
  std::string site = {};  ///< "https://zicht.example"
};

/// Where the browser goes, and what it must keep until it comes back.
struct Departure {
  std::string address = {};
  std::string secret = {};
};

/// What the browser brought back, each empty where it was not there.
struct Return {
  std::string state = {};
  std::string code = {};
  std::string issuer = {};
  std::string error = {};
  std::string secret = {};  ///< Of its cookie.
};

/// How it ended.
enum class Outcome {
  signed_in,     ///< Or on to the second factor.
  cancelled,     ///< Not there: somebody pressed "no", or was not let through.
  lost,          ///< Too late, used before, or begun in another browser.
  unrecognised,  ///< Right, but not of somebody who may come in here. Why is not said.
  stale,         ///< It was to be proved anew, and was not.
  wrong          ///< What the sign-on answered does not hold.
};

struct Arrival {
  Outcome outcome = Outcome::lost;
  accounts::SignedIn signed_in = {};
  std::string back_to = {};
  std::string why = {};  ///< English, for the log; names nobody and holds no secret.
};

/// All sign-ons of this installation. Safe to share between threads and nodes: what must be known
/// when somebody comes back is in the database. A verb for a name that is not there fails with
/// `not_found`; where the database or the sign-on is away, with `unavailable`.
class SignOns {
 public:
  SignOns(Ground ground, std::vector<Setting> settings);

  std::vector<accounts::SignOn> names() const;
  Result<accounts::SignOn> find(std::string_view name) const;

  /// `back_to`: the path on this site to go on to. `fresh`: who is signed in there already must
  /// prove it again, for a sensitive act.
  Result<Departure> leave(std::string_view name, const std::string& back_to, bool fresh);
  /// Works once for each departure, in the browser that left, within accounts::away_limit.
  Result<Arrival> arrive(std::string_view name,
                         const Return& returned,
                         const accounts::Browser& browser);
  /// Where one signs out there too; empty where the sign-on has no such page.
  Result<std::string> address_for_leaving(std::string_view name);

 private:
  struct Place {
    Setting setting;
    std::unique_ptr<openid::Provider> provider;
  };
  Result<const Place*> place(std::string_view name) const;
  bool had_second_factor(const Setting& setting, const openid::Claims& claims) const;

  Ground ground_;
  std::vector<Place> places_;
};

}  // namespace zicht::sign_on
