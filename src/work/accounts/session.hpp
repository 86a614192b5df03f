// Who is signed in. Other rooms need two lines of it:
//
//     const auto actor = TRY(accounts::signed_in(request));
//     TRY(accounts::require(actor, accounts::May::...));
//
// A form that another room takes needs nothing more, also where the session ended while somebody
// was typing: the gate then keeps what was typed, sealed with a key that only this browser has, and
// the page /account/tekst gives it back, to the same person, after signing in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/router.hpp"
#include "work/accounts/accounts.hpp"

namespace zicht::accounts {

/// Who asks. Fails with `unauthorised` where nobody is signed in.
Result<Actor> signed_in(const http::Request& request);

/// What a route lets one do. The program has one table of it.
using Rights = std::function<May(const http::RouteName&)>;

/// How far someone came with signing in.
enum class Answer {
  open,       ///< Signed in.
  code,       ///< The passphrase is right; now the second factor.
  wrong,      ///< It does not fit together; which part is not said.
  too_often,  ///< Too many attempts: wait, or ask for a link by mail.
  over        ///< The time for the second factor is over: begin again.
};

/// What a browser must keep from now on.
struct SignedIn {
  Answer answer = Answer::wrong;
  std::string session = {};  ///< The new secret of the session; never the one from before.
  PersonId person = {};
  std::string device = {};        ///< The secret that makes this browser a known one.
  std::string_view refusal = {};  ///< For the log, where a sign-on is not enough: why, of nobody.
};

/// What the sign-on of an organisation says of somebody, after it was verified (work/sign_on).
struct Vouched {
  std::string sign_on = {};       ///< Its name in addresses: "kroonstad".
  std::string organisation = {};  ///< Whose it is: its name here.
  std::string issuer = {};
  std::string subject = {};  ///< Who it is, for that issuer; never somebody else's.
  std::string address = {};  ///< The mail address, where the sign-on verified it; otherwise empty.
  bool has_second_factor = false;  ///< It asked for one.
  Instant proved_at = {};          ///< When this person last proved to be that person there.
};

/// A sign-on, as pages name it.
struct SignOn {
  std::string name = {};   ///< In addresses: "kroonstad".
  std::string label = {};  ///< "Gemeente Kroonstad"
};
/// Where signing in with it begins. What else belongs to it stands below.
inline std::string address_of(const SignOn& sign_on) {
  return "/aanmelden/via/" + sign_on.name;
}

/// What the browser sent along: its secrets, and what it is.
struct Browser {
  std::string session = {};
  std::string device = {};
  std::string name = {};  ///< "Firefox op Windows"
};

/// A form that was kept when its session ended.
struct Kept {
  std::string path = {};
  http::Fields fields = {};
};

/// Sessions of everyone. Safe to share between threads and nodes. Every verb fails with
/// `unavailable` where the database is away.
class Sessions {
 public:
  /// `secure`: the site is reached over https, so cookies carry Secure and the __Host- prefix.
  Sessions(Ground ground, bool secure) : ground_(std::move(ground)), secure_(secure) {}

  /// The gate of the router.
  http::Gate gate(Rights rights);
  /// Keeps a form of a tab that was opened before this browser signed in anew, and shows it.
  http::StaleForm stale_form();
  std::string_view cookie_name() const;
  Browser browser(const http::Request& request) const;

  /// Takes as long for an address that is not there, and says the same.
  Result<SignedIn> sign_in(std::string_view email,
                           std::string_view passphrase,
                           const Browser& browser);
  /// Six digits of the app, or a recovery code.
  Result<SignedIn> give_code(std::string_view code, const Browser& browser);
  /// For who just chose a passphrase with a link: signed in, or on to the second factor.
  Result<SignedIn> begin(PersonId person, const Browser& browser);
  /// For who comes from the sign-on of an organisation: signed in there and nowhere else, or on to
  /// the second factor. The first time the address must be that of someone with a role in that
  /// organisation whom this issuer did not vouch for before; ever after only the subject counts.
  /// Nobody is made. Everyone else gets `wrong`, for whatever reason.
  Result<SignedIn> begin(const Vouched& vouched, const Browser& browser);
  /// For who just proved both factors: signed in.
  Result<SignedIn> begin_proved(PersonId person, const Browser& browser);
  /// Gives the passphrase again, and a code for who has a second factor, for a sensitive act.
  /// `code` where the passphrase is right and the code is not.
  Result<Answer> prove(const Actor& actor, std::string_view passphrase, std::string_view code);
  /// Whether this is the passphrase of the actor: `open`, `wrong` or `too_often`.
  Result<Answer> check_passphrase(const Actor& actor, std::string_view passphrase);
  Result<> sign_out(const Actor& actor);

  /// The live ones of the actor, this one among them, the newest first.
  Result<std::vector<Session>> own(const Actor& actor);
  /// Fails with `not_found` for what is not the actor's own.
  Result<> end(const Actor& actor, SessionId id);
  Result<> end_others(const Actor& actor);
  /// Goes on in another organisation. Fails with `not_found` where the actor has no role there, and
  /// with `conflict` for who came with a sign-on: the one organisation does not vouch for the
  /// other.
  Result<> move(const Actor& actor, OrganisationId organisation);

  /// True where a sensitive act needs no new proof.
  bool is_proved(const Actor& actor) const;
  /// What the browser of this actor kept, if anything.
  Result<std::optional<Kept>> kept(const Actor& actor, const http::Request& request);
  Result<> forget_kept(const http::Request& request);
  /// True where this browser kept a text of this person.
  Result<bool> holds_text(PersonId person, const http::Request& request);
  /// Keeps the form of this request, and sends the browser to `address`.
  Result<http::Response> keep(const http::Request& request, PersonId person, std::string address);

  /// The headers that make a browser keep these secrets, or forget them where they are empty.
  void set_session(http::Response& response, std::string_view token) const;
  void set_device(http::Response& response, std::string_view token) const;
  void forget_all(http::Response& response) const;
  /// The same for the secret of who left for a sign-on and is to come back, within away_limit.
  void set_away(http::Response& response, std::string_view token) const;
  std::string away(const http::Request& request) const;
  /// Where the browser goes after a step of signing in, with what it must keep.
  http::Response go_on(const SignedIn& done, const std::string& back_to, bool text_waits) const;

 private:
  struct Found {
    std::optional<Actor> actor = {};  ///< Where the session is live and complete.
    PersonId person = {};             ///< Whose it is or was, where that is known.
    bool must_set_second_factor = false;
  };
  Result<Found> find(const std::string& token);
  Result<std::optional<http::Response>> stop_stranger(const http::RouteName& route,
                                                      const http::Request& request,
                                                      PersonId person);
  /// Where and on whose word a session begins; empty for a passphrase.
  struct Grounds {
    OrganisationId organisation = {};
    std::string sign_on = {};
    bool has_second_factor = false;
    std::optional<Instant> proved_at = {};  ///< Otherwise now.
  };
  /// Of a session that waits for the second factor.
  static Grounds grounds_of(const Session& half);
  Result<SignedIn> open_session(store::Transaction& transaction,
                                const Person& person,
                                Stage stage,
                                const Browser& browser,
                                const Grounds& grounds);
  std::string cookie(std::string_view name) const;
  void set_cookie(http::Response& response,
                  const std::string& name,
                  std::string_view value,
                  long max_age) const;

  Ground ground_;
  bool secure_;
};

}  // namespace zicht::accounts
