#include "work/grounds/grounds.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "ground/base/files.hpp"
#include "ground/html/test_layout.hpp"
#include "ground/text/csv.hpp"
#include "open/content/test_content.hpp"
#include "work/grounds/pages.hpp"

using namespace zicht;
using namespace zicht::grounds;
using content::test::Content;
using content::test::Said;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 26;
const std::filesystem::path source_dir = ZICHT_SOURCE_DIR;

/// The table that ships.
struct Shipped {
  Shipped() {
    library = content::Library::load(source_dir / "content", said.problems);
    table = grounds::read(source_dir / "content/grondslagen.toml", library, said.problems);
  }
  content::Library library;
  Said said;
  Table table;
};

const std::string base =
    "[tabel]\ngecontroleerd_op = 2026-11-26\nanders_waarom = \"Onbekend.\"\nanders_alternatief = "
    "\"Tel alleen.\"\n"
    "[[partij]]\nid = \"gemeente\"\nnaam = \"Gemeente\"\ngeeft = true\nkrijgt = true\n"
    "[[partij]]\nid = \"huis\"\nnaam = \"Het <huis>\"\nkrijgt = true\n"
    "[[doel]]\nid = \"hulp\"\nnaam = \"Hulp\"\n[[soort]]\nid = \"naam\"\nnaam = \"Naam\"\n"
    "[[leeftijd]]\nid = \"alle\"\nnaam = \"Alle\"\nvan = 0\nwie_tekent = \"Zelf.\"\nlet_op = "
    "\"Vrij.\"\n";

std::string rule(const std::string& id, const std::string& more) {
  return "[[regel]]\nid = \"" + id +
         "\"\ngevers = [\"alle\"]\nontvangers = [\"huis\"]\ndoelen = [\"hulp\"]\nsoorten = "
         "[\"naam\"]\nwaarom = \"Daarom.\"\ngecontroleerd_op = 2026-11-26\n" +
         more;
}
const std::string may = "antwoord = \"mag\"\n";

struct Written : Content {
  explicit Written(const std::string& text) {
    write("grondslagen.toml", text);
    said = load();
    table = grounds::read(folder() / "grondslagen.toml", library, said.problems);
  }
  Said said;
  Table table;
};

Question question(std::string giver, std::string receiver) {
  return {std::move(giver), std::move(receiver), "hulp", "naam", "alle"};
}

}  // namespace

TEST_CASE("a hundred and twenty cases are answered as they should be") {
  const Shipped shipped;
  REQUIRE(shipped.said.all().empty());
  const auto bytes = read_file(source_dir / "tests/known/grondslagen.csv");
  REQUIRE(bytes);
  const auto rows = text::read_csv(*bytes);
  REQUIRE(rows);
  CHECK(rows->size() == 121);
  const auto layout = html::test::layout({"css/kompas.css"});
  for (std::size_t at = 1; at < rows->size(); ++at) {
    const auto& row = rows->at(at);
    INFO(row[0] << " > " << row[1] << ", " << row[2] << ", " << row[3] << ", " << row[4] << ": "
                << row[7]);
    const auto age = row[4].empty() ? std::nullopt : std::optional(std::stoi(row[4]));
    const auto* signer = signer_at(shipped.table, age);
    REQUIRE(signer != nullptr);
    const Question asked{row[0], row[1], row[2], row[3], signer->id};
    const auto advice = advise(shipped.table, asked, today);
    REQUIRE(advice);
    CHECK(advice->verdict == read_verdict(row[5]));
    if (advice->verdict == Verdict::consent) {
      REQUIRE(advice->signer != nullptr);
      const auto expected = row[6] == "zelf"             ? "zelf"
                            : row[6] == "ouder of voogd" ? "ouder of de voogd"
                                                         : "leeftijd";
      CHECK(advice->signer->who.find(expected) != std::string::npos);
    }
    if (!is_refusal(advice->verdict)) continue;
    CHECK_FALSE(advice->alternative.empty());
    const auto page =
        advice_page(layout, shipped.library, shipped.table, asked, &*advice, "", today);
    const bool has_article = advice->rule != nullptr && !advice->rule->article.empty();
    CHECK((has_article || page.find("geen artikel bij gevonden") != std::string::npos));
    CHECK(page.find("Nog niet gecontroleerd door een FG") != std::string::npos);
  }
}

