// The pages of the training, asked for as a browser does.
#include <catch2/catch.hpp>

#include "ground/html/test_layout.hpp"
#include "open/training/screens.hpp"
#include "open/training/test_training.hpp"

using namespace zicht;
using namespace zicht::training;
using test::School;

namespace {

bool holds(const std::string& page, const std::string& words) {
  return page.find(words) != std::string::npos;
}
int count(const std::string& page, const std::string& words) {
  int found = 0;
  for (auto at = page.find(words); at != std::string::npos; at = page.find(words, at + 1)) ++found;
  return found;
}

/// A school with its pages on the web.
class Online {
 public:
  Online() : layout_(html::test::layout({"css/training.css", "islands/training.ts"})) {
    REQUIRE(school_.said.all() == "");
    add_routes(router_, layout_, school_.library, school_.training, clock_);
  }

  Result<http::Response> ask(const std::string& target) const {
    http::Request request{.method = http::Method::get, .target = target};
    TRY(http::read_target(request));
    return router_.answer(request);
  }
  std::string page(const std::string& target) const {
    const auto answer = ask(target);
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(count(answer->body, "<h1") == 1);
    return answer->body;
  }
  const Path& path() const { return *school_.training.path("balie"); }
  std::string stand(const Done& done) const { return to_stand(path(), done); }

 private:
  School school_;
  html::Layout layout_;
  FixedClock clock_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 26}};
  http::Router router_;
};

}  // namespace

TEST_CASE("the first page shows the paths, the stories and the exercises") {
  const auto page = Online().page("/training");
  CHECK(holds(page, "href=\"/training/balie\""));
  CHECK(holds(page, "href=\"/training/casussen/de-dure-jas\""));
  CHECK(holds(page, "href=\"/training/oefenen-signaleren\""));
  CHECK(holds(page, "Je hebt geen account nodig."));
}

TEST_CASE("who begins a path sees its parts and its rule, and no stand in any address") {
  const auto page = Online().page("/training/balie");
  CHECK(holds(page, "0 van de 3 onderdelen zijn klaar."));
  CHECK(holds(page, "Als je alles hebt gedaan."));
  CHECK(holds(page, "href=\"/training/balie/1\">Begin</a>"));
  CHECK_FALSE(holds(page, "?stand="));
}

TEST_CASE("what was done travels in the address, and the page says what is left and why") {
  const Online online;
  const auto stand = online.stand({page_item("/kompas/signaleren/hoe"), question_item("06-a-1")});
  const auto page = online.page("/training/balie?stand=" + stand);
  CHECK(holds(page, "1 van de 3 onderdelen zijn klaar."));
  CHECK(holds(page, "1 van de 7 vragen goed. Je hebt er 6 nodig. Bekijk nog de reflectievraag."));
  CHECK(holds(page, "href=\"/training/balie/2?stand=" + stand + "\">Ga verder met onderdeel 2"));
  CHECK(holds(page, "content=\"noindex\""));
  CHECK(online.ask("/training/balie?stand=" + stand)->caching == http::Caching::none);
}

TEST_CASE("an address of an older version, or a broken one, is told and starts empty") {
  const Online online;
  CHECK(holds(online.page("/training/balie?stand=1-A"), "Dit pad is intussen vernieuwd."));
  CHECK(holds(online.page("/training/balie?stand=%3Cb%3E"), "Dit adres klopt niet."));
}

TEST_CASE("a page is read in the path, and its last button says so and goes on") {
  const Online online;
  const auto page = online.page("/training/balie/1");
  CHECK(holds(page, "Kijk, schrijf op en geef door."));
  CHECK(holds(page, "action=\"/training/balie/2\" method=\"get\""));
  CHECK(
      holds(page, "name=\"stand\" value=\"" + online.stand({page_item("/kompas/signaleren/hoe")})));
  CHECK(holds(page, "Gelezen, verder"));
}

TEST_CASE("a right answer is told with every explanation, the paragraph and the way on") {
  const Online online;
  const auto page = online.page("/training/balie/2/1?antwoord=2&nakijken=1");
  CHECK(holds(page, "Dit klopt."));
  CHECK(holds(page, "href=\"/kompas/signaleren/hoe#b-1\""));
  CHECK(holds(page, "Daarom antwoord a."));
  CHECK(holds(
      page, "href=\"/training/balie/2/2?stand=" + online.stand({question_item("06-a-1")}) + "\""));
}

TEST_CASE("a wrong answer is explained, and may be tried again without losing anything") {
  const Online online;
  const auto stand = online.stand({question_item("06-a-1")});
  const auto page = online.page("/training/balie/2/2?antwoord=1&stand=" + stand);
  CHECK(holds(page, "Nog niet helemaal."));
  CHECK(holds(page, "Hier past iets anders beter."));
  CHECK(holds(page, "Kijk opnieuw na"));
  CHECK(holds(page, "name=\"stand\" value=\"" + stand));
  CHECK(holds(page, "value=\"1\" checked"));
}

TEST_CASE("a question once right stays right") {
  const Online online;
  const auto stand = online.stand({question_item("06-a-1")});
  const auto page = online.page("/training/balie/2/1?antwoord=1&stand=" + stand);
  CHECK(holds(page, "Nog niet helemaal."));
  CHECK(holds(page, "stand=" + stand));
}

