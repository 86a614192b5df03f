// For tests: a desk of one municipality with two colleagues who weigh signals.
#pragma once

#include "work/accounts/test_desk.hpp"
#include "work/vault/vault.hpp"

namespace zicht::vault::test {

inline constexpr auto phrase = "waterval kandelaar mossel vijg";
inline constexpr auto kroonstad = "GM9001";

struct Somebody {
  accounts::Actor actor;
  std::string cookie;
};

struct Room : accounts::test::TestDesk {
  explicit Room(store::Kind kind) : TestDesk(kind) {
    administrator();
    admin = {*actor_of(session), session};
    REQUIRE(vault.add_desk("Gemeente Kroonstad", {kroonstad}));
    iris = officer("Iris Veenstra", "iris@kroonstad.example");
    bram = officer("Bram Veldhuis", "bram@kroonstad.example");
  }

  Somebody officer(const std::string& name, const std::string& email) {
    forget_letters();
    REQUIRE(accounts.invite(
        admin.actor, {.name = name, .email = email, .roles = {accounts::Role::attention_officer}}));
    const auto person =
        accounts.accept(token_in_letter("/uitnodiging/"), accounts::test::passphrase);
    REQUIRE(person);
    return signed_in(*person);
  }

  /// A new session, past the second factor.
  Somebody signed_in(accounts::PersonId person) {
    const auto begun = sessions.begin_proved(person, {});
    REQUIRE(begun);
    auto actor = actor_of(begun->session);
    REQUIRE(actor);
    return {*actor, begun->session};
  }

  Somebody admin;
  Vault vault{{database, clock, passphrases, accounts}};
  Somebody iris;
  Somebody bram;
};

inline store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

}  // namespace zicht::vault::test
