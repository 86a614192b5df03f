// Signing in: passphrase, then second factor. What strangers try is counted apart (attempts.hpp).
#include "ground/crypto/token.hpp"
#include "ground/crypto/totp.hpp"
#include "work/accounts/attempts.hpp"
#include "work/accounts/passkey_store.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session.hpp"
#include "work/accounts/session_store.hpp"

namespace zicht::accounts {
namespace {

/// The hash of the browser where the person is known there, and otherwise empty.
Result<std::string> known_device(SessionStore& sessions, const Browser& browser, PersonId person) {
  if (browser.device.empty()) return std::string{};
  auto hash = crypto::hash_token(browser.device);
  const bool known = TRY(sessions.knows_device(hash, person));
  return known ? std::move(hash) : std::string{};
}

/// Who tries, and whether that may be tried now.
struct Try {
  std::optional<Person> person = {};
  std::string bucket = {};
  crypto::Caller caller = crypto::Caller::stranger;
  bool allowed = false;
};

/// The secret that makes this browser a known one. A secret that nobody got from us is never taken
/// over: somebody else could have put it there.
Result<std::string> device_of(SessionStore& sessions, const Browser& browser) {
  const bool ours =
      !browser.device.empty() && TRY(sessions.knows_device(crypto::hash_token(browser.device)));
  return ours ? browser.device : crypto::make_token();
}

/// Whether this is a code of the app or a recovery code of the person; either works once.
Result<bool> use_code(PeopleStore& people,
                      const crypto::Sealer& sealer,
                      const Person& person,
                      std::string_view code,
                      Instant now) {
  constexpr std::size_t longest_app_code = 8;
  if (code.size() > longest_app_code) {
    const bool right = TRY(people.use_recovery_code(person.id, crypto::hash_recovery_code(code)));
    if (right) TRY(people.note(person.id, person.id, Event::recovery_code_used, now));
    return right;
  }
  if (person.totp.empty()) return false;
  const auto place = "people/" + std::to_string(person.id.value) + "/totp";
  const auto secret = TRY(sealer.open(person.totp, place));
  const auto step = crypto::match_totp(secret, code, now, person.totp_step);
  if (!step) return false;
  return people.use_totp_step(person.id, *step);
}

}  // namespace

Sessions::Grounds Sessions::grounds_of(const Session& half) {
  if (half.sign_on.empty()) return {};
  // A code of now does not make what was proved at the sign-on an hour ago a proof of now.
  return {.organisation = half.organisation,
          .sign_on = half.sign_on,
          .has_second_factor = half.second_factor_elsewhere,
          .proved_at = half.proved_at};
}

Result<SignedIn> Sessions::open_session(store::Transaction& transaction,
                                        const Person& person,
                                        Stage stage,
                                        const Browser& browser,
                                        const Grounds& grounds) {
  PeopleStore people(transaction);
  SessionStore sessions(transaction);
  const auto now = ground_.clock.now();
  auto workplace = grounds.organisation;
  if (grounds.sign_on.empty()) {
    const auto usual = TRY(people.workplace(person.id));
    if (!usual) return SignedIn{.answer = Answer::wrong};
    workplace = usual->id;
  }
  // Whatever session this browser had is over, and its secret is never used again.
  if (!browser.session.empty()) {
    const auto before = TRY(sessions.find(crypto::hash_token(browser.session)));
    if (before) TRY(sessions.end(before->person, before->id, now));
  }
  SignedIn result{.answer = stage == Stage::open ? Answer::open : Answer::code,
                  .session = crypto::make_token(),
                  .person = person.id};
  TRY(sessions.add({.id = {crypto::random_key()},
                    .person = person.id,
                    .organisation = workplace,
                    .stage = stage,
                    .device = browser.name,
                    .started_at = now,
                    .seen_at = now,
                    .proved_at = grounds.proved_at.value_or(now),
                    .sign_on = grounds.sign_on,
                    .second_factor_elsewhere = grounds.has_second_factor},
                   crypto::hash_token(result.session)));
  if (stage == Stage::open) {
    result.device = TRY(device_of(sessions, browser));
    TRY(sessions.add_device(crypto::hash_token(result.device), person.id, now));
    TRY(people.note(person.id, person.id, Event::signed_in, now));
    TRY(sessions.sweep(now - 4 * session_limit, now));
    TRY(people.sweep(now));
    TRY(PasskeyStore(transaction).sweep(now));
  }
  return result;
}

Result<SignedIn> Sessions::sign_in(std::string_view typed,
                                   std::string_view passphrase,
                                   const Browser& browser) {
  const auto address = read_email(typed);
  const auto email = address ? *address : std::string{};
  const auto now = ground_.clock.now();
  auto tried = ground_.database.write([&](store::Transaction& transaction) -> Result<Try> {
    SessionStore sessions(transaction);
    Try attempt;
    attempt.person = TRY(PeopleStore(transaction).find_by_email(email));
    const auto id = attempt.person ? attempt.person->id : PersonId{};
    const auto device = TRY(known_device(sessions, browser, id));
    attempt.bucket = bucket_of("passphrase", email, device);
    if (!device.empty()) attempt.caller = crypto::Caller::known;
    attempt.allowed =
        TRY(sessions.attempt(attempt.bucket, passphrase_attempts, passphrase_window, now));
    return attempt;
  });
  const auto attempt = TRY(std::move(tried));
  if (!attempt.allowed) return SignedIn{.answer = Answer::too_often};
  const bool here = attempt.person && !attempt.person->disabled_at;
  const auto hash = here ? attempt.person->passphrase : std::string{};
  const bool right = TRY(ground_.passphrases.verify(hash, passphrase, attempt.caller));
  if (!right) return SignedIn{.answer = Answer::wrong};

  std::string stronger;
  if (ground_.passphrases.is_outdated(hash)) stronger = TRY(ground_.passphrases.hash(passphrase));
  const auto stage = attempt.person->has_second_factor() ? Stage::code : Stage::open;
  return ground_.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
    PeopleStore people(transaction);
    // Between looking and now someone may have been sent away.
    const auto person = TRY(people.find(attempt.person->id));
    if (!person || person->disabled_at || person->passphrase != hash)
      return SignedIn{.answer = Answer::wrong};
    if (!stronger.empty()) TRY(people.set_passphrase(person->id, stronger));
    TRY(SessionStore(transaction).forget_attempts(attempt.bucket));
    return open_session(transaction, *person, stage, browser, {});
  });
}

