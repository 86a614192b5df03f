// What a person does with the own account: with a link from a letter, or signed in.
#include "ground/crypto/token.hpp"
#include "ground/crypto/totp.hpp"
#include "work/accounts/accounts.hpp"
#include "work/accounts/attempts.hpp"
#include "work/accounts/letters.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

constexpr auto no_link =
    "Deze link werkt niet (meer). Links werken één keer en verlopen na een tijd. Vraag een nieuwe.";

/// The letter with a link for whoever has this address; nothing where that is nobody.
Result<std::optional<mail::Letter>> write_reset(const Ground& ground,
                                                const std::string& email,
                                                Instant now) {
  const auto token = crypto::make_token();
  auto work = [&](store::Transaction& transaction) -> Result<std::optional<mail::Letter>> {
    // Something is written whether there is such a person or not: else the time that the next
    // visitor waits for the database would tell.
    TRY(SessionStore(transaction)
            .attempt(bucket_of("letter", email, ""), reset_attempts, reset_window, now));
    PeopleStore people(transaction);
    const auto person = TRY(people.find_by_email(email));
    if (!person || person->disabled_at || person->passphrase.empty())
      return std::optional<mail::Letter>();
    TRY(people.add_link(crypto::hash_token(token), LinkKind::reset, person->id, now + reset_limit));
    return std::optional(
        reset_letter(person->email, person->name, link_to(ground.site, "/wachtwoord", token)));
  };
  return ground.database.write(work);
}

}  // namespace

Result<std::optional<Person>> Accounts::behind(std::string_view token, bool invitation) {
  auto transaction = TRY(ground_.database.read());
  PeopleStore people(transaction);
  const auto id = TRY(people.find_link(crypto::hash_token(token),
                                       invitation ? LinkKind::invitation : LinkKind::reset,
                                       ground_.clock.now()));
  if (!id) return std::optional<Person>();
  return people.find(*id);
}

Result<std::optional<Person>> Accounts::invited(std::string_view token) {
  return behind(token, true);
}

Result<std::optional<Person>> Accounts::resetting(std::string_view token) {
  return behind(token, false);
}

Result<PersonId> Accounts::choose_passphrase(std::string_view token,
                                             std::string_view passphrase,
                                             bool invitation) {
  const auto person = TRY(behind(token, invitation));
  if (!person) return fail(Fault::not_found, no_link);
  TRY(crypto::check_passphrase(passphrase, {person->name, person->email, "zicht"}));
  const auto hash = TRY(ground_.passphrases.hash(passphrase));
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    const auto kind = invitation ? LinkKind::invitation : LinkKind::reset;
    const auto id = TRY(people.find_link(crypto::hash_token(token), kind, now));
    if (!id) return fail(Fault::not_found, no_link);
    TRY(people.set_passphrase(*id, hash));
    TRY(people.remove_links(*id));
    TRY(people.note(*id, *id, invitation ? Event::joined : Event::passphrase_changed, now));
    // Who lost the passphrase may have lost a browser too.
    SessionStore sessions(transaction);
    TRY(sessions.forget_devices(*id));
    return sessions.end_all(*id, {}, now);
  });
  TRY(std::move(written));
  if (!invitation)
    ground_.mail.send(
        changed_letter(person->email, person->name, "Je wachtzin voor Zicht is veranderd."));
  return person->id;
}

Result<PersonId> Accounts::accept(std::string_view token, std::string_view passphrase) {
  return choose_passphrase(token, passphrase, true);
}

Result<PersonId> Accounts::reset(std::string_view token, std::string_view passphrase) {
  return choose_passphrase(token, passphrase, false);
}

Result<> Accounts::ask_reset(std::string_view typed) {
  const auto email = TRY(read_email(typed));
  const auto now = ground_.clock.now();
  auto counted = ground_.database.write([&](store::Transaction& transaction) {
    return SessionStore(transaction)
        .attempt(bucket_of("reset", email, ""), reset_attempts, reset_window, now);
  });
  const bool allowed = TRY(std::move(counted));
  // Only the thread that writes letters looks whether there is such a person: the visitor gets the
  // same answer after the same work.
  if (allowed)
    ground_.mail.write_and_send(
        [ground = ground_, email, now] { return write_reset(ground, email, now); });
  return {};
}

Result<std::optional<Person>> Accounts::find(PersonId id) {
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).find(id);
}

