// For tests of this room: a whole desk on an empty database, with a clock that can be moved and an
// outbox that can be read.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "ground/base/files.hpp"
#include "ground/crypto/totp.hpp"
#include "ground/store/test_database.hpp"
#include "work/accounts/passkeys.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts::test {

class MovingClock final : public Clock {
 public:
  Instant now() const override { return at; }
  Instant at{std::chrono::milliseconds{1'795'348'800'000}};
};

inline constexpr auto passphrase = "mosterd vlieger tandarts kelder";

/// The secret at the end of a link.
inline std::string token_of(const std::string& link) {
  return link.substr(link.rfind('/') + 1);
}

class TestDesk {
 public:
  explicit TestDesk(store::Kind kind)
      : place(kind), database(place.open_migrated()), mail({.outbox = outbox}, clock) {}
  ~TestDesk() { forget_letters(); }
  TestDesk(const TestDesk&) = delete;
  TestDesk& operator=(const TestDesk&) = delete;

  Ground ground() { return {database, clock, passphrases, sealer, mail, "https://zicht.example"}; }

  /// All letters so far, in no order.
  std::string letters() {
    mail.finish();
    std::string all;
    if (!std::filesystem::exists(outbox)) return all;
    for (const auto& file : std::filesystem::directory_iterator(outbox))
      all += *read_file(file.path());
    return all;
  }
  void forget_letters() {
    mail.finish();
    std::filesystem::remove_all(outbox);
  }
  /// The secret of the link in the only letter.
  std::string token_in_letter(const std::string& page) {
    const auto text = letters();
    const auto start = text.find(page);
    REQUIRE(start != std::string::npos);
    const auto from = start + page.size();
    return text.substr(from, text.find('\n', from) - from);
  }

  /// An administrator with a second factor, signed in: made the way it is made in the world.
  Actor administrator(const std::string& organisation = "Gemeente Kroonstad",
                      const std::string& email = "fenna@kroonstad.example") {
    const auto link = accounts.add_first(
        {.name = organisation, .kind = Kind::municipality},
        {.name = "Fenna Grootveld", .email = email, .roles = {Role::administrator}});
    REQUIRE(link);
    const auto person = accounts.accept(token_of(*link), passphrase);
    REQUIRE(person);
    const auto begun = sessions.begin(*person, {});
    REQUIRE(begun->answer == Answer::open);
    auto actor = actor_of(begun->session);
    REQUIRE(actor);
    secret = crypto::make_totp_secret();
    const auto codes = accounts.set_second_factor(*actor, secret, code());
    REQUIRE(codes);
    recovery_codes = *codes;
    session = begun->session;
    return *actor_of(session);
  }

  /// A reader in the organisation of the administrator.
  PersonId reader(const Actor& by, const std::string& email = "bram@kroonstad.example") {
    forget_letters();
    REQUIRE(
        accounts.invite(by, {.name = "Bram Veldhuis", .email = email, .roles = {Role::reader}}));
    const auto person = accounts.accept(token_in_letter("/uitnodiging/"), passphrase);
    REQUIRE(person);
    return *person;
  }

  std::string code() const { return crypto::totp_code(secret, crypto::totp_step(clock.at)); }

  /// Whoever passes the gate with this cookie.
  std::optional<Actor> actor_of(const std::string& cookie) {
    http::Request request{.path = "/proef", .headers = {{"cookie", "__Host-zicht=" + cookie}}};
    const auto gate = sessions.gate([](const auto&) { return May::settle; });
    const auto passed = gate({http::Method::get, "/proef"}, request);
    if (!passed || *passed) return std::nullopt;
    return *signed_in(request);
  }

  MovingClock clock;
  std::filesystem::path outbox =
      std::filesystem::temp_directory_path() / ("zicht-desk-" + std::to_string(::getpid()));
  store::TestDatabase place;
  store::Database database;
  crypto::Passphrases passphrases{crypto::cheapest_cost};
  crypto::Sealer sealer = crypto::Sealer::of_secret("proef");
  mail::Sender mail;
  Accounts accounts{ground()};
  Sessions sessions{ground(), true};
  Passkeys passkeys{ground(), sessions};
  std::string secret;   ///< Of the second factor of the last administrator.
  std::string session;  ///< And the secret of the session in which it was set.
  std::vector<std::string> recovery_codes;
};

}  // namespace zicht::accounts::test
