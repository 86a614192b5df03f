#include "work/accounts/accounts.hpp"

#include <algorithm>

#include "ground/crypto/token.hpp"
#include "work/accounts/identity_store.hpp"
#include "work/accounts/letters.hpp"
#include "work/accounts/passkey_store.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

/// The person in the organisation of the actor; "not yours" is "not there".
Result<Person> same_organisation(PeopleStore& people, const Actor& actor, PersonId id) {
  auto person = TRY(people.find(id));
  const auto roles = TRY(people.roles(id, actor.organisation));
  if (!person || roles.empty())
    return fail(Fault::not_found, "Deze collega is er niet in je organisatie.");
  return std::move(*person);
}

/// Fails with `conflict` where nobody but `person` is administrator.
Result<> keep_an_administrator(PeopleStore& people, const Actor& actor, PersonId person) {
  const auto colleagues = TRY(people.colleagues(actor.organisation));
  const bool another = std::ranges::any_of(colleagues, [&](const Colleague& colleague) {
    return colleague.person.id != person && colleague.roles.has(Role::administrator) &&
           has_joined(colleague.person);
  });
  if (another) return {};
  return fail(Fault::conflict,
              "Je organisatie heeft een beheerder nodig. Maak eerst iemand anders beheerder.");
}

Result<> check_roles(const Roles& roles, Kind kind) {
  if (roles.empty()) return fail(Fault::invalid, "Kies minstens één rol.");
  const auto possible = roles_of(kind);
  for (const auto role : all_roles())
    if (roles.has(role) && !possible.has(role))
      return fail(Fault::invalid,
                  "De rol " + std::string(dutch_name(role)) + " kan deze organisatie niet geven.");
  return {};
}

Result<Kind> kind_of(PeopleStore& people, OrganisationId id) {
  const auto organisation = TRY(people.find(id));
  ZICHT_CHECK(organisation.has_value());
  return organisation->kind;
}

/// App, passkeys and recovery codes.
Result<> forget_all_factors(store::Transaction& transaction, PersonId id) {
  PeopleStore people(transaction);
  TRY(people.set_totp(id, {}, 0));
  TRY(people.set_recovery_codes(id, {}));
  return PasskeyStore(transaction).remove_all(id);
}

/// The person of that address with these roles, made where there is none. Fails with `conflict`
/// where there were roles already.
Result<Person> add_to(store::Transaction& transaction,
                      OrganisationId organisation,
                      const Invitation& invitation,
                      Instant now) {
  PeopleStore people(transaction);
  auto person = TRY(people.find_by_email(invitation.email));
  if (!person) {
    person =
        Person{.id = {crypto::random_key()}, .email = invitation.email, .name = invitation.name};
    TRY(people.add(*person, now));
    TRY(people.set_workplace(person->id, organisation));
  }
  const auto before = TRY(people.roles(person->id, organisation));
  if (!before.empty())
    return fail(Fault::conflict, "Deze collega heeft al een account in je organisatie.");
  TRY(people.set_roles(person->id, organisation, invitation.roles, now));
  // Who was out everywhere comes in again by an invitation, and not with the old passphrase, nor
  // with an old passkey, which needs none.
  if (person->disabled_at) {
    TRY(people.set_disabled(person->id, std::nullopt));
    TRY(people.set_passphrase(person->id, ""));
    TRY(PasskeyStore(transaction).remove_all(person->id));
    if (person->totp.empty()) TRY(people.set_recovery_codes(person->id, {}));
    TRY(people.set_workplace(person->id, organisation));
    person->passphrase.clear();
    person->passkeys = 0;
  }
  return std::move(*person);
}

Result<Invitation> read_invitation(Invitation invitation) {
  invitation.name = TRY(read_name(invitation.name));
  invitation.email = TRY(read_email(invitation.email));
  return invitation;
}

}  // namespace

Result<> require(const Actor& actor, May what) {
  if (may(actor.roles, what)) return {};
  return fail(Fault::forbidden, "Met jouw rol mag je dit niet.");
}