Result<> Accounts::change_passphrase(const Actor& actor, std::string_view fresh) {
  const auto person = TRY(find(actor.person));
  ZICHT_CHECK(person.has_value());
  TRY(crypto::check_passphrase(fresh,
                               {person->name, person->email, actor.organisation_name, "zicht"}));
  const auto hash = TRY(ground_.passphrases.hash(fresh));
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    TRY(people.set_passphrase(person->id, hash));
    TRY(people.remove_links(person->id));
    TRY(people.note(person->id, person->id, Event::passphrase_changed, now));
    return SessionStore(transaction).end_all(person->id, actor.session, now);
  });
  TRY(std::move(written));
  ground_.mail.send(
      changed_letter(person->email, person->name, "Je wachtzin voor Zicht is veranderd."));
  return {};
}

Result<std::vector<std::string>> Accounts::set_second_factor(const Actor& actor,
                                                             const std::string& secret,
                                                             std::string_view code) {
  constexpr std::size_t secret_size = 32;
  const auto now = ground_.clock.now();
  const auto step = crypto::match_totp(secret, code, now, 0);
  if (secret.size() != secret_size || !step)
    return fail(
        Fault::invalid,
        "Deze code klopt niet. Kijk of de klok van je telefoon goed staat, en vul de code in "
        "die je app nu laat zien.");
  const auto sealed =
      ground_.sealer.seal(secret, "people/" + std::to_string(actor.person.value) + "/totp");
  auto codes = crypto::make_recovery_codes();
  std::vector<std::string> hashes;
  for (const auto& recovery : codes) hashes.push_back(crypto::hash_recovery_code(recovery));
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<bool> {
    PeopleStore people(transaction);
    const auto person = TRY(people.find(actor.person));
    ZICHT_CHECK(person.has_value());
    TRY(people.set_totp(actor.person, sealed, *step));
    // Those that came with a passkey lie somewhere safe already.
    const bool new_codes = person->passkeys == 0;
    if (new_codes) TRY(people.set_recovery_codes(actor.person, hashes));
    TRY(people.note(actor.person, actor.person, Event::second_factor_set, now));
    TRY(SessionStore(transaction).end_all(actor.person, actor.session, now));
    return new_codes;
  });
  const bool new_codes = TRY(std::move(written));
  if (actor.has_second_factor)
    ground_.mail.send(
        changed_letter(actor.email, actor.name, "Je tweede stap voor Zicht is veranderd."));
  return new_codes ? codes : std::vector<std::string>();
}

Result<> Accounts::remove_second_factor(const Actor& actor) {
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    const auto roles = TRY(people.all_roles(actor.person));
    const auto person = TRY(people.find(actor.person));
    ZICHT_CHECK(person.has_value());
    if (needs_second_factor(roles) && person->passkeys == 0)
      return fail(Fault::conflict, "Met jouw rol is een tweede stap verplicht.");
    TRY(people.set_totp(actor.person, {}, 0));
    if (person->passkeys == 0) TRY(people.set_recovery_codes(actor.person, {}));
    return people.note(actor.person, actor.person, Event::second_factor_removed, now);
  });
  TRY(std::move(written));
  ground_.mail.send(
      changed_letter(actor.email, actor.name, "De app met codes voor Zicht is weggehaald."));
  return {};
}

Result<std::vector<std::string>> Accounts::renew_recovery_codes(const Actor& actor) {
  if (!actor.has_second_factor)
    return fail(Fault::conflict, "Stel eerst een tweede stap in. Daar horen herstelcodes bij.");
  auto codes = crypto::make_recovery_codes();
  std::vector<std::string> hashes;
  for (const auto& recovery : codes) hashes.push_back(crypto::hash_recovery_code(recovery));
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    TRY(people.set_recovery_codes(actor.person, hashes));
    return people.note(actor.person, actor.person, Event::codes_renewed, ground_.clock.now());
  });
  TRY(std::move(written));
  return codes;
}

Result<std::int64_t> Accounts::count_recovery_codes(const Actor& actor) {
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).count_recovery_codes(actor.person);
}

Result<std::vector<Happening>> Accounts::recent(const Actor& actor) {
  constexpr int most = 10;
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).recent(actor.person, most);
}

Result<std::vector<Organisation>> Accounts::organisations(const Actor& actor) {
  auto transaction = TRY(ground_.database.read());
  return PeopleStore(transaction).organisations_of(actor.person);
}

}  // namespace zicht::accounts
