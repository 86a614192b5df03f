// The things of this room: people, organisations, sessions; and the rules of time. Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"
#include "work/accounts/role.hpp"

namespace zicht::accounts {

using PersonId = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using SessionId = Id<struct SessionTag>;

struct Organisation {
  OrganisationId id = {};
  std::string name = {};
  Kind kind = Kind::other;
};

/// Someone with an account. Not someone whom the work is about: those are in other rooms.
struct Person {
  PersonId id = {};
  std::string email = {};  ///< In small letters; one account each.
  std::string name = {};
  std::string passphrase = {};  ///< The hash; empty as long as the invitation was not accepted.
  std::vector<std::byte> totp = {};  ///< The sealed secret; empty without an app for codes.
  std::int64_t totp_step = 0;        ///< Of the last code that was used.
  std::optional<Instant> disabled_at = {};
  std::int64_t sign_ons = 0;  ///< Of organisations that know this person: work/sign_on.
  std::int64_t passkeys = 0;  ///< How many there are.

  bool has_second_factor() const { return !totp.empty() || passkeys > 0; }
};

/// True for who took up the invitation: with a passphrase, or with the sign-on of an organisation.
bool has_joined(const Person& person);

/// How far signing in has come.
enum class Stage {
  code,  ///< The passphrase was right; the second factor is still asked.
  open   ///< Signed in.
};
constexpr std::array<std::string_view, 2> names_of(Stage) {
  return {"code", "open"};
}

struct Session {
  SessionId id = {};
  PersonId person = {};
  OrganisationId organisation = {};
  Stage stage = Stage::code;
  std::string device = {};  ///< "Firefox op Windows": no more than one needs to know one's own.
  Instant started_at = {};
  Instant seen_at = {};
  Instant proved_at = {};  ///< When it was last proved who this is.
  std::optional<Instant> ended_at = {};
  std::string sign_on = {};              ///< With which it began; empty for a passphrase.
  bool second_factor_elsewhere = false;  ///< Asked by that sign-on.
};

constexpr std::chrono::minutes idle_limit{30};
constexpr std::chrono::hours session_limit{12};
/// For how long the second factor may take.
constexpr std::chrono::minutes code_limit{10};
/// For how long one may be away at the sign-on of an organisation.
constexpr std::chrono::minutes away_limit{10};
/// For how long a proof counts for a sensitive act.
constexpr std::chrono::minutes proof_limit{5};
/// Seeing someone is written down at most this often, so that reading does not write.
constexpr std::chrono::minutes seen_step{1};
constexpr std::chrono::hours invitation_limit{7 * 24};
constexpr std::chrono::hours reset_limit{1};
/// For how long a browser is known after its last use.
constexpr std::chrono::hours device_limit{180 * 24};
/// For how long the text of a form is kept after its session ended.
constexpr std::chrono::hours kept_form_limit{12};

/// True as long as nothing ended it: not a person, not idleness, not its age.
bool is_live(const Session& session, Instant now);

/// True where a sensitive act needs no new proof.
bool is_proved(Instant proved_at, Instant now);

/// The address as it is kept: in small letters, without spaces around it. Fails with `invalid`.
Result<std::string> read_email(std::string_view typed);
/// Fails with `invalid` where it is empty, too long or holds line ends.
Result<std::string> read_name(std::string_view typed);

/// "Firefox op Windows", from what a browser says about itself.
std::string device_name(std::string_view user_agent);

/// `address` where it is a path on this site, with or without a query, and otherwise "/account".
std::string own_path(std::string_view address);

}  // namespace zicht::accounts
