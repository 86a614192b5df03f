#include "ground/crypto/passphrase.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <ctime>
#include <thread>

using namespace zicht;
using namespace zicht::crypto;

namespace {

bool refused(std::string_view passphrase, const std::vector<std::string>& about = {}) {
  const auto checked = check_passphrase(passphrase, about);
  return !checked && checked.error().fault == Fault::invalid;
}

}  // namespace

TEST_CASE("a passphrase is known again by its hash, and no other is") {
  const Passphrases passphrases(cheapest_cost);
  const auto hash = passphrases.hash("vier losse woorden hier");
  REQUIRE(hash);
  CHECK(hash->starts_with("$argon2id$"));
  CHECK(*passphrases.verify(*hash, "vier losse woorden hier"));
  CHECK_FALSE(*passphrases.verify(*hash, "vier losse woorden daar"));
  CHECK_FALSE(*passphrases.verify(*hash, ""));
  CHECK(*hash != *passphrases.hash("vier losse woorden hier"));
}

TEST_CASE("nobody has no passphrase") {
  const Passphrases passphrases(cheapest_cost);
  CHECK_FALSE(*passphrases.verify("", "vier losse woorden hier"));
  CHECK_FALSE(*passphrases.verify("", ""));
  CHECK_FALSE(*passphrases.verify("geen hash", "vier losse woorden hier"));
}

TEST_CASE("a guess at nobody's passphrase costs as much as a guess at somebody's") {
  const Passphrases passphrases(Cost{.passes = 2, .memory = std::size_t{8} << 20U});
  const auto hash = passphrases.hash("vier losse woorden hier");
  // CPU time of this thread: what others do meanwhile does not count.
  const auto milliseconds = [&](std::string_view against) {
    const auto now = [] {
      timespec time{};
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
      return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const auto begin = now();
    for (int guess = 0; guess < 5; ++guess) CHECK_FALSE(*passphrases.verify(against, "geraden"));
    return now() - begin;
  };
  const auto somebody = milliseconds(*hash);
  const auto nobody = milliseconds("");
  // Far apart where a malformed hash would be refused at once; close enough for a busy machine.
  CHECK(nobody > somebody / 2);
  CHECK(nobody < somebody * 2);
}

TEST_CASE("a hash that another program made is read") {
  // From the tests of the reference implementation of Argon2 (argon2id, v=19, m=2^8, t=2, p=1).
  const Passphrases passphrases(cheapest_cost);
  const std::string hash =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
  CHECK(*passphrases.verify(hash, "password"));
  CHECK_FALSE(*passphrases.verify(hash, "wachtwoord"));
}

TEST_CASE("a hash that cost less than now is made anew") {
  const Passphrases before(cheapest_cost);
  const Passphrases now(Cost{.passes = 2, .memory = std::size_t{16} << 10U});
  const auto hash = before.hash("vier losse woorden hier");
  CHECK_FALSE(before.is_outdated(*hash));
  CHECK(now.is_outdated(*hash));
  CHECK(*now.verify(*hash, "vier losse woorden hier"));
  CHECK(now.is_outdated("geen hash"));
}

TEST_CASE("the usual cost is not below what OWASP asks") {
  CHECK(usual_cost.memory >= std::size_t{19} << 20U);
  CHECK(usual_cost.passes >= 2);
}

TEST_CASE("who waits for a seat gets one") {
  const Passphrases passphrases(cheapest_cost, 1);
  const auto hash = passphrases.hash("vier losse woorden hier");
  std::atomic<int> right = 0;
  std::vector<std::thread> people;
  for (int at = 0; at < 5; ++at)
    people.emplace_back([&] {
      const auto same = passphrases.verify(*hash, "vier losse woorden hier");
      if (same && *same) ++right;
    });
  for (auto& person : people) person.join();
  CHECK(right == 5);
}

TEST_CASE("a crowd of strangers is sent away, and does not keep out who was here before") {
  // Slow enough that all of them come while the first is busy.
  const Passphrases passphrases(Cost{.passes = 4, .memory = std::size_t{64} << 20U}, 1);
  const auto hash = passphrases.hash("vier losse woorden hier");
  std::atomic<int> answered = 0;
  std::atomic<int> sent_away = 0;
  std::vector<std::thread> strangers;
  for (int at = 0; at < 16; ++at)
    strangers.emplace_back([&] {
      const auto same = passphrases.verify(*hash, "geraden");
      if (!same && same.error().fault == Fault::unavailable) ++sent_away;
      ++answered;
    });
  while (sent_away == 0 && answered < 16) std::this_thread::yield();
  const auto same = passphrases.verify(*hash, "vier losse woorden hier", Caller::known);
  CHECK((same && *same));
  for (auto& stranger : strangers) stranger.join();
  CHECK(sent_away > 0);
}

TEST_CASE("a passphrase has at least twelve characters, not bytes") {
  CHECK(refused("elf tekens."));
  CHECK(refused("éééééééééé"));
  CHECK(refused(""));
  CHECK_FALSE(refused("fietspomp lamp"));
  CHECK_FALSE(refused("één krukkig é"));
  CHECK_FALSE(refused("mosterd vlieger tandarts kelder"));
  CHECK(refused(std::string(201, 'x')));
}

TEST_CASE("no kind of character is asked for") {
  CHECK_FALSE(refused("potloodkraanvogel"));
  CHECK_FALSE(refused("POTLOODKRAANVOGEL"));
  CHECK_FALSE(refused("83746592018474"));
}

TEST_CASE("what everybody uses is refused, however it is dressed up") {
  for (const auto* passphrase : {"wachtwoord123",
                                 "Wachtwoord2026!",
                                 "W@chtw00rd2026",
                                 "welkomwelkom1",
                                 "WelkomHallo!!",
                                 "Zomer2026!!!!",
                                 "amsterdam1234",
                                 "ditisgeheim!!",
                                 "qwertyuiopas",
                                 "123456789012",
                                 "098765432109",
                                 "aaaaaaaaaaaaa",
                                 "abcabcabcabcabc",
                                 "password1234"}) {
    INFO(passphrase);
    CHECK(refused(passphrase));
  }
}

TEST_CASE("what others know of a person is refused") {
  const std::vector<std::string> about{
      "Fenna Grootveld", "f.grootveld@kroonstad.example", "Gemeente Kroonstad"};
  CHECK(refused("fennagrootveld", about));
  CHECK(refused("Kroonstad-2026!", about));
  CHECK(refused("grootveldkroonstad", about));
  CHECK_FALSE(refused("fenna leest een oude atlas", about));
}

TEST_CASE("a passphrase gives the same key with the same salt, and another with another") {
  const Passphrases passphrases(cheapest_cost);
  const auto how = passphrases.fresh_stretch();
  const auto key = passphrases.stretch("mosterd vlieger tandarts", how);
  REQUIRE(key);
  CHECK(key->size() == 32);
  CHECK(*passphrases.stretch("mosterd vlieger tandarts", how) == *key);
  CHECK(*passphrases.stretch("mosterd vlieger tandart", how) != *key);
  CHECK(*passphrases.stretch("mosterd vlieger tandarts", passphrases.fresh_stretch()) != *key);
  // A cost that was raised later does not lock anyone out: the old one is kept with the salt.
  CHECK(*Passphrases().stretch("mosterd vlieger tandarts", how) == *key);
}
