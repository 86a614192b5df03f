// For tests of this room: a desk that can read, one of another municipality, and reporters.
#pragma once

#include <map>
#include <string>

#include "work/accounts/test_desk.hpp"
#include "work/signals/files.hpp"
#include "work/signals/letterbox.hpp"
#include "work/signals/record_store.hpp"
#include "work/signals/signal_store.hpp"
#include "work/signals/signals.hpp"

namespace zicht::signals::test {

inline constexpr auto kroonstad = "GM9901";
inline constexpr auto duinrand = "GM9902";
inline constexpr auto nowhere = "GM9903";  ///< Nobody reads what is reported about it.

/// A desk with one key.
struct TestKeys {
  explicit TestKeys(const accounts::Actor& member)
      : key{member.organisation, member.organisation_name, 1, pair.public_key()},
        open(member.organisation, {{1, pair}}) {}

  crypto::KeyPair pair = crypto::KeyPair::make();
  vault::DeskKey key;
  vault::OpenDesk open;
};

struct Room : accounts::test::TestDesk {
  explicit Room(store::Kind kind) : TestDesk(kind) {
    fenna.roles.add(accounts::Role::attention_officer);
    iris.roles.add(accounts::Role::attention_officer);
    bram = *actor_of(sessions.begin(reader(fenna), {})->session);
  }

  Receiver receiver() {
    return [this](std::string_view municipality) -> Result<std::optional<vault::DeskKey>> {
      if (municipality == duinrand) return std::optional(other.key);
      if (municipality == nowhere) return std::optional<vault::DeskKey>();
      return std::optional(desk.key);
    };
  }

  KeyOfDesk key_of_desk() {
    return [this](accounts::OrganisationId at) -> Result<std::optional<vault::DeskKey>> {
      return std::optional(at == other.key.desk ? other.key : desk.key);
    };
  }

  /// Finds a virus in what says so, and takes the word "plek" away.
  Checks checks() {
    return {.scan = [this](std::string_view bytes) -> Result<> {
              ++scanned;
              if (scanner_is_away) return fail(Fault::unavailable, "Probeer het later nog eens.");
              if (bytes.find("virus") != std::string_view::npos)
                return fail(Fault::invalid, "In dit bestand zit een virus.");
              return {};
            },
            .clean = [](std::string_view bytes) -> Result<std::string> {
              std::string clean(bytes);
              if (const auto at = clean.find("plek"); at != std::string::npos) clean.erase(at, 4);
              return clean;
            }};
  }

  IsMember is_member() {
    return [this](accounts::OrganisationId at, accounts::PersonId person) -> Result<bool> {
      return at == fenna.organisation && (person == fenna.person || person == bram.person);
    };
  }

  Report report(const std::string& story = "Vijf mensen slapen achter de wasserij.") {
    return {.story = story, .place = "Bij de haven", .municipality = kroonstad, .sector = "wonen"};
  }
  /// The receipt of a report through the letterbox.
  std::string dropped(const Report& told) {
    const auto submitted = letterbox.submit(told, "formulier " + std::to_string(++forms));
    REQUIRE(submitted);
    REQUIRE_FALSE(submitted->came_before);
    return submitted->receipt;
  }
  /// A report that Fenna has in hand, with the words of its reporter.
  std::pair<Seen, std::string> in_hand(const std::string& story = "Zij slapen in de loods.") {
    const auto words = dropped(report(story));
    auto transaction = database.read();
    const auto id = SignalStore(*transaction)
                        .list(desk.key.desk, {.state = State::received}, {}, 1)
                        ->front()
                        .id;
    return {in_hand_now(id), words};
  }
  Seen in_hand_now(SignalId id) {
    const auto taken = signals.acknowledge(fenna, {id, 1});
    REQUIRE(taken);
    return {id, taken->version};
  }
  /// All signals of the desk that are open, the first deadline first.
  std::vector<Signal> inbox() {
    auto transaction = database.read();
    return *SignalStore(*transaction).list(desk.key.desk, {}, {}, 1000);
  }

  accounts::Actor fenna = administrator();  ///< Attention officer of Kroonstad.
  accounts::Actor iris = administrator("Gemeente Duinrand", "iris@duinrand.example");
  accounts::Actor bram;  ///< A colleague of Fenna, who reports.
  TestKeys desk{fenna};
  TestKeys other{iris};
  Letterbox letterbox{{database, clock, receiver()}};
  Signals signals{{database, clock, receiver(), is_member()}};
  Files files{{.database = database,
               .clock = clock,
               .receiver = receiver(),
               .is_member = is_member(),
               .key_of_desk = key_of_desk()},
              checks()};
  int scanned = 0;
  bool scanner_is_away = false;
  int forms = 0;
};

inline store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

}  // namespace zicht::signals::test
