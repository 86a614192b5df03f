#include "open/content/render.hpp"

#include <catch2/catch.hpp>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::content;
using test::Content;
using test::head;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 22;

/// The page as it is sent, with its sources at the end.
std::string drawn(const std::string& body) {
  Content content;
  content.write("paginas/over.md", head() + body);
  REQUIRE(content.load().problems.empty());
  Renderer renderer(content.library, today);
  auto page = renderer.blocks(content.library.documents().at(0).blocks);
  return (page + renderer.sources()).str();
}

int times(const std::string& page, const std::string& words) {
  int count = 0;
  for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++count;
  return count;
}

bool has(const std::string& page, const std::string& words) {
  return times(page, words) > 0;
}

Contact contact(std::optional<Date> checked_on, bool to_be_checked = false) {
  return {.name = "Politie",
          .number = "0900-8844",
          .purpose = "Geen haast.",
          .checked_on = checked_on,
          .to_be_checked = to_be_checked};
}

constexpr auto warning = "nog niet opnieuw gecontroleerd";

}  // namespace

TEST_CASE("text is escaped wherever it comes from") {
  const auto page = drawn(
      "Een & twee \\<script> \"drie\" `<i>` {#a}\n\n## \\<b> & 'x' {#b}\n\n"
      ":::citaat{van=\"<script>alert(1)</script> & co\"}\nx\n:::\n\n"
      "| \\<td> | b |\n|---|---|\n| c | d |\n\n[x](/over?a=1&b=\"2\")\n\nBron.[@s2]\n\n"
      "[woord](begrip:aangifte)\n");
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "<i>"));
  CHECK_FALSE(has(page, "<b>ander"));
  CHECK(has(page, "Een &amp; twee &lt;script&gt;"));
  CHECK(has(page, "<code>&lt;i&gt;</code>"));
  CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"));
  CHECK(has(page, "href=\"/over?a=1&amp;b=&quot;2&quot;\""));
  CHECK(has(page, "Een &lt;b&gt;ander&lt;/b&gt; rapport"));
  CHECK(has(page, "https://voorbeeld.nl/?a=1&amp;b=2"));
  CHECK(has(page, "vertellen &amp; vragen"));
}

TEST_CASE("an address that could run script leads nowhere") {
  for (const auto* target : {"javascript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.nl"})
    CHECK(has(drawn("[x](" + std::string(target) + ")\n"), "<a href=\"#\">x</a>"));
}

TEST_CASE("citations are numbered in the order of the page, and each source keeps its number") {
  const auto page =
      drawn("Een.[@s2] Twee.[@s1]\n\n- Drie.[@s2][@s1]\n\n| a[@s1] |\n|---|\n| b |\n");
  CHECK(has(page, "Een.<sup class=\"cite\"><a href=\"#bron-1\" aria-label=\"Bron 1\">1</a></sup>"));
  CHECK(has(page, "Twee.<sup class=\"cite\"><a href=\"#bron-2\""));
  CHECK(times(page, "href=\"#bron-1\"") == 2);
  CHECK(times(page, "href=\"#bron-2\"") == 3);
  CHECK(times(page, "<li id=\"bron-") == 2);
  CHECK(page.find("<li id=\"bron-1\">Een &lt;b&gt;ander") != std::string::npos);
  CHECK(has(page, "<li id=\"bron-2\">Tiende rapportage, Nationaal Rapporteur (2017)"));
  CHECK_FALSE(has(drawn("Niets.\n"), "Bronnen"));
}

TEST_CASE("a term is explained once on a page, and can be opened again everywhere") {
  const auto page =
      drawn("Doe [aangifte](begrip:aangifte).\n\nOf geen [aangifte](begrip:aangifte).\n");
  CHECK(times(page, "popovertarget=\"term-aangifte\"") == 2);
  CHECK(times(page, "id=\"term-aangifte\"") == 1);
  CHECK(times(page, "vertellen &amp; vragen") == 1);
  CHECK(has(page, "href=\"/begrippen#aangifte\""));
}