Result<SignedIn> Sessions::give_code(std::string_view code, const Browser& browser) {
  const auto now = ground_.clock.now();
  auto work = [&](store::Transaction& transaction) -> Result<SignedIn> {
    PeopleStore people(transaction);
    SessionStore sessions(transaction);
    const auto half = TRY(sessions.find(crypto::hash_token(browser.session)));
    if (!half || half->stage != Stage::code || !is_live(*half, now))
      return SignedIn{.answer = Answer::over};
    const auto person = TRY(people.find(half->person));
    if (!person || person->disabled_at || !person->has_second_factor())
      return SignedIn{.answer = Answer::over};
    const auto device = TRY(known_device(sessions, browser, person->id));
    const auto bucket = bucket_of("code", std::to_string(person->id.value), device);
    const bool allowed = TRY(sessions.attempt(bucket, code_attempts, code_window, now));
    if (!allowed) return SignedIn{.answer = Answer::too_often};
    const bool right = TRY(use_code(people, ground_.sealer, *person, code, now));
    if (!right) return SignedIn{.answer = Answer::wrong};
    TRY(sessions.forget_attempts(bucket));
    return open_session(transaction, *person, Stage::open, browser, grounds_of(*half));
  };
  return ground_.database.write(work);
}

Result<SignedIn> Sessions::begin(PersonId id, const Browser& browser) {
  return ground_.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
    const auto person = TRY(PeopleStore(transaction).find(id));
    if (!person || person->disabled_at) return SignedIn{.answer = Answer::wrong};
    // Who could read the letter is no stranger: from here on this browser is a known one. Its
    // secret is new, so that attempts that were made with the one before do not count.
    auto known = browser;
    known.device = crypto::make_token();
    TRY(SessionStore(transaction)
            .add_device(crypto::hash_token(known.device), id, ground_.clock.now()));
    auto result = TRY(open_session(
        transaction, *person, person->has_second_factor() ? Stage::code : Stage::open, known, {}));
    result.device = known.device;
    return result;
  });
}

Result<SignedIn> Sessions::begin_proved(PersonId id, const Browser& browser) {
  return ground_.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
    const auto person = TRY(PeopleStore(transaction).find(id));
    if (!person || person->disabled_at) return SignedIn{.answer = Answer::wrong};
    // Who came halfway by the sign-on of an organisation stays there.
    const auto half = TRY(SessionStore(transaction).find(crypto::hash_token(browser.session)));
    const bool is_halfway = half && half->stage == Stage::code && half->person == id;
    auto grounds = is_halfway ? grounds_of(*half) : Grounds{};
    grounds.proved_at.reset();
    return open_session(transaction, *person, Stage::open, browser, grounds);
  });
}

Result<Answer> Sessions::check_passphrase(const Actor& actor, std::string_view passphrase) {
  const auto now = ground_.clock.now();
  const auto bucket =
      bucket_of("prove", std::to_string(actor.person.value), std::to_string(actor.session.value));
  auto tried = ground_.database.write([&](store::Transaction& transaction) -> Result<Try> {
    Try attempt;
    attempt.person = TRY(PeopleStore(transaction).find(actor.person));
    attempt.allowed =
        TRY(SessionStore(transaction).attempt(bucket, passphrase_attempts, passphrase_window, now));
    return attempt;
  });
  const auto attempt = TRY(std::move(tried));
  if (!attempt.allowed) return Answer::too_often;
  ZICHT_CHECK(attempt.person.has_value());
  const bool right = TRY(
      ground_.passphrases.verify(attempt.person->passphrase, passphrase, crypto::Caller::known));
  if (!right) return Answer::wrong;
  auto forgotten = ground_.database.write([&](store::Transaction& transaction) {
    return SessionStore(transaction).forget_attempts(bucket);
  });
  TRY(std::move(forgotten));
  return Answer::open;
}

Result<Answer> Sessions::prove(const Actor& actor,
                               std::string_view passphrase,
                               std::string_view code) {
  const auto known = TRY(check_passphrase(actor, passphrase));
  if (known != Answer::open) return known;
  const auto now = ground_.clock.now();
  const auto bucket = bucket_of(
      "prove code", std::to_string(actor.person.value), std::to_string(actor.session.value));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Answer> {
    PeopleStore people(transaction);
    SessionStore sessions(transaction);
    const auto person = TRY(people.find(actor.person));
    ZICHT_CHECK(person.has_value());
    if (person->has_second_factor()) {
      if (code.empty()) return Answer::code;
      const bool allowed = TRY(sessions.attempt(bucket, code_attempts, code_window, now));
      if (!allowed) return Answer::too_often;
      const bool right = TRY(use_code(people, ground_.sealer, *person, code, now));
      if (!right) return Answer::code;
      TRY(sessions.forget_attempts(bucket));
    }
    TRY(sessions.prove(actor.session, now));
    return Answer::open;
  });
}

}  // namespace zicht::accounts
