#include "work/learning/learning.hpp"

#include <catch2/catch.hpp>

#include "open/training/test_training.hpp"
#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::learning;
using accounts::test::TestDesk;
using store::Kind;
using training::page_item;
using training::question_item;
using training::scenario_item;

namespace {

/// A desk with accounts, a training of one path, and somebody signed in.
struct Lesson {
  explicit Lesson(Kind kind) : desk(kind), noor(desk.administrator()) {}

  std::vector<std::string> all_items() const { return training::items_of(path()); }
  const training::Path& path() const { return *school.training.path("balie"); }
  /// Another person in the organisation of Noor.
  accounts::Actor colleague(const std::string& email) {
    const auto person = desk.reader(noor, email);
    const auto begun = desk.sessions.begin(person, {});
    REQUIRE(begun);
    return *desk.actor_of(begun->session);
  }

  training::test::School school;
  TestDesk desk;
  accounts::Actor noor;
  crypto::Signer signer{crypto::Signer::Seed{1}};
  Learning learning{{.database = desk.database,
                     .clock = desk.clock,
                     .sealer = desk.sealer,
                     .signer = signer,
                     .training = school.training,
                     .accounts = desk.accounts,
                     .issuer = {"https://zicht.example", "Gemeente Kroonstad"}}};
};

}  // namespace

TEST_CASE("what was done stays done, and is nobody else's") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  CHECK(lesson.learning.add(lesson.noor, {question_item("06-a-1")}) == 1U);
  CHECK(lesson.learning.add(lesson.noor, {question_item("06-a-1")}) == 0U);
  CHECK(lesson.learning.done(lesson.noor) == training::Done{question_item("06-a-1")});
  CHECK(lesson.learning.done(lesson.colleague("bram@kroonstad.example")) == training::Done{});
}

TEST_CASE("what the training does not have is not kept") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  CHECK(lesson.learning.add(lesson.noor,
                            {"vraag:99-weg-1", "onzin", scenario_item("de-dure-jas")}) == 1U);
  CHECK(lesson.learning.done(lesson.noor) == training::Done{scenario_item("de-dure-jas")});
}

TEST_CASE("a thought is sealed, for its writer alone, and can be taken away") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  REQUIRE(lesson.learning.keep_thought(lesson.noor, "06-d-1", "Bij ons ziet de balie het."));
  CHECK(lesson.learning.thought(lesson.noor, "06-d-1") == "Bij ons ziet de balie het.");
  CHECK(lesson.learning.thought(lesson.colleague("bram@kroonstad.example"), "06-d-1") == "");

  auto transaction = *lesson.desk.database.read();
  const auto row = *transaction.one("SELECT sealed FROM learning_thoughts");
  const auto bytes = row->blob(0);
  const std::string kept(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  CHECK(kept.find("balie") == std::string::npos);

  CHECK(lesson.learning.keep_thought(lesson.noor, "06-d-1", std::string(4001, 'x')).error().fault ==
        Fault::invalid);
  CHECK(lesson.learning.keep_thought(lesson.noor, "06-a-1", "x").error().fault == Fault::not_found);
}

TEST_CASE("an empty thought takes the old one away") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  REQUIRE(lesson.learning.keep_thought(lesson.noor, "06-d-1", "Weg hiermee."));
  REQUIRE(lesson.learning.keep_thought(lesson.noor, "06-d-1", ""));
  CHECK(lesson.learning.thought(lesson.noor, "06-d-1") == "");
}

TEST_CASE("there is no certificate before the path is complete, and the reason is told") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  auto items = lesson.all_items();
  items.pop_back();
  REQUIRE(lesson.learning.add(lesson.noor, items));
  const auto issued = lesson.learning.issue(lesson.noor, "balie", "Noor");
  REQUIRE_FALSE(issued);
  CHECK(issued.error().fault == Fault::conflict);
  CHECK(issued.error().message.find("Nog één onderdeel: nummer 3.") != std::string::npos);
}

