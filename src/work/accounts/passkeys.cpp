#include "work/accounts/passkeys.hpp"

#include "ground/crypto/token.hpp"
#include "ground/crypto/totp.hpp"
#include "work/accounts/attempts.hpp"
#include "work/accounts/letters.hpp"
#include "work/accounts/passkey_store.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

constexpr auto no_passkey = "Deze toegangssleutel is er niet (meer).";
constexpr auto no_passkeys_here =
    "Toegangssleutels kunnen hier niet: deze site heeft geen eigen naam met https.";
constexpr auto asked_too_long_ago =
    "Dat duurde te lang, of het was al gebruikt. Probeer het nog een keer.";

tl::unexpected<Error> not_there() {
  return fail(Fault::not_found, no_passkey);
}

}  // namespace

Passkeys::Passkeys(Ground ground, Sessions& sessions)
    : ground_(std::move(ground)), sessions_(sessions), site_(crypto::relying_party(ground_.site)) {}

Result<std::vector<Passkey>> Passkeys::own(const Actor& actor) {
  auto transaction = TRY(ground_.database.read());
  return PasskeyStore(transaction).of_person(actor.person);
}

Result<Passkey> Passkeys::own(const Actor& actor, PasskeyId id) {
  auto transaction = TRY(ground_.database.read());
  auto passkey = TRY(PasskeyStore(transaction).find(actor.person, id));
  if (!passkey) return not_there();
  return std::move(*passkey);
}

Result<> Passkeys::rename(const Actor& actor, PasskeyId id, std::string_view typed) {
  const auto name = TRY(read_passkey_name(typed));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const bool renamed = TRY(PasskeyStore(transaction).rename(actor.person, id, name));
    if (!renamed) return not_there();
    return {};
  });
}

Result<> Passkeys::remove(const Actor& actor, PasskeyId id) {
  const auto now = ground_.clock.now();
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    PeopleStore people(transaction);
    PasskeyStore passkeys(transaction);
    const bool removed = TRY(passkeys.remove(actor.person, id));
    if (!removed) return not_there();
    const auto person = TRY(people.find(actor.person));
    const auto roles = TRY(people.all_roles(actor.person));
    ZICHT_CHECK(person.has_value());
    if (!person->has_second_factor()) {
      if (needs_second_factor(roles))
        return fail(Fault::conflict,
                    "Met jouw rol is een tweede stap verplicht, en dit is je laatste. Maak eerst "
                    "een andere toegangssleutel, of stel een app met codes in.");
      TRY(people.set_recovery_codes(actor.person, {}));
    }
    TRY(people.note(actor.person, actor.person, Event::passkey_removed, now));
    return SessionStore(transaction).end_all(actor.person, actor.session, now);
  });
  TRY(std::move(written));
  ground_.mail.send(changed_letter(
      actor.email, actor.name, "Een toegangssleutel is weggehaald van je account voor Zicht."));
  return {};
}

Result<Challenge> Passkeys::ask(Purpose purpose, const Browser& browser, PersonId person) {
  if (!site_) return fail(Fault::conflict, no_passkeys_here);
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Challenge> {
    PasskeyStore passkeys(transaction);
    Challenge challenge{.text = crypto::make_token(), .site = site_->id};
    if (purpose != Purpose::sign_in) challenge.passkeys = TRY(passkeys.of_person(person));
    if (purpose == Purpose::make) {
      if (challenge.passkeys.size() >= most_passkeys)
        return fail(Fault::conflict, "Je hebt al twintig toegangssleutels. Haal er eerst een weg.");
      challenge.handle = TRY(passkeys.handle(person));
    }
    TRY(passkeys.ask(challenge.text, purpose, browser.session, ground_.clock.now()));
    return challenge;
  });
}

Result<Challenge> Passkeys::ask_new(const Actor& actor, const Browser& browser) {
  return ask(Purpose::make, browser, actor.person);
}

