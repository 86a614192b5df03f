#include "open/law/law.hpp"

#include <catch2/catch.hpp>

#include "ground/html/test_layout.hpp"
#include "open/content/test_content.hpp"
#include "open/law/pages.hpp"

using namespace zicht;
using namespace zicht::law;
using content::test::Content;
using content::test::Said;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 25;

const std::string law_text = R"([wet]
naam = "Artikel 273f"
gelezen = "s1"

[[versie]]
titel = "De tekst van 2015"
gecontroleerd_op = 2026-11-25
status = "geldend"
tekst = "Wij lazen een kopie."
bronnen = ["s1"]

[[versie]]
titel = "Een voorstel"
gecontroleerd_op = 2026-11-25
status = "voorstel"
tekst = "Nog niet van kracht."
bronnen = ["s1"]

[[element]]
soort = "handeling"
id = "werven"
naam = "werven"
uitleg = "Iemand overhalen."
bronnen = ["s1"]

[[element]]
soort = "middel"
id = "dwang"
naam = "dwang"
uitleg = "Geen vrije keuze."
bronnen = ["s1"]

[[element]]
soort = "oogmerk"
id = "uitbuiting"
naam = "uitbuiting"
uitleg = "Verdienen aan een ander."
bronnen = ["s1"]
)";

std::string part(const std::string& id, const std::string& means, const std::string& minors) {
  return "[[onderdeel]]\nid = \"" + id + "\"\nnaam = \"Deel " + id +
         "\"\nhandelingen = [\"werven\"]\nmiddel = \"" + means +
         "\"\noogmerken = [\"uitbuiting\"]\n" + "minderjarig = " + minors +
         "\nuitleg = \"Uitleg.\"\nbronnen = [\"s1\"]\n";
}

struct Book : Content {
  explicit Book(const std::string& text) {
    write("wet.toml", text);
    said = load();
    article = law::read(folder() / "wet.toml", library, said.problems);
  }

  std::string page(Age age) const {
    const auto layout = html::test::layout({"css/kompas.css"});
    return article_page(layout, library, article, age, today);
  }

  Said said;
  Article article;
};

const std::string whole =
    law_text + part("een", "nodig", "false") + part("twee", "niet-nodig", "true");

}  // namespace

TEST_CASE("a bill is never in force, and a version is in force between its days") {
  CHECK_FALSE(in_force({.proposed = true}, today));
  CHECK(in_force({}, today));
  const Version version{.valid_from = std::chrono::year{2026} / 1 / 1,
                        .valid_until = std::chrono::year{2026} / 11 / 25};
  CHECK_FALSE(in_force(version, std::chrono::year{2025} / 12 / 31));
  CHECK(in_force(version, std::chrono::year{2026} / 1 / 1));
  CHECK(in_force(version, std::chrono::year{2026} / 11 / 24));
  CHECK_FALSE(in_force(version, today));
}

TEST_CASE("for an adult the parts about minors do not matter, for a minor all do") {
  const Part minors{.minors_only = true};
  CHECK_FALSE(matters(minors, Age::adult));
  CHECK(matters(minors, Age::minor));
  CHECK(matters(minors, Age::unknown));
  CHECK(matters({}, Age::adult));
}

TEST_CASE(
    "the law page is a help to learn, names the exception for minors, and shows no bill as law") {
  const Book book(whole);
  REQUIRE(book.said.all().empty());
  const auto page = book.page(Age::unknown);
  CHECK(page.find("Leerhulp, geen juridische kwalificatie") != std::string::npos);
  CHECK(page.find("Voorstel, geen geldende wet") != std::string::npos);
  CHECK(page.find("Dan is hiervoor geen middel nodig: Deel twee.") != std::string::npos);
  CHECK(book.page(Age::adult).find("<th scope=\"row\">Deel twee") == std::string::npos);
  CHECK(book.page(Age::minor).find("<th scope=\"row\">Deel twee") != std::string::npos);
}

TEST_CASE("an age that the address makes up is no age") {
  CHECK(read_age("minderjarig") == Age::minor);
  CHECK(read_age("volwassen") == Age::adult);
  CHECK(read_age("17") == Age::unknown);
}

TEST_CASE("a mistake in the law is told with its line") {
  CHECK(
      Book(law_text + part("een", "misschien", "false")).said.about("Kies uit: nodig, niet-nodig"));
  CHECK(Book("[wet]\nnaam = \"x\"\ngelezen = \"s9\"\n")
            .said.about("wet.toml", 3, "De bron \"s9\" staat niet in bronnen.toml"));
  CHECK(Book("[[versie]]\ntitel = \"x\"\n").said.about("Hier hoort een blok [wet]"));
  CHECK(Book(law_text + "[[versie]]\ntitel = \"x\"\ngeldig_van = 2026-01-01\n"
                        "gecontroleerd_op = 2026-11-25\nstatus = \"voorstel\"\ntekst = \"y\"\n"
                        "bronnen = [\"s1\"]\n")
            .said.about("Een voorstel geldt nog niet"));
  CHECK(Book(law_text + "[[straf]]\ngrond = \"x\"\nstraf = \"y\"\n")
            .said.about("Wat over de wet gaat, heeft een bron"));
}
