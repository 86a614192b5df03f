#include <filesystem>
#include <fstream>

#include "ground/html/test_layout.hpp"
#include "ground/http/fault.hpp"
#include "open/content/test_content.hpp"
#include "work/signals/doorkeeper.hpp"
#include "work/signals/routes.hpp"
#include "work/signals/test_room.hpp"

using namespace zicht;
using namespace zicht::signals;
using namespace zicht::signals::test;

namespace {

/// The letterbox of a site, with two municipalities of which one has a desk. Into each another one
/// merged.
struct Street : Room {
  Street() : Room(store::Kind::sqlite) {
    {
      std::ofstream list(content.folder() / "municipalities.csv");
      list << "code,naam,veiligheidsregio_code,veiligheidsregio,provincie,politie_eenheid,"
              "arrondissement,riec,geldig_van,geldig_tot,opgegaan_in,opmerking\n";
      const auto* regions =
          ",VR01,Veiligheidsregio Oost,Oost,Eenheid Oost,Oost,RIEC Oost,2026-01-01,";
      for (const auto* row : {"GM9901,Kroonstad", "GM9903,Nergens"})
        list << row << regions << ",,\n";
      list << "GM9905,Wiekendam" << regions << "2026-06-01,GM9901,\n";
      list << "GM9906,Ergens" << regions << "2026-06-01,GM9903,\n";
    }
    content::Problems problems;
    municipalities =
        municipalities::Register::read(content.folder() / "municipalities.csv", problems);
    INFO((problems.empty() ? "" : content::to_string(problems.front())));
    REQUIRE(problems.empty());
    REQUIRE(content.load().problems.empty());
    add_letterbox_routes(router,
                         {.layout = layout,
                          .library = content.library,
                          .municipalities = municipalities,
                          .letterbox = letterbox,
                          .files = files,
                          .sealer = sealer,
                          .clock = clock},
                         false);
  }

  http::Response ask(http::Method method, const std::string& target, std::string body = {}) {
    http::Request request{.method = method, .target = target, .body = std::move(body)};
    request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    REQUIRE(http::read_target(request));
    const auto answer = router.answer(request);
    if (answer) return *answer;
    return http::fault_response(
        request, answer.error(), [](int, const Error& error) { return error.message; });
  }
  http::Response get(const std::string& target) { return ask(http::Method::get, target); }
  http::Response post(const std::string& target, std::string body) {
    return ask(http::Method::post, target, std::move(body));
  }
  /// A form that was opened a minute ago, filled in with this.
  std::string form(const std::string& filled, const std::string& municipality = kroonstad) {
    const auto body = get("/melden").body;
    const auto at = body.find(R"(name="kaartje" value=")") + 22;
    clock.at += std::chrono::minutes{1};
    return "kaartje=" + body.substr(at, body.find('"', at) - at) + "&gemeente=" + municipality +
           "&" + filled;
  }