Result<std::vector<std::string>> Passkeys::add(const Actor& actor,
                                               const Browser& browser,
                                               const GivenPasskey& given) {
  if (!site_) return fail(Fault::conflict, no_passkeys_here);
  const auto name = TRY(read_passkey_name(given.name));
  const auto challenge = crypto::claimed_challenge(given.made.client_data);
  const auto now = ground_.clock.now();
  auto taken = ground_.database.write([&](store::Transaction& transaction) {
    return PasskeyStore(transaction).take(challenge, Purpose::make, browser.session, now);
  });
  const bool asked = TRY(std::move(taken));
  if (!asked) return fail(Fault::invalid, asked_too_long_ago);
  auto key = TRY(crypto::read_new_passkey(*site_, challenge, given.made));
  const Passkey passkey{.id = {crypto::random_key()},
                        .person = actor.person,
                        .name = name,
                        .key = std::move(key),
                        .transports = known_transports(given.transports),
                        .made_at = now};
  const auto codes = crypto::make_recovery_codes();
  std::vector<std::string> hashes;
  for (const auto& code : codes) hashes.push_back(crypto::hash_recovery_code(code));
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<bool> {
    PeopleStore people(transaction);
    PasskeyStore passkeys(transaction);
    // Of anyone: a key of two people would open the wrong account for one of them.
    const auto there = TRY(passkeys.find_by_credential(passkey.key.credential));
    if (there) return fail(Fault::conflict, "Deze toegangssleutel is al in gebruik.");
    const auto person = TRY(people.find(actor.person));
    ZICHT_CHECK(person.has_value());
    if (person->passkeys >= static_cast<std::int64_t>(most_passkeys))
      return fail(Fault::conflict, "Je hebt al twintig toegangssleutels. Haal er eerst een weg.");
    const bool first = !person->has_second_factor();
    TRY(passkeys.add(passkey));
    TRY(people.note(actor.person, actor.person, Event::passkey_added, now));
    if (first) {
      TRY(people.set_recovery_codes(actor.person, hashes));
      TRY(SessionStore(transaction).end_all(actor.person, actor.session, now));
    }
    return first;
  });
  const bool first = TRY(std::move(written));
  ground_.mail.send(changed_letter(actor.email,
                                   actor.name,
                                   "Er is een toegangssleutel bij je account voor Zicht gekomen. "
                                   "Daarmee kan iemand zich aanmelden."));
  return first ? codes : std::vector<std::string>();
}

Result<Passkeys::Outcome> Passkeys::judge(store::Transaction& transaction,
                                          Purpose purpose,
                                          const GivenAnswer& given,
                                          const Browser& browser,
                                          PersonId expected) {
  const auto now = ground_.clock.now();
  PeopleStore people(transaction);
  PasskeyStore passkeys(transaction);
  SessionStore sessions(transaction);
  // Whatever comes of it, this challenge is used up.
  const auto challenge = crypto::claimed_challenge(given.assertion.client_data);
  const bool asked = TRY(passkeys.take(challenge, purpose, browser.session, now));
  if (!asked) return Outcome{.answer = Answer::over};
  const auto passkey = TRY(passkeys.find_by_credential(given.credential));
  if (!passkey || (expected.value != 0 && passkey->person != expected)) return Outcome{};
  auto person = TRY(people.find(passkey->person));
  if (!person || person->disabled_at) return Outcome{};
  // Without a passphrase it is the device that says who this is; after it, it need not say so.
  const auto handle = TRY(passkeys.handle(person->id));
  if (given.handle.empty() ? purpose == Purpose::sign_in : given.handle != handle) return Outcome{};

  const bool known = !browser.device.empty() &&
                     TRY(sessions.knows_device(crypto::hash_token(browser.device), person->id));
  const auto bucket = bucket_of("passkey",
                                std::to_string(person->id.value),
                                known ? crypto::hash_token(browser.device) : std::string());
  const bool allowed = TRY(sessions.attempt(bucket, passphrase_attempts, passphrase_window, now));
  if (!allowed) return Outcome{.answer = Answer::too_often};
  const auto counter = crypto::verify(*site_, challenge, passkey->key, given.assertion);
  if (!counter) {
    const bool copied = counter.error().fault == Fault::conflict;
    if (copied) TRY(people.note(person->id, person->id, Event::passkey_refused, now));
    return Outcome{.person = std::move(person), .may_be_copied = copied};
  }
  TRY(sessions.forget_attempts(bucket));
  TRY(passkeys.use(passkey->id, *counter, now));
  return Outcome{.answer = Answer::open, .person = std::move(person)};
}

