// For tests of this room: a desk with a signal in hand, a care coordinator who has a key, and an
// FG.
#pragma once

#include "ground/crypto/token.hpp"
#include "work/passing/counting.hpp"
#include "work/passing/passing.hpp"
#include "work/signals/test_room.hpp"

namespace zicht::passing::test {

/// A table of grounds with one answer of each kind.
inline grounds::Table small_table() {
  const auto rule = [](const char* purpose, grounds::Verdict verdict) {
    return grounds::Rule{.id = std::string("regel-") + purpose,
                         .verdict = verdict,
                         .givers = {"gemeente"},
                         .receivers = {"zorgcoordinator", "politie"},
                         .purposes = {purpose},
                         .kinds = {"verhaal", "identiteit"},
                         .article = "Artikel 1",
                         .why = "Daarom.",
                         .alternative = "Tel alleen mee.",
                         .checked_on = std::chrono::year{2026} / 11 / 26};
  };
  return {.checked_on = std::chrono::year{2026} / 11 / 26,
          .fallback_why = "Onbekend.",
          .fallback_alternative = "Tel alleen mee.",
          .parties = {{"gemeente", "Gemeente", true, true},
                      {"zorgcoordinator", "Zorgcoördinator", true, true},
                      {"politie", "Politie", true, true}},
          .purposes = {{"mag", "Mag"}, {"hulp", "Hulp"}, {"vraag", "Vraag"}, {"niet", "Niet"}},
          .kinds = {{"verhaal", "Verhaal"}, {"identiteit", "Naam"}},
          .signers = {{.id = "onder-16", .name = "Jong", .from = 0, .to = 15},
                      {.id = "18-plus", .name = "Oud", .from = 18}},
          .rules = {rule("mag", grounds::Verdict::may),
                    rule("hulp", grounds::Verdict::consent),
                    rule("niet", grounds::Verdict::may_not)}};
}

inline constexpr auto canary = "Negen matrassen in de kelder van Kanarie.";

struct Room : signals::test::Room {
  explicit Room(store::Kind kind) : signals::test::Room(kind) {
    sanne = bram;
    sanne.roles = {accounts::Role::care_coordinator};
    sanne.name = "Sanne de Wit";
    noor = fenna;
    noor.roles = {accounts::Role::privacy_officer};
    signal = in_hand(canary).first.id;
  }

  Date day(int ahead) const {
    return Date{std::chrono::floor<std::chrono::days>(clock.now()) + std::chrono::days{ahead}};
  }

  /// What Fenna signs: the story, shortened, to Sanne, for ten days.
  Offer offer(const char* purpose = "mag") {
    return {.id = {crypto::random_key()},
            .signal = signal,
            .question = {"gemeente", "zorgcoordinator", purpose, "verhaal", "18-plus"},
            .receiver = {.person = sanne.person,
                         .organisation = sanne.organisation,
                         .name = "Sanne de Wit, Gemeente Kroonstad",
                         .public_key = own.public_key()},
            .chosen = {.parts = {{"story", "Wat is er gezien?", "Negen matrassen van Kanarie."}},
                       .changed = {"story"}},
            .until = day(10),
            .reason = "Zij vraagt om hulp, zegt Kanarie."};
  }
  Disclosure given(const char* purpose = "mag") {
    const auto done = passing.give(fenna, desk.open, desk.key, offer(purpose));
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
    return *done;
  }
  Disclosure given_as_file() {
    auto file = offer();
    file.receiver = {.name = "Team Noord, politie"};
    file.question.receiver = "politie";
    const auto done = passing.give(fenna, desk.open, desk.key, file);
    REQUIRE(done);
    return *done;
  }
  std::vector<SealedKey> keys_of(DisclosureId id, Sealed part = Sealed::package) {
    auto transaction = database.read();
    return *DisclosureStore(*transaction).keys(id.value, part);
  }
  /// The lines of the log with this action.
  std::int64_t lines(std::string_view action) {
    auto transaction = database.read();
    return (*transaction->one("SELECT COUNT(*) FROM audit_entries WHERE action = $1", action))
        ->integer(0);
  }

  grounds::Table table = small_table();
  Passing passing{{database, clock, table}};
  Counting counting{{database, clock, table}};
  accounts::Actor sanne;                          ///< Care coordinator of the same organisation.
  accounts::Actor noor;                           ///< Its FG.
  crypto::KeyPair own = crypto::KeyPair::make();  ///< Sanne's.
  signals::SignalId signal = {};
};

using signals::test::either;

}  // namespace zicht::passing::test