TEST_CASE("nothing chosen asks for a choice") {
  CHECK(holds(Online().page("/training/balie/2/1?nakijken=1"), "Kies eerst een antwoord."));
  CHECK(holds(Online().page("/training/balie/2/1?antwoord=9"), "Dit antwoord staat er niet bij."));
  CHECK(holds(Online().page("/training/balie/2/1?antwoord=x"), "Dit antwoord staat er niet bij."));
}

TEST_CASE("an order is put with numbers, without dragging") {
  const Online online;
  const auto question = "/training/balie/2/7";
  const auto page = online.page(question);
  CHECK(count(page, "<select") == 4);
  CHECK(holds(page, "<label for=\"plek1\">"));
  CHECK(holds(online.page(std::string(question) + "?plek1=1&plek2=1&plek3=2&plek4=3"),
              "Een plek staat er twee keer."));
  std::vector<std::size_t> order;
  const School school;
  for (const auto at : shown(*school.training.question("06-c-1"))) order.push_back(at + 1);
  std::string right = question;
  for (std::size_t at = 0; at < order.size(); ++at)
    right +=
        (at == 0 ? "?plek" : "&plek") + std::to_string(at + 1) + "=" + std::to_string(order[at]);
  CHECK(holds(online.page(right), "Dit klopt."));
}

TEST_CASE("a reflection is not marked, and what is typed goes nowhere") {
  const auto page = Online().page("/training/balie/2/8");
  CHECK(holds(page, "Deze vragen helpen je op weg"));
  CHECK(holds(page, "wordt niet bewaard en niet verstuurd"));
  CHECK(holds(page, "<textarea class=\"input\" id=\"gedachte\" rows"));
  CHECK(holds(page, "Bekeken, verder"));
  CHECK_FALSE(holds(page, "Kijk na"));
}

TEST_CASE("a story warns before it begins, and says on every screen that it is invented") {
  const Online online;
  const std::string story = "/training/casussen/de-dure-jas";
  const auto first = online.page(story);
  CHECK(holds(first, "Deze casus gaat over een jongere onder druk."));
  CHECK(holds(first, "Je bent mentor."));
  CHECK_FALSE(holds(first, "Hier sta je bij start."));
  for (const auto* way : {"", "?weg=", "?weg=&keuze=1", "?weg=2&keuze=1", "?weg=21", "?weg=12"})
    CHECK(holds(online.page(story + way), "<p class=\"fiction\">Fictief verhaal</p>"));
}

TEST_CASE("a choice is told apart in words, and leads on") {
  const Online online;
  const std::string story = "/training/casussen/de-dure-jas";
  CHECK(holds(online.page(story + "?weg="), "name=\"keuze\" value=\"2\">Naar midden via past."));
  const auto chosen = online.page(story + "?weg=&keuze=1");
  CHECK(holds(chosen, "Liever niet"));
  CHECK(holds(chosen, "<a href=\"/kaarten/balie\">de kaart</a>"));
  CHECK(holds(chosen, "href=\"" + story + "?weg=1\">Verder"));
  const auto end = online.page(story + "?weg=21");
  CHECK(holds(end, "Het komt verder."));
  CHECK(holds(end, "Het bewijst niet dat het mensenhandel was."));
  CHECK(count(end, "class=\"fit\"") == 2);
}

TEST_CASE("a way that is not in the story leads nowhere") {
  const Online online;
  for (const auto* way : {"?weg=9", "?weg=x", "?weg=21212121", "?weg=&keuze=9", "?weg=&keuze=12"})
    CHECK(online.ask(std::string("/training/casussen/de-dure-jas") + way).error().fault ==
          Fault::not_found);
}

TEST_CASE(
    "an ending completes the part of a path where it goes well, and not where it goes wrong") {
  const Online online;
  const auto good = online.page("/training/balie/3?weg=21");
  CHECK(holds(good, "value=\"" + online.stand({scenario_item("de-dure-jas")}) + "\""));
  CHECK(holds(good, "Afgerond, verder"));
  const auto bad = online.page("/training/balie/3?weg=12");
  CHECK_FALSE(holds(bad, "Afgerond"));
  CHECK(holds(bad, "Probeer opnieuw"));
}

TEST_CASE("a path that is done says so") {
  const Online online;
  const auto items = items_of(online.path());
  const auto page =
      online.page("/training/balie?stand=" + online.stand({items.begin(), items.end()}));
  CHECK(holds(page, "<strong>Klaar.</strong> Je hebt elk onderdeel afgerond."));
  CHECK_FALSE(holds(page, "Ga verder met onderdeel"));
}

TEST_CASE("what is not there is not found") {
  const Online online;
  for (const auto* target : {"/training/weg",
                             "/training/balie/0",
                             "/training/balie/4",
                             "/training/balie/01",
                             "/training/balie/x",
                             "/training/balie/2/9",
                             "/training/balie/1/1",
                             "/training/casussen/weg"})
    CHECK(online.ask(target).error().fault == Fault::not_found);
}