TEST_CASE("every question has exactly one answer, and who held back has something else to do") {
  const Shipped shipped;
  const auto& table = shipped.table;
  std::size_t asked = 0;
  for (const auto& giver : table.parties)
    for (const auto& receiver : table.parties)
      for (const auto& purpose : table.purposes)
        for (const auto& kind : table.kinds) {
          if (!giver.gives || !receiver.receives) continue;
          ++asked;
          const auto about = [](const std::vector<std::string>& ids, const std::string& id) {
            return std::find(ids.begin(), ids.end(), id) != ids.end();
          };
          const auto rules =
              std::count_if(table.rules.begin(), table.rules.end(), [&](const Rule& one) {
                return holds(one, today) && about(one.givers, giver.id) &&
                       about(one.receivers, receiver.id) && about(one.purposes, purpose.id) &&
                       about(one.kinds, kind.id);
              });
          REQUIRE(rules <= 1);
          const auto advice =
              advise(table, {giver.id, receiver.id, purpose.id, kind.id, "18-plus"}, today);
          REQUIRE(advice);
          REQUIRE((advice->rule != nullptr) == (rules == 1));
          if (rules == 0) REQUIRE(advice->verdict == Verdict::ask);
          if (is_refusal(advice->verdict)) REQUIRE_FALSE(advice->alternative.empty());
        }
  CHECK(asked > 3'000);
}

TEST_CASE("fifteen is signed for by a parent, sixteen and eighteen sign themselves") {
  const Shipped shipped;
  CHECK(signer_at(shipped.table, 0)->id == "onder-16");
  CHECK(signer_at(shipped.table, 15)->id == "onder-16");
  CHECK(signer_at(shipped.table, 16)->id == "16-17");
  CHECK(signer_at(shipped.table, 17)->id == "16-17");
  CHECK(signer_at(shipped.table, 18)->id == "18-plus");
  CHECK(signer_at(shipped.table, std::nullopt)->id == "onbekend");
  CHECK(signer_at(shipped.table, -1) == nullptr);
}

TEST_CASE("every article of the table has a source, and none says that an FG confirmed it") {
  const Shipped shipped;
  for (const auto& one : shipped.table.rules) {
    INFO(one.id);
    CHECK((one.article.empty() || !one.sources.empty()));
    CHECK_FALSE(one.confirmed_on);
    CHECK(one.article.find("Wams") == std::string::npos);
  }
}

TEST_CASE("a rule answers from its first day until its last") {
  const Written written(base +
                        rule("oud", may + "geldig_van = 2020-01-01\ngeldig_tot = 2025-03-01\n") +
                        rule("nieuw",
                             "antwoord = \"mag_niet\"\nalternatief = \"Tel.\"\ngeldig_van = "
                             "2025-03-01\n"));
  REQUIRE(written.said.all().empty());
  const auto on = [&](Date day) {
    return advise(written.table, question("gemeente", "huis"), day)->verdict;
  };
  CHECK(on(std::chrono::year{2019} / 12 / 31) == Verdict::ask);
  CHECK(on(std::chrono::year{2025} / 2 / 28) == Verdict::may);
  CHECK(on(std::chrono::year{2025} / 3 / 1) == Verdict::may_not);
}

TEST_CASE("a question that is not whole is not answered") {
  const Written written(base + rule("een", may));
  CHECK(advise(written.table, question("gemeente", "huis"), today));
  for (const auto& wrong :
       {question("huis", "huis"), question("gemeente", "kasteel"), Question{}}) {
    const auto advice = advise(written.table, wrong, today);
    REQUIRE_FALSE(advice);
    CHECK(advice.error().fault == Fault::invalid);
  }
}

TEST_CASE("a mistake in the table is told with its line") {
  const auto said = [](const std::string& more) { return Written(base + more).said; };
  CHECK(said(rule("een", may) + rule("twee", may)).about("gaat ook de regel \"een\""));
  CHECK(said(rule("een", may)).all().empty());
  CHECK(Written(base + rule("een", "antwoord = \"soms\"\n"))
            .said.about("grondslagen.toml", 34, "Dit antwoord bestaat niet"));
  CHECK(said(rule("een", "antwoord = \"mag_niet\"\n")).about("Zeg in alternatief wat er wel kan"));
  CHECK(said(rule("een", may + "artikel = \"Wet 1\"\n")).about("een artikel zonder bron"));
  CHECK(said(rule("een", may + "bronnen = [\"s99\"]\n")).about("staat niet in bronnen.toml"));
  CHECK(said(rule("een", may + "geldig_van = 2025-01-01\ngeldig_tot = 2024-01-01\n"))
            .about("Deze dag ligt voor geldig_van"));
  CHECK(said("[[leeftijd]]\nid = \"x\"\nnaam = \"x\"\nvan = 16\nwie_tekent = \"x\"\nlet_op = "
             "\"x\"\n")
            .about("Boven deze leeftijd is er al iemand"));
  CHECK(said("[[partij]]\nid = \"x\"\nnaam = \"x\"\n").about("geeft niets en krijgt niets"));
  CHECK(said("[[doel]]\nid = \"hulp\"\nnaam = \"x\"\n").about("Dit id staat al in de lijst"));
  CHECK(said("[[regel]]\nid = \"x\"\nantwoord = \"mag\"\ngevers = [\"huis\"]\nontvangers = []\n"
             "doelen = [\"hulp\"]\nsoorten = [\"naam\"]\nwaarom = \"x\"\ngecontroleerd_op = "
             "2026-11-26\n")
            .about("\"huis\" staat hierboven niet"));
}

TEST_CASE("the page says that a person decides, and keeps what is chosen") {
  const Written written(base + rule("een", "antwoord = \"toestemming\"\nalternatief = \"Tel.\"\n"));
  const auto layout = html::test::layout({"css/kompas.css"});
  const auto asked = question("gemeente", "huis");
  const auto advice = advise(written.table, asked, today);
  REQUIRE(advice);
  const auto page = advice_page(layout, written.library, written.table, asked, &*advice, "", today);
  const auto says = [&](const char* words) { return page.find(words) != std::string::npos; };
  CHECK(says("Jij beslist, niet deze pagina"));
  CHECK(says("Alleen met toestemming"));
  CHECK(says("Gemeente geeft door aan Het &lt;huis&gt;. Waarvoor: Hulp."));
  CHECK(says("Wie tekent"));
  CHECK(says("Bel 112"));
  CHECK(says("value=\"huis\" selected"));
  CHECK(says("Het &lt;huis&gt;"));
  CHECK(says("noindex"));
}