  content::test::Content content;
  municipalities::Register municipalities;
  html::Layout layout = html::test::layout({"css/letterbox.css", "islands/letterbox.ts"});
  http::Router router;
};

bool says(const http::Response& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

/// The nine words on a page, or nothing.
std::string words_on(const http::Response& response) {
  std::string words;
  auto at = response.body.find(R"(<ol class="words")");
  if (at == std::string::npos) return words;
  const auto end = response.body.find("</ol>", at);
  while ((at = response.body.find("<li>", at)) < end) {
    at += 4;
    words +=
        (words.empty() ? "" : " ") + response.body.substr(at, response.body.find('<', at) - at);
  }
  return words;
}

bool is_kept_by_nobody(const http::Response& response) {
  for (const auto& [name, value] : response.headers)
    if (name == "set-cookie" || name == "Set-Cookie") return false;
  return response.caching == http::Caching::none;
}

}  // namespace

TEST_CASE("a form from before a merger is taken, and goes to the desk of what is there now") {
  Street street;
  REQUIRE(street.post("/melden", street.form("verhaal=Licht+in+de+loods", "GM9905")).status == 200);
  const auto inbox = street.inbox();
  REQUIRE(inbox.size() == 1);
  CHECK(inbox.front().municipality == kroonstad);
}

TEST_CASE("one that merged is found under its old name, where a desk reads about what it is now") {
  Street street;
  const auto page = street.get("/melden");
  CHECK(says(page, R"(<option value="GM9905">Wiekendam (nu Kroonstad)</option>)"));
  CHECK_FALSE(says(page, "Ergens"));
  // The link on an old site still chooses.
  CHECK(says(street.get("/melden?gemeente=GM9905"),
             R"(<option value="GM9901" selected>Kroonstad</option>)"));
}

TEST_CASE(
    "the form begins with danger, names only municipalities with a desk, and sets no cookie") {
  Street street;
  const auto page = street.get("/melden");
  CHECK(page.status == 200);
  CHECK(is_kept_by_nobody(page));
  CHECK(page.body.find("112") < page.body.find("<form class=\"tell\""));
  CHECK(says(page, "Kroonstad</option>"));
  CHECK_FALSE(says(page, "Nergens</option>"));
  CHECK(says(page, "<title>Vertel wat je zag"));
  CHECK(says(page, "noindex"));
}

TEST_CASE("a stranger tells what she saw and comes back with nine words") {
  Street street;
  const auto sent = street.post(
      "/melden", street.form("verhaal=Zij%20slapen%20in%20de%20loods.&gevaar=ja&antwoord=ja"));
  CHECK(sent.status == 200);
  CHECK(is_kept_by_nobody(sent));
  const auto words = words_on(sent);
  REQUIRE(std::count(words.begin(), words.end(), ' ') == 8);
  CHECK(says(sent, "<svg"));
  REQUIRE(street.inbox().size() == 1);
  CHECK(street.inbox().front().urgency == Urgency::urgent);

  const auto field = "woorden=" + http::percent_encode(words);
  const auto opened = street.post("/melden/antwoord", field);
  CHECK(opened.status == 200);
  CHECK(is_kept_by_nobody(opened));
  CHECK(says(opened, "nog geen vraag"));
  CHECK_FALSE(says(opened, "loods"));
  const auto answered =
      street.post("/melden/antwoord/bericht", field + "&kaartje=a&bericht=Ook%20vannacht.");
  CHECK(answered.status == 200);
  CHECK(says(answered, "Ook vannacht."));
  const auto empty = street.post("/melden/antwoord/bericht", field + "&kaartje=b&bericht=%20");
  CHECK(empty.status == 422);
  CHECK(says(empty, "Er staat nog geen tekst."));
}

TEST_CASE("what is missing is asked for, and what was typed stays") {
  Street street;
  const auto refused = street.post("/melden", street.form("plek=Haven%20%3C5%3E&kind=ja"));
  CHECK(refused.status == 422);
  CHECK(says(refused, "Schrijf op wat je zag of hoorde."));
  CHECK(says(refused, "value=\"Haven &lt;5&gt;\""));
  CHECK(says(refused, "name=\"kind\" value=\"ja\" checked"));
  const auto long_story =
      street.post("/melden", street.form("verhaal=" + std::string(10'001, 'a')));
  CHECK(long_story.status == 422);
  CHECK(says(long_story, "10.001 tekens"));
  CHECK(street.inbox().empty());
}

TEST_CASE("a form that comes too early or after a day is given back with its text") {
  Street street;
  auto body = street.form("verhaal=Dit%20blijft%20staan.");
  street.clock.at -= std::chrono::minutes{1};
  const auto early = street.post("/melden", body);
  CHECK(early.status == 429);
  CHECK(says(early, "Dit blijft staan."));
  street.clock.at += std::chrono::hours{2};
  const auto hours_later = street.post("/melden", body);
  CHECK(hours_later.status == 200);
  body = street.form("verhaal=Dit%20blijft%20staan.");
  street.clock.at += std::chrono::hours{25};
  const auto stale = street.post("/melden", body);
  CHECK(stale.status == 422);
  CHECK(says(stale, "Dit blijft staan."));
  CHECK(says(stale, "stond lang open"));
  CHECK(street.inbox().size() == 1);
}

TEST_CASE("a form that is sent twice says so, and shows no words again") {
  Street street;
  const auto body = street.form("verhaal=E%C3%A9n%20keer.");
  CHECK_FALSE(words_on(street.post("/melden", body)).empty());
  const auto again = street.post("/melden", body);
  CHECK(again.status == 200);
  CHECK(says(again, "Je bericht is al binnen"));
  CHECK(words_on(again).empty());
  CHECK(street.inbox().size() == 1);
}

TEST_CASE("unknown words and words with a typing error get the same page") {
  Street street;
  const auto words = words_on(street.post("/melden", street.form("verhaal=Kort.")));
  const auto page_for = [&](const std::string& typed) {
    const auto answer = street.post("/melden/antwoord", "woorden=" + http::percent_encode(typed));
    CHECK(answer.status == 422);
    auto body = answer.body;
    // What was typed stands in it; for the rest it is the same.
    if (const auto at = body.find(typed); at != std::string::npos) body.erase(at, typed.size());
    return body;
  };
  CHECK(page_for(words + "q") == page_for("een twee drie"));
}

TEST_CASE("where nobody can read, nothing is asked, and other ways are shown") {
  Street street;
  Letterbox nobody(
      {street.database, street.clock, [](auto) -> Result<std::optional<vault::DeskKey>> {
         return std::optional<vault::DeskKey>();
       }});
  http::Router router;
  add_letterbox_routes(router,
                       {.layout = street.layout,
                        .library = street.content.library,
                        .municipalities = street.municipalities,
                        .letterbox = nobody,
                        .files = street.files,
                        .sealer = street.sealer,
                        .clock = street.clock},
                       false);
  http::Request request{.target = "/melden"};
  REQUIRE(http::read_target(request));
  const auto page = router.answer(request);
  REQUIRE(page);
  CHECK(says(*page, "kan nog niemand je bericht lezen"));
  CHECK(says(*page, "112"));
  CHECK_FALSE(says(*page, "<textarea"));
}

TEST_CASE("another site cannot send the form for a visitor") {
  Street street;
  http::Request request{.method = http::Method::post,
                        .target = "/melden",
                        .headers = {{"content-type", "application/x-www-form-urlencoded"},
                                    {"sec-fetch-site", "cross-site"}},
                        .body = street.form("verhaal=Vals.")};
  REQUIRE(http::read_target(request));
  const auto answer = street.router.answer(request);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().fault == Fault::forbidden);
  CHECK(street.inbox().empty());
}
