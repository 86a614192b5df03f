#include "open/training/path.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::training;

namespace {

/// Reading, five questions of which one is a reflection, and a story.
Path path() {
  return {.name = "balie",
          .version = 3,
          .parts = {{.kind = Part::Kind::reading, .page = "/kompas/signaleren/wat"},
                    {.kind = Part::Kind::questions,
                     .norm = 75,
                     .questions = {"06-a-1", "06-b-1", "06-c-1"},
                     .reflections = {"06-r-1"},
                     .asked = {"06-a-1", "06-b-1", "06-r-1", "06-c-1"}},
                    {.kind = Part::Kind::scenario, .scenario = "de-dure-jas"}}};
}

Done all() {
  const auto items = items_of(path());
  return {items.begin(), items.end()};
}

}  // namespace

TEST_CASE("a page is read or it is not, and the reason says what to do") {
  const auto part = path().parts[0];
  CHECK(state_of(part, {}).reason == "Lees deze pagina tot het eind.");
  CHECK(state_of(part, {page_item("/kompas/signaleren/wat")}).is_done);
}

TEST_CASE("the norm is reached with the least number that is enough") {
  auto part = path().parts[1];
  CHECK(needed(part) == 3);  // 75 percent of 3 is 2.25.
  part.norm = 66;
  CHECK(needed(part) == 2);
  part.norm = 67;
  CHECK(needed(part) == 3);
  part.norm = 100;
  CHECK(needed(part) == 3);
}

TEST_CASE(
    "questions are complete with the norm and every reflection seen, and say what is missing") {
  const auto part = path().parts[1];
  Done done{question_item("06-a-1")};
  CHECK(state_of(part, done).reason ==
        "1 van de 3 vragen goed. Je hebt er 3 nodig. Bekijk nog de reflectievraag.");
  CHECK(state_of(part, done).is_begun);
  done.insert(question_item("06-b-1"));
  done.insert(question_item("06-c-1"));
  CHECK_FALSE(state_of(part, done).is_done);
  CHECK(state_of(part, done).reason == "3 van de 3 vragen goed. Bekijk nog de reflectievraag.");
  done.insert(question_item("06-r-1"));
  CHECK(state_of(part, done).is_done);
}

TEST_CASE("a path is complete when every part is, and says which is next") {
  auto state = state_of(path(), {});
  CHECK(state.next == 0);
  CHECK(state.reason == "0 van de 3 onderdelen zijn klaar.");
  auto done = all();
  done.erase(scenario_item("de-dure-jas"));
  state = state_of(path(), done);
  CHECK(state.next == 2);
  CHECK(state.reason.starts_with("Nog één onderdeel: nummer 3. Speel tot een einde"));
  state = state_of(path(), all());
  CHECK(state.is_done);
  CHECK(state.next == 3);
}

TEST_CASE("what is done goes into an address and comes back the same") {
  const Done done{page_item("/kompas/signaleren/wat"), question_item("06-c-1")};
  const auto stand = to_stand(path(), done);
  CHECK(stand == "3-R");  // Bits 0 and 4 of six.
  CHECK(from_stand(path(), stand) == done);
  CHECK(from_stand(path(), to_stand(path(), all())) == all());
  CHECK(from_stand(path(), to_stand(path(), {})) == Done{});
}

TEST_CASE("what was done elsewhere does not go into the address of this path") {
  CHECK(to_stand(path(), {"lees:/kaarten/politie"}) == to_stand(path(), {}));
}

TEST_CASE("an address of another version says so, and a broken one is refused") {
  CHECK(from_stand(path(), "2-R").error().fault == Fault::conflict);
  for (const auto* broken : {"", "3", "3-", "-R", "x-R", "3-RR", "3-!", "3-é", "99999999999-R"})
    CHECK(from_stand(path(), broken).error().fault == Fault::invalid);
}

TEST_CASE("a bit for an item that is not there is refused") {
  auto five = path();
  five.parts.pop_back();
  CHECK_FALSE(from_stand(five, "3-g"));  // Bit 5 of five items.
}
