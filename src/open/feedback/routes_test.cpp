#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "ground/http/fault.hpp"
#include "ground/store/test_database.hpp"
#include "open/content/test_content.hpp"
#include "open/feedback/feedback.hpp"

using namespace zicht;
using namespace zicht::feedback;

namespace {

html::Layout plain_layout(const std::filesystem::path& folder) {
  std::ofstream(folder / "manifest.json") << R"({
    "css/reading.css": {"file": "reading.css"}, "islands/frame.ts": {"file": "frame.js"},
    "fonts/newsreader.woff2": {"file": "n.woff2"}, "fonts/atkinson.woff2": {"file": "a.woff2"},
    "icons/sprite.svg": {"file": "sprite.svg"}, "icons/favicon.svg": {"file": "favicon.svg"}})";
  auto assets = html::Assets::load(folder);
  REQUIRE(assets);
  return {html::Frame{}, *assets};
}

/// The letterbox of a site with one page, /over.
class Letterbox {
 public:
  Letterbox() : database_(place_.open_migrated()), feedback_(database_, clock_) {
    content_.write("paginas/over.md", content::test::head() + "Kort.\n");
    content_.write("paginas/weg.md", content::test::head("status = \"ingetrokken\"\n") + "Kort.\n");
    REQUIRE(content_.load().problems.empty());
    add_routes(router_, layout_, content_.library, feedback_, clock_);
  }

  http::Response ask(http::Method method, const std::string& target, std::string body = {}) {
    http::Request request{.method = method, .target = target, .body = std::move(body)};
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    REQUIRE(http::read_target(request));
    const auto answer = router_.answer(request);
    if (answer) return *answer;
    return http::fault_response(
        request, answer.error(), [](int, const Error& error) { return error.message; });
  }
  http::Response post(std::string body) {
    return ask(http::Method::post, "/nuttig", std::move(body));
  }
  std::vector<Opinion> kept() { return *feedback_.all(); }

 private:
  const store::TestDatabase place_{store::Kind::sqlite};
  store::Database database_;
  const FixedClock clock_{*parse_instant("2026-11-25T09:30:15Z")};
  Feedback feedback_;
  content::test::Content content_;
  const html::Layout layout_ = plain_layout(content_.folder());
  http::Router router_;
};

bool says(const http::Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("who answers is thanked and led back") {
  Letterbox box;
  const auto sent = box.post("pagina=%2Fover&antwoord=nee&toelichting=Mooi%0D%0Ahoor+");
  CHECK(sent.status == 303);
  REQUIRE(sent.headers.size() == 1);
  CHECK(sent.headers[0].second == "/nuttig/dank?pagina=%2Fover");
  REQUIRE(box.kept().size() == 1);
  CHECK(box.kept()[0].answer == Answer::no);
  CHECK(box.kept()[0].words == "Mooi\nhoor");

  const auto thanks = box.ask(http::Method::get, sent.headers[0].second);
  CHECK(thanks.status == 200);
  CHECK(says(thanks, R"(<a href="/over">Terug naar Over Zicht</a>)"));
  CHECK(thanks.caching == http::Caching::none);
}

TEST_CASE("what is too long is refused, and what was typed is kept") {
  Letterbox box;
  const auto sent =
      box.post("pagina=/over&antwoord=nee&toelichting=%3Cb%3E" + std::string(1200, 'x'));
  CHECK(sent.status == 422);
  CHECK(says(sent, "1.203 tekens"));
  CHECK(says(sent, "&lt;b&gt;xxx"));
  CHECK(says(sent, R"(value="nee" required checked)"));
  CHECK(says(sent, R"(aria-invalid="true")"));
  CHECK_FALSE(says(sent, "maxlength"));
  CHECK(box.kept().empty());
}

TEST_CASE("without a yes or a no the question is asked again, with the words kept") {
  Letterbox box;
  const auto sent = box.post("pagina=/over&antwoord=misschien&toelichting=Hm");
  CHECK(sent.status == 422);
  CHECK(says(sent, "Kies ja of nee."));
  CHECK(says(sent, "\nHm</textarea>"));
  CHECK(box.kept().empty());
}

TEST_CASE("an answer about no page, or one that was withdrawn, is not kept") {
  Letterbox box;
  for (const auto* page : {"/bestaat-niet", "/weg", "", "https://elders.nl", "//elders.nl"}) {
    CHECK(box.post(std::string("antwoord=ja&pagina=") + page).status == 404);
    CHECK(box.ask(http::Method::get, std::string("/nuttig/dank?pagina=") + page).status == 404);
  }
  CHECK(box.kept().empty());
}

TEST_CASE("what is no form is refused") {
  Letterbox box;
  CHECK(box.post("pagina=%FF&antwoord=ja").status == 422);
  CHECK(box.post("").status == 404);
}

TEST_CASE("in an hour that is full, what was typed is kept on the page") {
  Letterbox box;
  for (int sent = 0; sent < most_an_hour; ++sent)
    REQUIRE(box.post("pagina=/over&antwoord=ja").status == 303);
  const auto refused = box.post("pagina=/over&antwoord=ja&toelichting=Bewaar+mij");
  CHECK(refused.status == 503);
  CHECK(says(refused, "Bewaar mij</textarea>"));
  CHECK(says(refused, "Probeer het over een uur nog eens."));
}

TEST_CASE("the form is the same for everyone, and opens on a page of its own too") {
  const auto form_of_page = form("/kompas/\"><script>").str();
  CHECK(form_of_page.find("<script>") == std::string::npos);
  CHECK(form("/over").str() == form("/over").str());
  CHECK(form("/over").str().find("Vul geen gegevens van jezelf of anderen in.") !=
        std::string::npos);
  Letterbox box;
  CHECK(says(box.ask(http::Method::get, "/nuttig?pagina=/over"), form("/over").str()));
}
