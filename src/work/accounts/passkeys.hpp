// Passkeys of people: to make, name and remove them, and to sign in with one. A passkey is used
// after the device knows who holds it, so it is both factors at once; it may also be the second
// step after a passphrase.
//
// Each verb that asks a device comes in two halves. The first gives the challenge; the browser that
// was asked brings the answer to the second within five minutes, and only once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/crypto/passkey.hpp"
#include "work/accounts/accounts.hpp"
#include "work/accounts/passkey.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts {

/// With what somebody who gave the passphrase can take the second step.
struct SecondSteps {
  bool app = true;  ///< Six digits; a recovery code always works.
  bool passkey = false;
};

/// Safe to share between threads and nodes. Every verb fails with `unavailable` where the database
/// is away. What may not be done without a fresh proof, the caller asks Sessions first.
class Passkeys {
 public:
  Passkeys(Ground ground, Sessions& sessions);

  /// False where browsers give this site no passkeys: its address has no name, or no https. Every
  /// challenge fails with `conflict` then.
  bool are_possible() const { return site_.has_value(); }

  /// The oldest first.
  Result<std::vector<Passkey>> own(const Actor& actor);
  /// Fails with `not_found` for what is not the actor's own.
  Result<Passkey> own(const Actor& actor, PasskeyId id);
  /// Fails with `invalid` for the name, and `not_found`.
  Result<> rename(const Actor& actor, PasskeyId id, std::string_view name);
  /// Ends all other sessions: whoever has the device may be signed in with it. Fails with
  /// `conflict` where a role of the person requires a second factor and this is the last one, and
  /// with `not_found`.
  Result<> remove(const Actor& actor, PasskeyId id);

  /// Fails with `conflict` where there are too many.
  Result<Challenge> ask_new(const Actor& actor, const Browser& browser);
  /// Keeps the passkey. Gives recovery codes, to be shown once, where it is the first second factor
  /// of this person; otherwise none. Fails with `invalid` for the name or the answer, and with
  /// `conflict` where this passkey is there already.
  Result<std::vector<std::string>> add(const Actor& actor,
                                       const Browser& browser,
                                       const GivenPasskey& given);

  /// The same for everyone: it names no passkeys.
  Result<Challenge> ask_sign_in(const Browser& browser);
  Result<SignedIn> sign_in(const GivenAnswer& given, const Browser& browser);

  /// What is possible after the passphrase; nothing where it was not given in this browser.
  Result<std::optional<SecondSteps>> second_steps(const Browser& browser);
  /// Fails with `unauthorised` where the passphrase was not given in this browser.
  Result<Challenge> ask_second_step(const Browser& browser);
  Result<SignedIn> second_step(const GivenAnswer& given, const Browser& browser);

  Result<Challenge> ask_proof(const Actor& actor, const Browser& browser);
  /// Proves again that it is the actor, for a sensitive act: both factors at once.
  Result<Answer> prove(const Actor& actor, const GivenAnswer& given, const Browser& browser);

 private:
  /// How an answer came out, and whose passkey it was.
  struct Outcome {
    Answer answer = Answer::wrong;
    std::optional<Person> person = {};
    bool may_be_copied = false;
  };
  Result<Challenge> ask(Purpose purpose, const Browser& browser, PersonId person);
  Result<Outcome> judge(store::Transaction& transaction,
                        Purpose purpose,
                        const GivenAnswer& given,
                        const Browser& browser,
                        PersonId expected);
  Result<Outcome> judge(Purpose purpose,
                        const GivenAnswer& given,
                        const Browser& browser,
                        PersonId expected);
  Result<std::optional<Person>> halfway(const Browser& browser);

  Ground ground_;
  Sessions& sessions_;
  std::optional<crypto::RelyingParty> site_;
};

}  // namespace zicht::accounts
