// Many at once, rude ones among them.
#include <catch2/catch.hpp>
#include <fstream>
#include <thread>
#include <vector>

#include "ground/http/test_site.hpp"

using namespace zicht;
using http::test::get;
using http::test::post;
using http::test::RawClient;
using http::test::Site;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

/// The memory that this process uses, in bytes.
std::size_t memory() {
  std::ifstream statm("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  statm >> all >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// Asks for `count` pages of every sort; how many were not as they should be.
int visit(std::uint16_t port, int count, int visitor) {
  RawClient client(port);
  int wrong = 0;
  for (int at = 0; at < count; ++at) {
    const auto mark = std::to_string(visitor) + "-" + std::to_string(at);
    switch (at % 6) {
      case 0:
        wrong += client.ask(get("/")).body != http::test::front_page;
        break;
      case 1:
        wrong += client.ask(get("/zoeken?q=" + mark)).body != "q=" + mark;
        break;
      case 2:
        wrong += client.ask(post("/formulier", "naam=" + mark)).body != "naam=" + mark;
        break;
      case 3:
        wrong += client.ask(get("/lang")).body != http::test::long_page;
        break;
      case 4:
        wrong += client.ask(get("/nergens/" + mark)).status != 404;
        break;
      default:
        wrong +=
            client.ask(get("/lang", "Accept-Encoding: br\r\nIf-None-Match: *\r\n")).status != 304;
        break;
    }
  }
  return wrong;
}

}  // namespace

TEST_CASE("many visitors at once each get their own answers") {
  Site site;
  site.server->prepare_pages({"/", "/lang"});
  std::atomic<int> wrong = 0;
  std::vector<std::thread> visitors;
  for (int visitor = 0; visitor < 16; ++visitor)
    visitors.emplace_back(
        [&, visitor] { wrong += visit(site.port(), sanitized ? 60 : 300, visitor); });
  for (auto& visitor : visitors) visitor.join();
  CHECK(wrong == 0);
}

TEST_CASE("a client that breaks off in the middle harms nobody") {
  Site site;
  for (int at = 0; at < 60; ++at) {
    RawClient rude(site.port());
    switch (at % 4) {
      case 0:
        rude.send("POST /lengte HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc");
        break;
      case 1:
        rude.send(get("/reus"));
        rude.hears_within(std::chrono::milliseconds(5));
        break;
      case 2:
        rude.send(get("/traag"));
        break;
      default:
        rude.send("onzin\r\n\r\n");
        break;
    }
    rude.reset();
  }
  site.gate.open();
  CHECK(visit(site.port(), 12, 0) == 0);
}

TEST_CASE("visitors who are there while the server stops are answered, or not at all") {
  Site site;
  std::atomic<int> torn = 0;
  std::atomic<int> answered = 0;
  std::vector<std::thread> visitors;
  for (int visitor = 0; visitor < 8; ++visitor)
    visitors.emplace_back([&] {
      RawClient client(site.port());
      while (true) {
        const auto answer = client.ask(get("/zoeken?q=x"));
        if (answer.status == 0) return;
        torn += answer.status != 200 || answer.body != "q=x";
        ++answered;
      }
    });
  while (answered < 200) std::this_thread::yield();
  site.server->stop();
  for (auto& visitor : visitors) visitor.join();
  CHECK(torn == 0);
}

TEST_CASE("memory does not grow with the number of requests") {
  const Site site;
  const auto ask_many = [&](int rounds) {
    RawClient client(site.port());
    std::string batch;
    for (int at = 0; at < 25; ++at)
      batch += get("/") + get("/zoeken?q=" + std::string(500, 'a')) + get("/nergens") +
               post("/lengte", std::string(5000, 'b'));
    int good = 0;
    for (int round = 0; round < rounds; ++round) {
      client.send(batch);
      for (int at = 0; at < 100; ++at) good += client.answer().status != 0;
    }
    return good;
  };
  const int rounds = sanitized ? 20 : 500;
  CHECK(ask_many(rounds / 5) == rounds / 5 * 100);
  const auto before = memory();
  CHECK(ask_many(rounds) == rounds * 100);
  const auto after = memory();
  if (!sanitized) CHECK(after < before + 8'000'000);
}

TEST_CASE("memory does not grow with the number of addresses that somebody makes up") {
  const Site site;
  RawClient client(site.port());
  CHECK(client.ask(get("/")).status == 200);
  const auto before = memory();
  for (int at = 0; at < (sanitized ? 200 : 2000); ++at)
    client.ask(get("/nergens/" + std::string(1000, 'x') + std::to_string(at)));
  if (!sanitized) CHECK(memory() < before + 8'000'000);
}
