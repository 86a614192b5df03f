// Who asks, and what they may. This is the ground under all signed-in work: an organisation invites
// its people, gives them roles, and stops their access; a person proves to be that person. Other
// rooms ask two things of it: signed_in(request), in session.hpp, says who asks, and require(actor,
// May) whether it is allowed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/passphrase.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/mail/mail.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/person.hpp"
#include "work/accounts/role.hpp"

namespace zicht::accounts {

/// Whoever asks, with what they may: one person, at work in one organisation.
struct Actor {
  PersonId person = {};
  std::string name = {};
  std::string email = {};
  OrganisationId organisation = {};
  std::string organisation_name = {};
  Roles roles = {};
  SessionId session = {};
  Instant proved_at = {};
  bool has_second_factor = false;  ///< One of the next two, or both.
  bool has_app = false;            ///< For codes of six digits.
  bool has_passkey = false;
  bool has_passphrase = true;
  std::string sign_on = {};  ///< Of the organisation, with which this session began; or empty.
  bool second_factor_elsewhere = false;  ///< Asked by that sign-on.
  std::string form_token = {};           ///< For the forms on the pages of this actor.
};

/// Fails with `forbidden` where the actor may not.
Result<> require(const Actor& actor, May what);

/// What happened to an account.
enum class Event {
  invited,
  joined,
  signed_in,
  recovery_code_used,
  passphrase_changed,
  second_factor_set,
  second_factor_removed,
  codes_renewed,
  roles_changed,
  access_stopped,
  sign_on_linked,
  passkey_added,
  passkey_removed,
  passkey_refused  ///< Its counter went back: there may be two of it.
};
constexpr std::array<std::string_view, 14> names_of(Event) {
  return {"invited",
          "joined",
          "signed_in",
          "recovery_code_used",
          "passphrase_changed",
          "second_factor_set",
          "second_factor_removed",
          "codes_renewed",
          "roles_changed",
          "access_stopped",
          "sign_on_linked",
          "passkey_added",
          "passkey_removed",
          "passkey_refused"};
}
struct Happening {
  Instant at = {};
  Event event = Event::invited;
  std::string actor_name = {};
};

/// Someone in the same organisation, as its administrator sees them.
struct Colleague {
  Person person = {};
  Roles roles = {};
};

/// What a new colleague is invited with.
struct Invitation {
  std::string name = {};
  std::string email = {};
  Roles roles = {};
};

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const crypto::Passphrases& passphrases;
  const crypto::Sealer& sealer;
  mail::Sender& mail;
  std::string site = {};  ///< "https://zicht.example", for links in letters.
};

/// People and organisations. Safe to share between threads. Every verb fails with `unavailable`
/// where the database is away.
class Accounts {
 public:
  explicit Accounts(Ground ground) : ground_(std::move(ground)) {}

  /// The first administrator of an organisation, which is made where it is not there. Gives the
  /// link with which to choose a passphrase: for the operator alone. Fails with `invalid` where
  /// something is missing, `conflict` where the person has roles there already.
  Result<std::string> add_first(const Organisation& organisation, Invitation invitation);
  /// A link to choose a new passphrase, for the operator to hand over. With `forget_second_factor`
  /// the app, the passkeys and the recovery codes are taken away too. Fails with `not_found`.
  Result<std::string> make_link(std::string_view email, bool forget_second_factor);
  /// Stops all access of a person, at once: sessions, links and roles in every organisation. Fails
  /// with `not_found`.
  Result<> disable(std::string_view email);

  /// Fails with `invalid` (name, address, no role, or a role that this organisation cannot give)
  /// and `conflict` where the person has roles here already.
  Result<> invite(const Actor& actor, Invitation invitation);
  /// Sends the invitation again, with a new link. Fails with `not_found`, or `conflict` where it
  /// was accepted.
  Result<> invite_again(const Actor& actor, PersonId person);
  Result<std::vector<Colleague>> colleagues(const Actor& actor);
  /// Fails with `not_found` for whoever is not in the same organisation.
  Result<Colleague> colleague(const Actor& actor, PersonId person);
  /// Fails with `conflict` where no administrator would be left.
  Result<> set_roles(const Actor& actor, PersonId person, const Roles& roles);
  /// Takes all roles in this organisation away, and ends the sessions there.
  Result<> stop_access(const Actor& actor, PersonId person);
  /// For who lost telephone, passkeys and codes: all of it goes, and must be set anew. Fails with
  /// `conflict` for whoever works for another organisation too: that is for the operator.
  Result<> forget_second_factor(const Actor& actor, PersonId person);

  /// Who was invited, and to what: nothing where the link does not work (any more).
  Result<std::optional<Person>> invited(std::string_view token);
  Result<std::optional<Person>> resetting(std::string_view token);
  /// Chooses a passphrase with a link, which then works no more; ends all sessions. Gives the
  /// person. Fails with `not_found` for the link and `invalid` for the passphrase.
  Result<PersonId> accept(std::string_view token, std::string_view passphrase);
  Result<PersonId> reset(std::string_view token, std::string_view passphrase);
  /// Writes a letter with a link, where there is such a person. Nothing tells whether there is.
  Result<> ask_reset(std::string_view email);

  /// For who just gave the old one. Fails with `invalid`. Ends all other sessions.
  Result<> change_passphrase(const Actor& actor, std::string_view fresh);
  /// Makes the app with this secret a second factor, once `code` shows that it works. Gives new
  /// recovery codes, to be shown once; or none, where those that came with a passkey stay. Fails
  /// with `invalid`. Ends all other sessions.
  Result<std::vector<std::string>> set_second_factor(const Actor& actor,
                                                     const std::string& secret,
                                                     std::string_view code);
  /// Takes the app away. Fails with `conflict` where a role of the person requires a second factor
  /// and there is no passkey.
  Result<> remove_second_factor(const Actor& actor);
  Result<std::vector<std::string>> renew_recovery_codes(const Actor& actor);
  Result<std::int64_t> count_recovery_codes(const Actor& actor);
  Result<std::vector<Happening>> recent(const Actor& actor);
  Result<std::vector<Organisation>> organisations(const Actor& actor);
  /// What the organisation of the actor is.
  Result<Kind> kind(const Actor& actor);
  /// Nothing where there is none. For the operator, and for what other rooms decide by itself.
  Result<std::optional<Organisation>> organisation_named(std::string_view name);
  /// Whether this person may do this in that organisation, now.
  Result<bool> is_allowed(PersonId person, OrganisationId organisation, May what);
  /// Where somebody has a role: for the operator. Fails with `not_found`.
  struct Workplace {
    PersonId person = {};
    OrganisationId organisation = {};
  };
  Result<std::vector<Workplace>> workplaces(std::string_view email);
  /// Everyone with a role in the organisation of the actor, for who works together with them: of
  /// each the id, the name and the roles, and nothing else. Fails with `forbidden` for who may not
  /// work with signals or care (May::keep_keys), nor oversees those who do (May::oversee).
  Result<std::vector<Colleague>> team(const Actor& actor);

  bool mail_is_files() const { return ground_.mail.writes_files(); }

 private:
  Result<PersonId> choose_passphrase(std::string_view token,
                                     std::string_view passphrase,
                                     bool invited);
  Result<std::optional<Person>> behind(std::string_view token, bool invited);
  Result<std::optional<Person>> find(PersonId id);

  Ground ground_;
};

}  // namespace zicht::accounts
