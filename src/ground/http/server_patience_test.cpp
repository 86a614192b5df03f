// How long the server waits for others, how many it serves at once, and how it stops.
#include <catch2/catch.hpp>
#include <list>
#include <thread>

#include "ground/http/test_site.hpp"

using namespace zicht;
using namespace std::chrono_literals;
using http::Settings;
using http::test::get;
using http::test::RawClient;
using http::test::Site;

namespace {

using Time = std::chrono::steady_clock;

Settings impatient() {
  Settings settings;
  settings.request_timeout = 300ms;
  settings.idle_timeout = 300ms;
  settings.write_timeout = 600ms;
  settings.shutdown_grace = 500ms;
  return settings;
}

const std::string half_a_request =
    "POST /lengte HTTP/1.1\r\nHost: zicht.test\r\nContent-Length: 9\r\n";

}  // namespace

TEST_CASE("half a request and then silence is refused, and closed") {
  const Site site(impatient());
  std::list<RawClient> all;
  for (const auto& half : {std::string("G"), half_a_request, half_a_request + "\r\nabc"})
    all.emplace_back(site.port()).send(half);
  for (auto& silent : all) {
    const auto answer = silent.answer();
    CHECK(answer.status == 408);
    CHECK(answer.header("connection") == "close");
    silent.say_no_more();
    CHECK(silent.rest().empty());
    CHECK_FALSE(silent.timed_out());
  }
}

TEST_CASE("a body that trickles is not waited for longer than any other") {
  const Site site(impatient());
  RawClient trickling(site.port());
  const auto began = Time::now();
  trickling.send("POST /lengte HTTP/1.1\r\nHost: zicht.test\r\nContent-Length: 9000\r\n\r\n");
  while (!trickling.hears_within(20ms) && Time::now() - began < 5s) trickling.send("a");
  CHECK(trickling.answer().status == 408);
  CHECK(Time::now() - began < 3s);
}

TEST_CASE("a connection on which nothing is asked ends without a word") {
  const Site site(impatient());
  RawClient silent(site.port());
  RawClient satisfied(site.port());
  CHECK(satisfied.ask(get("/")).status == 200);
  CHECK(silent.rest().empty());
  CHECK(satisfied.rest().empty());
  CHECK_FALSE(silent.timed_out());
  CHECK_FALSE(satisfied.timed_out());
}

TEST_CASE("a client that does not read its answer is cut off") {
  const Site site(impatient());
  RawClient deaf(site.port(), 4096);
  deaf.send(get("/reus"));
  pollfd cut_off{.fd = deaf.socket(), .events = POLLRDHUP, .revents = 0};
  CHECK(::poll(&cut_off, 1, 5000) == 1);
  CHECK(site.ask(get("/")).status == 200);
}

TEST_CASE("the date of an answer that waits for its reader stays whole") {
  const Site site;
  RawClient slow(site.port(), 4096);
  std::string many;
  for (int at = 0; at < 6000; ++at) many += get("/");
  std::thread sending([&] { slow.send(many); });
  // The answers fill the line; meanwhile the server writes a new date, more than once.
  std::this_thread::sleep_for(700ms);
  int good = 0;
  for (int at = 0; at < 6000; ++at) {
    const auto answer = slow.answer();
    const auto date = answer.header("date");
    good += answer.status == 200 && date.size() == 29 && date.ends_with(" GMT") ? 1 : 0;
  }
  CHECK(good == 6000);
  sending.join();
}

TEST_CASE("there is room for so many connections and no more") {
  Settings settings;
  settings.max_connections = 3;
  const Site site(settings);
  std::list<RawClient> inside;
  for (int at = 0; at < 3; ++at)
    CHECK(inside.emplace_back(site.port()).ask(get("/")).status == 200);
  RawClient outside(site.port());
  CHECK(outside.rest().empty());
  CHECK_FALSE(outside.timed_out());
  for (auto& client : inside) CHECK(client.ask(get("/")).status == 200);

  // Who leaves makes room.
  inside.clear();
  const auto began = Time::now();
  int status = 0;
  while (status != 200 && Time::now() - began < 5s) status = site.ask(get("/")).status;
  CHECK(status == 200);
}

