#include "work/passing/allowance.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "open/content/library.hpp"
#include "work/grounds/grounds.hpp"
#include "work/passing/parts.hpp"
#include "work/passing/receivers.hpp"

using namespace zicht;
using namespace zicht::passing;
using grounds::Verdict;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 26;
constexpr Date yesterday = std::chrono::year{2026} / 11 / 25;
constexpr Date tomorrow = std::chrono::year{2026} / 11 / 27;

enum class Outcome { fine, invalid, conflict };

/// One golden case: what the table says of this age, what the officer wrote down, what follows.
struct Golden {
  const char* name;
  Verdict verdict;
  const char* age;
  Backing backing;
  Outcome outcome;
};

Backing consent(const char* signer, std::optional<Date> on = yesterday, const char* who = "M.") {
  return {.signed_by = signer, .consent_of = who, .consent_on = on};
}
Backing agreement(std::optional<Date> on = yesterday, const char* who = "Noor Zijlstra") {
  return {.agreed_by = who, .agreed_on = on};
}

const std::vector<Golden> golden{
    {"what must needs nothing", Verdict::must, "onbekend", {}, Outcome::fine},
    {"what may needs nothing", Verdict::may, "onbekend", {}, Outcome::fine},
    {"fifteen, a parent", Verdict::consent, "onder-16", consent("ouder"), Outcome::fine},
    {"fifteen, the child", Verdict::consent, "onder-16", consent("zelf"), Outcome::invalid},
    {"sixteen, the young person", Verdict::consent, "16-17", consent("zelf"), Outcome::fine},
    {"sixteen, a parent", Verdict::consent, "16-17", consent("ouder"), Outcome::invalid},
    {"an adult", Verdict::consent, "18-plus", consent("zelf"), Outcome::fine},
    {"an adult, a parent", Verdict::consent, "18-plus", consent("ouder"), Outcome::invalid},
    {"of an age that is not known, self",
     Verdict::consent,
     "onbekend",
     consent("zelf"),
     Outcome::invalid},
    {"of an age that is not known, a parent",
     Verdict::consent,
     "onbekend",
     consent("ouder"),
     Outcome::invalid},
    {"consent of nobody",
     Verdict::consent,
     "18-plus",
     consent("zelf", yesterday, ""),
     Outcome::invalid},
    {"consent without a day",
     Verdict::consent,
     "18-plus",
     consent("zelf", std::nullopt),
     Outcome::invalid},
    {"consent of today", Verdict::consent, "18-plus", consent("zelf", today), Outcome::fine},
    {"consent of tomorrow",
     Verdict::consent,
     "18-plus",
     consent("zelf", tomorrow),
     Outcome::invalid},
    {"consent not asked", Verdict::consent, "18-plus", {}, Outcome::invalid},
    {"the FG is no consent", Verdict::consent, "18-plus", agreement(), Outcome::invalid},
    {"the FG agreed", Verdict::ask, "onbekend", agreement(), Outcome::fine},
    {"the FG agreed today", Verdict::ask, "18-plus", agreement(today), Outcome::fine},
    {"the FG will agree tomorrow", Verdict::ask, "18-plus", agreement(tomorrow), Outcome::invalid},
    {"the FG without a name", Verdict::ask, "18-plus", agreement(yesterday, ""), Outcome::invalid},
    {"the FG without a day", Verdict::ask, "18-plus", agreement(std::nullopt), Outcome::invalid},
    {"the FG was not asked", Verdict::ask, "18-plus", {}, Outcome::invalid},
    {"consent is no FG", Verdict::ask, "18-plus", consent("zelf"), Outcome::invalid},
    {"what may not", Verdict::may_not, "18-plus", {}, Outcome::conflict},
    {"what may not, with consent", Verdict::may_not, "18-plus", consent("zelf"), Outcome::conflict},
    {"what may not, with the FG", Verdict::may_not, "18-plus", agreement(), Outcome::conflict},
};

Outcome outcome_of(const Result<>& got) {
  if (got) return Outcome::fine;
  return got.error().fault == Fault::conflict ? Outcome::conflict : Outcome::invalid;
}

}  // namespace

TEST_CASE("an officer signs only what the table, the signer for the age and the FG allow") {
  for (const auto& one : golden) {
    INFO(one.name);
    const grounds::Signer signer{.id = one.age};
    grounds::Advice advice{.verdict = one.verdict, .alternative = "Tel alleen mee."};
    if (one.verdict == Verdict::consent) advice.signer = &signer;
    const auto got = allow(advice, one.backing, today);
    CHECK(outcome_of(got) == one.outcome);
  }
}