Result<Passkeys::Outcome> Passkeys::judge(Purpose purpose,
                                          const GivenAnswer& given,
                                          const Browser& browser,
                                          PersonId expected) {
  if (!site_) return Outcome{};
  auto written = ground_.database.write([&](store::Transaction& transaction) {
    return judge(transaction, purpose, given, browser, expected);
  });
  auto outcome = TRY(std::move(written));
  if (outcome.may_be_copied)
    ground_.mail.send(changed_letter(
        outcome.person->email,
        outcome.person->name,
        "Een toegangssleutel van je account voor Zicht is geweigerd, omdat er "
        "misschien twee van zijn. Haal hem weg bij je account, en maak een nieuwe."));
  return outcome;
}

Result<Challenge> Passkeys::ask_sign_in(const Browser& browser) {
  return ask(Purpose::sign_in, browser, {});
}

Result<SignedIn> Passkeys::sign_in(const GivenAnswer& given, const Browser& browser) {
  const auto outcome = TRY(judge(Purpose::sign_in, given, browser, {}));
  if (outcome.answer != Answer::open) return SignedIn{.answer = outcome.answer};
  return sessions_.begin_proved(outcome.person->id, browser);
}

Result<std::optional<Person>> Passkeys::halfway(const Browser& browser) {
  auto transaction = TRY(ground_.database.read());
  const auto half = TRY(SessionStore(transaction).find(crypto::hash_token(browser.session)));
  if (!half || half->stage != Stage::code || !is_live(*half, ground_.clock.now()))
    return std::optional<Person>();
  return PeopleStore(transaction).find(half->person);
}

Result<std::optional<SecondSteps>> Passkeys::second_steps(const Browser& browser) {
  const auto person = TRY(halfway(browser));
  if (!person) return std::optional<SecondSteps>();
  return std::optional(
      SecondSteps{.app = !person->totp.empty(), .passkey = person->passkeys > 0 && are_possible()});
}

Result<Challenge> Passkeys::ask_second_step(const Browser& browser) {
  const auto person = TRY(halfway(browser));
  if (!person) return fail(Fault::unauthorised, "Begin opnieuw: vul eerst je wachtzin in.");
  return ask(Purpose::second_step, browser, person->id);
}

Result<SignedIn> Passkeys::second_step(const GivenAnswer& given, const Browser& browser) {
  const auto person = TRY(halfway(browser));
  if (!person) return SignedIn{.answer = Answer::over};
  const auto outcome = TRY(judge(Purpose::second_step, given, browser, person->id));
  // A challenge that is too old is one to try again, as long as the passphrase still counts.
  if (outcome.answer == Answer::over) return SignedIn{.answer = Answer::wrong};
  if (outcome.answer != Answer::open) return SignedIn{.answer = outcome.answer};
  return sessions_.begin_proved(person->id, browser);
}

Result<Challenge> Passkeys::ask_proof(const Actor& actor, const Browser& browser) {
  return ask(Purpose::prove, browser, actor.person);
}

Result<Answer> Passkeys::prove(const Actor& actor,
                               const GivenAnswer& given,
                               const Browser& browser) {
  const auto outcome = TRY(judge(Purpose::prove, given, browser, actor.person));
  if (outcome.answer != Answer::open) return outcome.answer;
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Answer> {
    TRY(SessionStore(transaction).prove(actor.session, ground_.clock.now()));
    return Answer::open;
  });
}

}  // namespace zicht::accounts