TEST_CASE("a box says what it is") {
  const auto box = [](const std::string& opening) { return drawn(":::" + opening + "\nx\n:::\n"); };
  CHECK(has(box("voorbeeld"), "Verzonnen voorbeeld"));
  CHECK(
      has(box("kader{thema=\"3\" plateau=\"2\"}"), "Kader: thema 3, plateau 2 (eigen uitwerking)"));
  CHECK(has(box("les"), "Les uit onderzoek"));
  CHECK(has(box("let-op"), "Let op"));
  CHECK(has(box("valkuil"), "box--valkuil"));
  CHECK(has(box("citaat{van=\"Noor\"}"), "<footer>Noor</footer>"));
}

TEST_CASE("blocks are drawn with their ids, and headings with a link to themselves") {
  const auto page = drawn(
      "## Drie rollen {#drie-rollen}\n\nTekst. {#b-1}\n\n- a\n- b {#b-2}\n\n1. a {#b-3}\n\n"
      "> c {#b-4}\n\n:::doel {#b-5}\nd {#b-6}\n:::\n");
  CHECK(has(page,
            "<h2 id=\"drie-rollen\" class=\"heading\">Drie rollen<a class=\"heading__link\" "
            "href=\"#drie-rollen\""));
  CHECK(has(page, "<p id=\"b-1\">Tekst.</p>"));
  CHECK(has(page, "<ul id=\"b-2\">\n<li>a</li>\n<li>b</li>\n</ul>"));
  CHECK(has(page, "<ol id=\"b-3\">"));
  CHECK(has(page, "<blockquote id=\"b-4\"><p>c</p>"));
  CHECK(has(page, "<div class=\"box box--doel\" id=\"b-5\">"));
  CHECK(has(page, "<p id=\"b-6\">d</p>"));
}

TEST_CASE("a table can be read by row and by column, and its numbers line up") {
  const auto page = drawn("| Jaar | Aantal |\n|---|---|\n| 2017 | 1.044 |\n| 2018 | onbekend |\n");
  CHECK(has(page, "<th scope=\"col\">Jaar</th>"));
  CHECK(has(page, "<th scope=\"row\">2017</th><td class=\"number\">1.044</td>"));
  CHECK(has(page, "<td>onbekend</td>"));
  CHECK(has(page, "aria-label=\"Tabel 1: Jaar\""));
}

TEST_CASE("a telephone number warns when nobody checked it for six months") {
  const auto list = [](const Contact& each, Date day) { return contact_list({each}, day).str(); };
  const Date checked = std::chrono::year{2026} / 5 / 22;
  CHECK_FALSE(has(list(contact(checked), today), warning));
  CHECK(has(list(contact(checked), std::chrono::year{2026} / 11 / 23), warning));
  CHECK(has(list(contact({}), today), warning));
  CHECK(has(list(contact(checked, true), checked), warning));
  // Six months after 31 August there is no such day: it is early March.
  const Date end_of_august = std::chrono::year{2026} / 8 / 31;
  CHECK_FALSE(has(list(contact(end_of_august), std::chrono::year{2027} / 2 / 28), warning));
  CHECK(has(list(contact(end_of_august), std::chrono::year{2027} / 3 / 4), warning));
}

TEST_CASE("a telephone number can be called from the page") {
  auto each = contact(today);
  each.number = "+31 70 333-44 44";
  each.hours = "Op werkdagen";
  const auto list = contact_list({each}, today).str();
  CHECK(has(list, "href=\"tel:+31703334444\""));
  // Spaces and hyphens that do not break: the number stays on one line.
  CHECK(has(list, ">+31\u00a070\u00a0333\u201144\u00a044</a>"));
  CHECK(has(list, "Geen haast. Op werkdagen"));
}

TEST_CASE("a source is one line of words") {
  CHECK(source_line({.title = "Kader"}) == "Kader");
  CHECK(source_line({.title = "Kader", .publisher = "VNG", .year = 2024}) == "Kader, VNG (2024)");
}
