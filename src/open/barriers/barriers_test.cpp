#include "open/barriers/barriers.hpp"

#include <catch2/catch.hpp>

#include "ground/html/test_layout.hpp"
#include "open/barriers/pages.hpp"
#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::barriers;
using content::test::Content;
using content::test::head;
using content::test::Said;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 25;

const std::string step =
    "[model]\ngecontroleerd_op = 2026-11-22\n[[stap]]\nid = \"wonen\"\nnaam = "
    "\"Huisvesting\"\nvraag = \"Waar slapen mensen?\"\n"
    "kaart = \"/kaarten/wonen\"\n";
const std::string barrier =
    "[[barriere]]\nid = \"wonen-bij-de-baas\"\nstap = \"wonen\"\ngelegenheid = \"Bed en baan zijn "
    "van "
    "één baas.\"\nsignalen = [\"Slaapt in de <werkplaats>\"]\nmaatregelen = [\"Controleer "
    "samen\"]\n"
    "partners = [\"balie\"]\nvormen = [\"arbeid\"]\nbronnen = [\"s1\"]\n";

/// A card about housing, and the model in the file.
struct House : Content {
  explicit House(const std::string& text) {
    write("kompas/09-barrieres/hoofdstuk.md", head("deel = \"hoe\"\nin_voorbereiding = true\n"));
    write("kaarten/wonen.md", head("soort = \"barriere\"\nhoofdstuk = \"barrieres\"\n"));
    write("barrieres.toml", text);
    said = load();
    model = barriers::read(folder() / "barrieres.toml", library, said.problems);
  }

  std::string page(const Wish& wish, const std::vector<std::string>& unknown = {}) const {
    const auto layout = html::test::layout({"css/kompas.css"});
    return model_page(layout, library, model, wish, unknown, today);
  }

  Said said;
  Model model;
};

}  // namespace

TEST_CASE("a barrier is found by its step, by a form and by a partner") {
  const Barrier one{.step = "wonen", .partners = {"balie"}, .forms = {"arbeid", "seksueel"}};
  CHECK(fits(one, {}));
  CHECK(fits(one, {.step = "wonen", .form = "seksueel", .partner = "balie"}));
  CHECK_FALSE(fits(one, {.step = "werving"}));
  CHECK_FALSE(fits(one, {.form = "crimineel"}));
  CHECK_FALSE(fits(one, {.step = "wonen", .partner = "politie"}));
}

TEST_CASE("the model is read from its file") {
  const House house(step + barrier);
  REQUIRE(house.said.all().empty());
  REQUIRE(house.model.steps.size() == 1);
  REQUIRE(house.model.barriers.size() == 1);
  CHECK(house.model.barriers[0].signals == std::vector<std::string>{"Slaapt in de <werkplaats>"});
}

TEST_CASE("a mistake in the model is told with its line") {
  CHECK(House("[model]\ngecontroleerd_op = 2026-11-22\n" + barrier)
            .said.about("barrieres.toml", 5, "De stap \"wonen\" staat hierboven niet"));
  CHECK(House(step + "\n" + barrier + barrier).said.about("Dit id staat al in de lijst"));
  CHECK(House(step + "[[barriere]]\nid = \"x\"\nstap = \"wonen\"\ngelegenheid = \"y\"\n"
                     "vormen = [\"zeevaart\"]\ninstrumenten = [\"/kaarten/weg\"]\n"
                     "bronnen = [\"s99\"]\n")
            .said.about("\"zeevaart\" staat niet bij [[vorm]]"));
  CHECK(House(step + "[[barriere]]\nid = \"x\"\nstap = \"wonen\"\ngelegenheid = \"y\"\n")
            .said.about("Zonder maatregel is dit geen barrière"));
}

TEST_CASE("the page shows what fits, and says that a signal proves nothing") {
  const House house(step + barrier);
  const auto page = house.page({.form = "arbeid"});
  CHECK(page.find("Bed en baan zijn van één baas.") != std::string::npos);
  CHECK(page.find("Slaapt in de &lt;werkplaats&gt;") != std::string::npos);
  CHECK(page.find("Baliemedewerker") != std::string::npos);
  CHECK(page.find("Trek geen overhaaste conclusies") != std::string::npos);
  CHECK(page.find("Eigen uitwerking") != std::string::npos);
}

TEST_CASE("the whole model can stand on paper, with its sources and the day it was checked") {
  const House house(step + barrier);
  const auto paper = barriers::document(house.model, house.library, today);
  CHECK(paper.path == barriers::address);
  CHECK(paper.head.checked_on == std::chrono::year{2026} / 11 / 22);
  const auto words = content::plain_text(paper.blocks);
  for (const auto* part : {"Trek geen overhaaste conclusies",
                           "Huisvesting",
                           "Waar slapen mensen?",
                           "Bed en baan zijn van één baas.",
                           "Slaapt in de <werkplaats>.",
                           "Controleer samen.",
                           "Baliemedewerker."})
    CHECK(words.find(part) != std::string::npos);
  const auto cites = std::count_if(paper.blocks.begin(), paper.blocks.end(), [](const auto& block) {
    return std::any_of(block.inlines.begin(), block.inlines.end(), [](const auto& item) {
      return item.kind == content::Inline::Kind::citation && item.target == "s1";
    });
  });
  CHECK(cites == 1);
}

TEST_CASE("a wish that nothing fits leaves an empty page that says so, and no blank one") {
  const House house(step + barrier);
  CHECK(house.page({.form = "crimineel"}).find("staat nog geen barrière") != std::string::npos);
}

TEST_CASE("a choice that does not exist is told, as text") {
  const House house(step + barrier);
  const auto page = house.page({}, {"<b>zee</b>"});
  CHECK(page.find("Deze keuze kennen we niet: &lt;b&gt;zee&lt;/b&gt;") != std::string::npos);
  CHECK(page.find("Bed en baan") != std::string::npos);
}