TEST_CASE("a certificate has the chosen name, the version, and the day of completion") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  REQUIRE(lesson.learning.add(lesson.noor, lesson.all_items()));
  const auto completed = lesson.desk.clock.at;
  lesson.desk.clock.at += std::chrono::minutes{20};
  const auto issued = lesson.learning.issue(lesson.noor, "balie", "  N. de Vries ");
  REQUIRE(issued);
  CHECK(issued->name == "N. de Vries");
  CHECK(issued->version == 2);
  CHECK(issued->completed_at == completed);
  CHECK(issued->code.size() == 43);  // 256 bits.

  const auto verified = lesson.learning.verify(issued->code);
  REQUIRE(verified);
  CHECK(verified->name == "N. de Vries");
  CHECK(verified->credential == issued->credential);
  CHECK(lesson.learning.certificates(lesson.noor)->size() == 1);
}

TEST_CASE("a code that is not there, or was withdrawn, verifies nothing") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  CHECK(lesson.learning.verify("raad").error().fault == Fault::not_found);
  CHECK(lesson.learning.verify("").error().fault == Fault::not_found);
  REQUIRE(lesson.learning.add(lesson.noor, lesson.all_items()));
  const auto issued = *lesson.learning.issue(lesson.noor, "balie", "Noor");
  const auto bram = lesson.colleague("bram@kroonstad.example");
  CHECK(lesson.learning.withdraw(bram, issued.id).error().fault == Fault::not_found);
  REQUIRE(lesson.learning.withdraw(lesson.noor, issued.id));
  CHECK(lesson.learning.verify(issued.code).error().fault == Fault::not_found);
  CHECK(lesson.learning.certificates(lesson.noor)->empty());
}

TEST_CASE("a name is one line of at most a hundred characters") {
  CHECK(check_name("Noor") == "Noor");
  CHECK_FALSE(check_name("   "));
  CHECK_FALSE(check_name("Noor\nBeheerder"));
  CHECK(check_name(std::string(100, 'x')));
  CHECK_FALSE(check_name(std::string(101, 'x')));
}

TEST_CASE("an exercise gives no certificate, and nor does what is not there") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  CHECK(lesson.learning.issue(lesson.noor, "oefenen-signaleren", "Noor").error().fault ==
        Fault::not_found);
  CHECK(lesson.learning.issue(lesson.noor, "weg", "Noor").error().fault == Fault::not_found);
}

TEST_CASE("an organisation sees no count below five, and no person") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  for (const auto* name : {"een", "twee", "drie"}) {
    const auto colleague = lesson.colleague(std::string(name) + "@kroonstad.example");
    REQUIRE(lesson.learning.add(colleague, lesson.all_items()));
  }
  REQUIRE(lesson.learning.add(lesson.noor, lesson.all_items()));
  auto overview = lesson.learning.overview(lesson.noor);
  REQUIRE(overview);
  CHECK(overview->began.words() == "minder dan vijf");
  CHECK(overview->paths[0].completed.words() == "minder dan vijf");

  const auto fifth = lesson.colleague("vier@kroonstad.example");
  REQUIRE(lesson.learning.add(fifth, {question_item("06-a-1")}));
  overview = lesson.learning.overview(lesson.noor);
  CHECK(overview->began.words() == "5");
  CHECK(overview->paths[0].completed.words() == "minder dan vijf");
  CHECK(lesson.learning.overview(fifth).error().fault == Fault::forbidden);
}

TEST_CASE("who works elsewhere is not counted") {
  Lesson lesson(GENERATE(Kind::sqlite, Kind::postgres));
  for (const auto* name : {"een", "twee", "drie", "vier"})
    REQUIRE(lesson.learning.add(lesson.colleague(std::string(name) + "@kroonstad.example"),
                                lesson.all_items()));
  const auto other = lesson.desk.administrator("Gemeente Waterbeek", "sam@waterbeek.example");
  REQUIRE(lesson.learning.add(other, lesson.all_items()));
  CHECK(lesson.learning.overview(lesson.noor)->paths[0].completed.words() == "minder dan vijf");
}