TEST_CASE("when all workers are busy and the queue is full, others are told to come back") {
  Settings settings;
  settings.workers = 2;
  settings.max_waiting = 1;
  Site site(settings);
  RawClient first(site.port());
  RawClient second(site.port());
  RawClient third(site.port());
  first.send(get("/traag"));
  second.send(get("/traag"));
  site.gate.until_waiting(2);
  third.send(get("/zoeken?q=derde"));
  CHECK_FALSE(third.hears_within(100ms));
  const auto refused = site.ask(get("/zoeken?q=vierde"));
  CHECK(refused.status == 503);
  CHECK_FALSE(refused.header("retry-after").empty());
  CHECK(refused.header("connection").empty());
  const auto file = site.ask(get("/bestand.txt"));
  CHECK(file.body == http::test::file_text);
  site.gate.open();
  CHECK(third.answer().body == "q=derde");
  CHECK(first.answer().body == http::test::long_page);
  CHECK(second.answer().status == 200);
  CHECK(site.ask(get("/zoeken?q=vijfde")).body == "q=vijfde");
}

TEST_CASE("a server that stops finishes what runs, and closes the rest") {
  Site site;
  RawClient idle(site.port());
  CHECK(idle.ask(get("/")).status == 200);
  RawClient fresh(site.port());
  RawClient busy(site.port());
  busy.send(get("/traag") + get("/zoeken?q=te+laat"));
  site.gate.until_waiting(1);

  std::thread stopping([&] { site.server->stop(); });
  CHECK(idle.rest().empty());
  CHECK_FALSE(idle.timed_out());
  CHECK(fresh.rest().empty());
  CHECK_FALSE(fresh.timed_out());
  const auto began = Time::now();
  bool connects = true;
  while (connects && Time::now() - began < 5s) connects = RawClient(site.port()).connected();
  CHECK_FALSE(connects);
  CHECK_FALSE(busy.hears_within(50ms));

  site.gate.open();
  const auto answer = busy.answer();
  CHECK(answer.status == 200);
  CHECK(answer.body == http::test::long_page);
  CHECK(answer.header("connection") == "close");
  CHECK(busy.rest().empty());
  stopping.join();
}

TEST_CASE("stopping twice, from two threads, is as good as once") {
  Site site;
  RawClient busy(site.port());
  busy.send(get("/traag"));
  site.gate.until_waiting(1);
  std::atomic<int> stopped = 0;
  std::thread one([&] { site.server->stop(), ++stopped; });
  std::thread other([&] { site.server->stop(), ++stopped; });
  CHECK_FALSE(busy.hears_within(50ms));
  CHECK(stopped == 0);  // Neither comes back before all is quiet.
  site.gate.open();
  CHECK(busy.answer().status == 200);
  one.join();
  other.join();
  site.server->stop();
}

TEST_CASE("a server that never started stops as well") {
  const http::Router router;
  auto server = http::Server::open({.port = 0}, router, [](int, const Error&) { return ""; });
  REQUIRE(server);
  server->stop();
}

TEST_CASE("nobody keeps a server from stopping: not who is silent, not who never reads") {
  Site site(impatient());
  RawClient half(site.port());
  half.send(half_a_request);
  RawClient deaf(site.port(), 4096);
  deaf.send(get("/reus"));
  RawClient late(site.port(), 4096);
  late.send(get("/traag"));
  site.gate.until_waiting(1);
  RawClient talkative(site.port());
  talkative.send("onzin\r\n\r\n");
  CHECK(talkative.answer().status == 400);  // It does not close its end.

  const auto began = Time::now();
  std::thread stopping([&] { site.server->stop(); });
  CHECK_FALSE(late.hears_within(100ms));
  site.gate.open();
  stopping.join();
  CHECK(Time::now() - began < 2s);
}

TEST_CASE("what still waits for a worker when the grace is over is sent away") {
  auto settings = impatient();
  settings.workers = 1;
  Site site(settings);
  RawClient busy(site.port());
  busy.send(get("/traag"));
  site.gate.until_waiting(1);
  RawClient queued(site.port());
  queued.send(get("/zoeken?q=x"));
  CHECK_FALSE(queued.hears_within(50ms));
  std::thread stopping([&] { site.server->stop(); });
  CHECK_FALSE(queued.hears_within(700ms));
  site.gate.open();
  stopping.join();
  CHECK(busy.answer().status != 503);
  CHECK(queued.answer().status != 200);
}
