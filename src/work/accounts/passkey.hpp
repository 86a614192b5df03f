// The things: a passkey of a person, and the challenge that a device answers with it. Pure.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/crypto/passkey.hpp"
#include "work/accounts/person.hpp"

namespace zicht::accounts {

using PasskeyId = Id<struct PasskeyTag>;

/// A key on a device of a person, or in a vault of several devices.
struct Passkey {
  PasskeyId id = {};
  PersonId person = {};
  std::string name = {};  ///< As its person calls it: "Mijn telefoon".
  crypto::PasskeyKey key = {};
  std::string transports = {};  ///< How browsers reach it, as they say: "internal hybrid".
  Instant made_at = {};
  std::optional<Instant> used_at = {};
};

/// What a device is asked for. An answer for one purpose is none for another.
enum class Purpose {
  make,         ///< A new passkey.
  sign_in,      ///< Who are you? Without a passphrase before it.
  second_step,  ///< After the passphrase.
  prove         ///< Once more, for a sensitive act.
};
constexpr std::array<std::string_view, 4> names_of(Purpose) {
  return {"make", "sign_in", "second_step", "prove"};
}

/// What a page asks a device, by way of the browser.
struct Challenge {
  std::string text = {};               ///< 32 random bytes, in base64url.
  std::string site = {};               ///< "zicht.example"
  std::string handle = {};             ///< By which devices know the person; to make one only.
  std::vector<Passkey> passkeys = {};  ///< That may answer; or, to make one, that are there.
};

/// What a browser gives for a new passkey.
struct GivenPasskey {
  std::string name = {};
  crypto::NewPasskey made = {};
  std::string transports = {};
};

/// What a browser gives of a passkey that was used.
struct GivenAnswer {
  std::string credential = {};
  std::string handle = {};  ///< In base64url; empty where the device does not say.
  crypto::Assertion assertion = {};
  bool empty() const { return credential.empty() && assertion.client_data.empty(); }
};

/// For how long a challenge may be answered.
constexpr std::chrono::minutes challenge_limit{5};
/// More than these are of no use to anyone.
constexpr std::size_t most_passkeys = 20;

/// Fails with `invalid` where it is empty, too long or holds line ends.
Result<std::string> read_passkey_name(std::string_view typed);

/// Of what a browser says about how it reaches a key: the words that other browsers know.
std::string known_transports(std::string_view said);

/// The words of `transports`, one by one.
std::vector<std::string_view> words_of(std::string_view transports);

}  // namespace zicht::accounts