Result<std::string> Accounts::add_first(const Organisation& organisation, Invitation invitation) {
  invitation = TRY(read_invitation(std::move(invitation)));
  const auto name = TRY(read_name(organisation.name));
  const auto token = crypto::make_token();
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    auto place = TRY(people.organisation_named(name));
    if (!place) {
      place = Organisation{.id = {crypto::random_key()}, .name = name, .kind = organisation.kind};
      TRY(people.add(*place, now));
    }
    TRY(check_roles(invitation.roles, place->kind));
    const auto person = TRY(add_to(transaction, place->id, invitation, now));
    TRY(people.note(person.id, person.id, Event::invited, now));
    return people.add_link(
        crypto::hash_token(token), LinkKind::invitation, person.id, now + invitation_limit);
  });
  TRY(std::move(written));
  return link_to(ground_.site, "/uitnodiging", token);
}

Result<std::string> Accounts::make_link(std::string_view typed, bool forget_second_factor) {
  const auto email = TRY(read_email(typed));
  const auto token = crypto::make_token();
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    const auto person = TRY(people.find_by_email(email));
    if (!person || person->disabled_at)
      return fail(Fault::not_found, "Er is geen account met dit adres.");
    if (forget_second_factor) {
      TRY(forget_all_factors(transaction, person->id));
      TRY(people.note(person->id, person->id, Event::second_factor_removed, now));
      TRY(SessionStore(transaction).end_all(person->id, {}, now));
    }
    return people.add_link(
        crypto::hash_token(token), LinkKind::reset, person->id, now + reset_limit);
  });
  TRY(std::move(written));
  return link_to(ground_.site, "/wachtwoord", token);
}

Result<> Accounts::disable(std::string_view typed) {
  const auto email = TRY(read_email(typed));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    const auto person = TRY(people.find_by_email(email));
    if (!person) return fail(Fault::not_found, "Er is geen account met dit adres.");
    TRY(people.set_disabled(person->id, now));
    TRY(people.remove_links(person->id));
    // An invitation of one organisation must not open the others again.
    TRY(people.remove_all_roles(person->id));
    TRY(IdentityStore(transaction).remove(person->id));
    TRY(people.note(person->id, person->id, Event::access_stopped, now));
    return SessionStore(transaction).end_all(person->id, {}, now);
  });
}

Result<> Accounts::invite(const Actor& actor, Invitation invitation) {
  TRY(require(actor, May::manage_people));
  invitation = TRY(read_invitation(std::move(invitation)));
  const auto token = crypto::make_token();
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<Person> {
    PeopleStore people(transaction);
    const auto kind = TRY(kind_of(people, actor.organisation));
    TRY(check_roles(invitation.roles, kind));
    auto added = TRY(add_to(transaction, actor.organisation, invitation, now));
    TRY(people.note(added.id, actor.person, Event::invited, now));
    if (added.passphrase.empty())
      TRY(people.add_link(
          crypto::hash_token(token), LinkKind::invitation, added.id, now + invitation_limit));
    return added;
  });
  const auto person = TRY(std::move(written));
  ground_.mail.send(person.passphrase.empty()
                        ? invitation_letter(person.email,
                                            person.name,
                                            actor.organisation_name,
                                            link_to(ground_.site, "/uitnodiging", token))
                        : added_letter(person.email, person.name, ground_.site + "/account"));
  return {};
}

Result<> Accounts::invite_again(const Actor& actor, PersonId id) {
  TRY(require(actor, May::manage_people));
  const auto token = crypto::make_token();
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<Person> {
    PeopleStore people(transaction);
    auto invited = TRY(same_organisation(people, actor, id));
    if (!invited.passphrase.empty())
      return fail(Fault::conflict, "Deze collega heeft de uitnodiging al aangenomen.");
    TRY(people.add_link(
        crypto::hash_token(token), LinkKind::invitation, id, now + invitation_limit));
    return invited;
  });
  const auto person = TRY(std::move(written));
  ground_.mail.send(invitation_letter(person.email,
                                      person.name,
                                      actor.organisation_name,
                                      link_to(ground_.site, "/uitnodiging", token)));
  return {};
}

Result<std::vector<Colleague>> Accounts::colleagues(const Actor& actor) {
  TRY(require(actor, May::manage_people));
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).colleagues(actor.organisation);
}

Result<std::vector<Accounts::Workplace>> Accounts::workplaces(std::string_view typed) {
  const auto email = TRY(read_email(typed));
  auto transaction = TRY(ground_.database.read());
  PeopleStore people(transaction);
  const auto person = TRY(people.find_by_email(email));
  if (!person) return fail(Fault::not_found, "Er is niemand met dit e-mailadres.");
  std::vector<Workplace> places;
  for (const auto& organisation : TRY(people.organisations_of(person->id)))
    places.push_back({person->id, organisation.id});
  return places;
}

