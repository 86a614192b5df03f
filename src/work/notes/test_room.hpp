// For tests of this room: colleagues of one municipality, and somebody of another.
#pragma once

#include "work/accounts/test_desk.hpp"
#include "work/notes/notes.hpp"
#include "work/notes/shares.hpp"

namespace zicht::notes::test {

inline const Passage look{"kijken", "Doe je gewone werk en let op wat niet klopt."};

struct Room : accounts::test::TestDesk {
  explicit Room(store::Kind kind) : TestDesk(kind) {
    iris = administrator();
    bram = *actor_of(sessions.begin(reader(iris), {})->session);
    fenna = administrator("Gemeente Duinrand", "fenna@duinrand.example");
  }

  NoteId written(const accounts::Actor& by, Audience audience, const std::string& words) {
    const auto id = notes.write(by, anchor_at("/kompas/signaleren/hoe", look), {words, audience});
    REQUIRE(id);
    return *id;
  }

  accounts::Actor iris;
  accounts::Actor bram;   ///< A reader, a colleague of Iris.
  accounts::Actor fenna;  ///< Of another municipality.
  Notes notes{{database, clock, sealer}};
  Shares shares{{database, clock, sealer}};
};

inline store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

}  // namespace zicht::notes::test
