// For tests of this room: somebody who has passkeys.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ground/crypto/test_authenticator.hpp"
#include "work/accounts/passkeys.hpp"
#include "work/accounts/test_desk.hpp"

namespace zicht::accounts::test {

using crypto::test::Authenticator;
using crypto::test::Behaviour;

inline constexpr auto fenna = "fenna@kroonstad.example";
inline constexpr auto bram = "bram@kroonstad.example";
inline const Browser laptop{.session = "gast", .name = "Firefox op Windows"};

inline store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

/// Somebody with devices, at a desk.
struct Holder {
  TestDesk& desk;
  Actor actor;
  Browser browser;
  std::string handle = {};

  Result<std::vector<std::string>> add(const Authenticator& device,
                                       const std::string& name = "mijn telefoon",
                                       const Behaviour& how = {}) {
    const auto challenge = desk.passkeys.ask_new(actor, browser);
    REQUIRE(challenge);
    handle = challenge->handle;
    return desk.passkeys.add(
        actor,
        browser,
        {.name = name, .made = device.make(challenge->text, how), .transports = "usb niets"});
  }
  GivenAnswer answer(const Authenticator& device,
                     const std::string& challenge,
                     const Behaviour& how = {}) const {
    return {.credential = device.credential(),
            .handle = handle,
            .assertion = device.use(challenge, how)};
  }
  Answer sign_in(const Authenticator& device, const Behaviour& how = {}) const {
    const auto challenge = desk.passkeys.ask_sign_in(laptop);
    return desk.passkeys.sign_in(answer(device, challenge->text, how), laptop)->answer;
  }
  /// What is true of this person now.
  Actor now() const { return *desk.actor_of(browser.session); }
};

/// A reader, whose role asks for no second factor.
inline Holder reader_at(TestDesk& desk) {
  desk.reader(desk.administrator());
  const auto done = desk.sessions.sign_in(bram, passphrase, {});
  REQUIRE(done->answer == Answer::open);
  desk.forget_letters();
  return {desk, *desk.actor_of(done->session), {.session = done->session}};
}

inline std::vector<Event> events_of(TestDesk& desk, const Actor& actor) {
  std::vector<Event> events;
  const auto recent = desk.accounts.recent(actor);
  for (const auto& happening : *recent) events.push_back(happening.event);
  return events;
}

inline bool holds(const std::vector<Event>& events, Event event) {
  return std::ranges::find(events, event) != events.end();
}

}  // namespace zicht::accounts::test