Result<std::vector<Colleague>> Accounts::team(const Actor& actor) {
  if (!may(actor.roles, May::oversee)) TRY(require(actor, May::keep_keys));
  auto transaction = TRY(ground_.database.read());
  const auto colleagues = TRY(PeopleStore(transaction).colleagues(actor.organisation));
  std::vector<Colleague> team;
  for (const auto& colleague : colleagues)
    if (!colleague.person.disabled_at)
      team.push_back({.person = {.id = colleague.person.id, .name = colleague.person.name},
                      .roles = colleague.roles});
  return team;
}

Result<bool> Accounts::is_allowed(PersonId id, OrganisationId organisation, May what) {
  auto transaction = TRY(ground_.database.read());
  PeopleStore people(transaction);
  const auto person = TRY(people.find(id));
  const auto roles = TRY(people.roles(id, organisation));
  return person && !person->disabled_at && may(roles, what);
}

Result<std::optional<Organisation>> Accounts::organisation_named(std::string_view name) {
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).organisation_named(name);
}

Result<Colleague> Accounts::colleague(const Actor& actor, PersonId id) {
  TRY(require(actor, May::manage_people));
  auto transaction = TRY(ground_.database.read());
  PeopleStore people(transaction);
  auto person = TRY(same_organisation(people, actor, id));
  const auto roles = TRY(people.roles(id, actor.organisation));
  return Colleague{.person = std::move(person), .roles = roles};
}

Result<> Accounts::set_roles(const Actor& actor, PersonId id, const Roles& roles) {
  TRY(require(actor, May::manage_people));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    TRY(same_organisation(people, actor, id));
    const auto kind = TRY(kind_of(people, actor.organisation));
    TRY(check_roles(roles, kind));
    if (!roles.has(Role::administrator)) TRY(keep_an_administrator(people, actor, id));
    TRY(people.set_roles(id, actor.organisation, roles, now));
    return people.note(id, actor.person, Event::roles_changed, now);
  });
}

Result<> Accounts::stop_access(const Actor& actor, PersonId id) {
  TRY(require(actor, May::manage_people));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    TRY(same_organisation(people, actor, id));
    TRY(keep_an_administrator(people, actor, id));
    TRY(people.set_roles(id, actor.organisation, {}, now));
    TRY(people.note(id, actor.person, Event::access_stopped, now));
    SessionStore sessions(transaction);
    TRY(sessions.end_in(id, actor.organisation, now));
    TRY(IdentityStore(transaction).remove(id, actor.organisation));
    const auto elsewhere = TRY(people.all_roles(id));
    if (!elsewhere.empty()) return {};
    TRY(people.set_disabled(id, now));
    TRY(people.remove_links(id));
    return sessions.end_all(id, {}, now);
  });
}

Result<> Accounts::forget_second_factor(const Actor& actor, PersonId id) {
  TRY(require(actor, May::manage_people));
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<Person> {
    PeopleStore people(transaction);
    auto colleague = TRY(same_organisation(people, actor, id));
    // The second factor guards the work of every organisation: one alone may not take it away.
    const auto organisations = TRY(people.organisations_of(id));
    if (organisations.size() > 1)
      return fail(Fault::conflict,
                  "Deze collega werkt ook voor een andere organisatie. Alleen de beheerder van de "
                  "site kan de tweede stap wissen.");
    TRY(forget_all_factors(transaction, id));
    TRY(people.note(id, actor.person, Event::second_factor_removed, now));
    TRY(SessionStore(transaction).end_all(id, {}, now));
    return colleague;
  });
  const auto person = TRY(std::move(written));
  ground_.mail.send(
      changed_letter(person.email,
                     person.name,
                     "De beheerder van je organisatie heeft je tweede stap gewist. Bij de volgende "
                     "keer aanmelden kies je een nieuwe."));
  return {};
}

Result<Kind> Accounts::kind(const Actor& actor) {
  auto transaction = TRY(ground_.database.read());
  PeopleStore people(transaction);
  return kind_of(people, actor.organisation);
}

}  // namespace zicht::accounts
