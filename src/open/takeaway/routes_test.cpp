#include <atomic>
#include <thread>

#include "open/content/made.hpp"
#include "open/takeaway/takeaway.hpp"
#include "open/takeaway/test_library.hpp"

namespace zicht::takeaway {
namespace {

using test::Handbook;
using test::Workshop;

/// A site with a press that gives back its order.
struct Site {
  explicit Site(const std::string& script = "cat")
      : workshop(script), printer(paper::Press(workshop.program()), workshop.folder() / "papier") {
    add_routes(router,
               {.library = book.library,
                .publisher = {"https://zicht.example", ""},
                .printer = printer,
                .clock = clock,
                .made = {{"/kompas/model", [](Date today) {
                            content::Document made{.path = "/kompas/model",
                                                   .head = {.title = "Het model"}};
                            made.head.checked_on = today;
                            made.blocks = {
                                content::made::heading(2, "stap", {content::made::words("Stap")}),
                                content::made::paragraph(content::made::citations({"s1"}))};
                            return made;
                          }}}});
  }
  Result<http::Response> get(const std::string& target) {
    http::Request request{.target = target};
    const auto read = http::read_target(request);
    REQUIRE(read);
    return router.answer(request);
  }
  std::string header(const http::Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return {};
  }

  Handbook book;
  Workshop workshop;
  Printer printer;
  FixedClock clock{std::chrono::sys_days{test::today}};
  http::Router router;
};

}  // namespace

TEST_CASE("every page can be taken along in every form") {
  Site site;
  for (const auto* path : {"/kompas",
                           "/kompas/signaleren",
                           "/kompas/signaleren/hoe",
                           "/kompas/model",
                           "/kaarten",
                           "/kaarten/bellen",
                           "/longread",
                           "/over",
                           "/selectie"})
    for (const auto* ending : {".pdf", ".epub", ".docx", ".md"}) {
      INFO(path << ending);
      const std::string query = std::string(path) == "/selectie" ? "?deel=over" : "";
      const auto answer = site.get(path + std::string(ending) + query);
      REQUIRE(answer);
      CHECK(answer->status == 200);
      CHECK(answer->caching == http::Caching::revalidate);
    }
}

TEST_CASE("a PDF opens in the browser, and other forms are kept under a good name") {
  Site site;
  const auto pdf = site.get("/kompas/signaleren/hoe.pdf");
  CHECK(pdf->type == "application/pdf");
  CHECK(site.header(*pdf, "Content-Disposition") ==
        "inline; filename=\"zicht-kompas-signaleren-hoe.pdf\"");
  const auto docx = site.get("/kompas/signaleren.docx");
  CHECK(site.header(*docx, "Content-Disposition") ==
        "attachment; filename=\"zicht-kompas-signaleren.docx\"");
  CHECK(site.get("/kompas/signaleren/hoe.md")->type == "text/markdown; charset=utf-8");
  CHECK(site.get("/kompas/signaleren.md")->type == "application/zip");
}

TEST_CASE("what was withdrawn is gone, and what never was is not found") {
  Site site;
  CHECK(site.get("/kaarten/oud.pdf")->status == 410);
  for (const auto* path : {"/kaarten/nooit.pdf", "/kompas/nooit.epub", "/nooit.md", "/over.odt"}) {
    const auto answer = site.get(path);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::not_found);
  }
}

TEST_CASE("a list with nothing in it is not found, and one that is too long is refused") {
  Site site;
  CHECK(site.get("/selectie.pdf").error().fault == Fault::not_found);
  CHECK(site.get("/selectie.pdf?deel=kaarten/oud").error().fault == Fault::not_found);
  std::string query = "/selectie.pdf?deel=over";
  for (int at = 0; at < 100; ++at) query += "&deel=over";
  CHECK(site.get(query).error().fault == Fault::invalid);
}

TEST_CASE("a sheet of cards says on its first card what is not there") {
  Site site;
  const auto sheet = site.get("/selectie.pdf?deel=kaarten/bellen&deel=kaarten/oud");
  REQUIRE(sheet);
  const auto order = paper::order_from_json(sheet->body);
  REQUIRE(order);
  CHECK(order->form == paper::Form::card_sheets);
  REQUIRE(order->document.cards.size() == 2);
  CHECK(order->document.cards[0].title == "Niet alles is meegenomen");
}

TEST_CASE("what is asked for often is printed once") {
  Site site("cat >/dev/null; echo x >>\"$(dirname \"$0\")/printed\"; echo paper");
  for (int at = 0; at < 3; ++at) CHECK(site.get("/kompas.pdf")->body == "paper\n");
  CHECK(std::filesystem::file_size(site.workshop.folder() / "printed") == 2);
  // A reader's own list is made for that reader, and kept by nobody.
  for (int at = 0; at < 2; ++at) CHECK(site.get("/selectie.pdf?deel=over"));
  CHECK(std::filesystem::file_size(site.workshop.folder() / "printed") == 6);
}

TEST_CASE("a press that does not work is told, and nothing is kept") {
  Site site("exit 1");
  for (int at = 0; at < 2; ++at) {
    const auto answer = site.get("/kompas.pdf");
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
  }
}

TEST_CASE("two print at a time, three wait, and more are asked to come back") {
  Site site("cat >/dev/null; sleep 1; echo paper");
  std::atomic<int> given = 0;
  std::atomic<int> refused = 0;
  std::vector<std::thread> readers;
  for (int at = 0; at < 8; ++at)
    readers.emplace_back([&] {
      const auto printed = site.printer.print({}, Printer::Keep::no);
      ++(printed ? given : refused);
    });
  for (auto& reader : readers) reader.join();
  CHECK(given == 5);
  CHECK(refused == 3);
}

}  // namespace zicht::takeaway