TEST_CASE("whatever the shipped table refuses comes with an alternative, and so does our refusal") {
  const std::filesystem::path source = ZICHT_SOURCE_DIR;
  content::Problems problems;
  const auto library = content::Library::load(source / "content", problems);
  const auto table = grounds::read(source / "content/grondslagen.toml", library, problems);
  REQUIRE(problems.empty());
  int refused = 0;
  int all = 0;
  for (const auto& receiver : table.parties)
    for (const auto& purpose : table.purposes)
      for (const auto& kind : table.kinds)
        for (const auto& signer : table.signers) {
          if (!receiver.receives) continue;
          const auto advice = grounds::advise(
              table, {"gemeente", receiver.id, purpose.id, kind.id, signer.id}, today);
          REQUIRE(advice);
          const auto got = allow(*advice, {}, today);
          ++all;
          INFO(receiver.id << " " << purpose.id << " " << kind.id << " " << signer.id);
          CHECK(got.has_value() == !grounds::is_refusal(advice->verdict));
          if (got) continue;
          ++refused;
          CHECK_FALSE(advice->alternative.empty());
          CHECK(got.error().message.find(advice->alternative) != std::string::npos);
          CHECK((got.error().fault == Fault::conflict) == (advice->verdict == Verdict::may_not));
        }
  CHECK(all > 1000);
  CHECK(refused > 100);
  // Each signer of the table is known here, so that a new age is not refused by surprise.
  for (const auto& signer : table.signers)
    CHECK(signer_for(signer.id).empty() == !signer.from.has_value());
}

TEST_CASE("an advice about one receiver carries nothing to another") {
  using accounts::Kind;
  using accounts::Role;
  const accounts::Addressee carer{.organisation = {.kind = Kind::municipality},
                                  .roles = {Role::care_coordinator}};
  const accounts::Addressee officer{.organisation = {.kind = Kind::police},
                                    .roles = {Role::attention_officer}};
  CHECK(is_of_party(carer, "zorgcoordinator"));
  CHECK(is_of_party(carer, "gemeente"));
  for (const auto* party : {"hulp", "opvang", "politie", "comensha", "zvh", "riec", "rapporteur"})
    CHECK_FALSE(is_of_party(carer, party));
  CHECK(is_of_party(officer, "politie"));
  for (const auto* party : {"zorgcoordinator", "gemeente", "hulp", "comensha", "riec"})
    CHECK_FALSE(is_of_party(officer, party));
}

TEST_CASE("with what names nobody, nothing goes that can") {
  for (const auto* part : {"story", "contact", "dialogue-1", "place"})
    CHECK_FALSE(fits(part, "kenmerken"));
  CHECK(fits("form", "kenmerken"));
  CHECK_FALSE(fits("contact", "zonder-naam"));
  CHECK(fits("story", "zonder-naam"));
  CHECK(fits("contact", "identiteit"));
  CHECK_FALSE(fits("form", "aantallen"));
}

TEST_CASE("of what the desk wrote itself only what it ticked can go, and never its words") {
  using signals::TextKind;
  signals::Opened opened;
  opened.story = {{.kind = TextKind::story, .words = "Negen matrassen."}};
  opened.notes = {{.kind = TextKind::assessment,
                   .words = signals::to_text({.indicators = {signals::Indicator::injuries},
                                              .explanation = "Buizerd liegt, denk ik."})},
                  {.kind = TextKind::note, .words = "Buizerd belde."},
                  {.kind = TextKind::opinion_given, .words = "Buizerd kent dit adres."},
                  {.kind = TextKind::reason, .words = "Buizerd heeft hulp nodig."}};
  const auto parts = parts_of(opened, "");
  std::vector<std::string> names;
  for (const auto& part : parts) {
    names.push_back(part.name);
    CHECK(part.text.find("Buizerd") == std::string::npos);
  }
  CHECK(names == std::vector<std::string>{"story", "indicators"});
  CHECK_FALSE(choose(parts, {{"explanation", "", "Buizerd liegt, denk ik."}}, "verhaal"));
}

TEST_CASE("what is shortened is told, and what is not there cannot be given") {
  const std::vector<Part> all{{"story", "Wat is er gezien?", "Negen matrassen, van Jan."},
                              {"form", "Vorm", "arbeidsuitbuiting"}};
  const auto chosen = choose(
      all, {{"story", "", "Negen matrassen."}, {"form", "", "arbeidsuitbuiting\r\n"}}, "verhaal");
  REQUIRE(chosen);
  CHECK(chosen->changed == std::vector<std::string>{"story"});
  CHECK(chosen->parts[0] == Part{"story", "Wat is er gezien?", "Negen matrassen."});
  CHECK_FALSE(choose(all, {}, "verhaal"));
  CHECK_FALSE(choose(all, {{"story", "", "  "}}, "verhaal"));
  CHECK_FALSE(choose(all, {{"notes", "", "Van een collega."}}, "verhaal"));
  CHECK_FALSE(choose(all, {{"story", "", "Negen."}}, "kenmerken"));
}
