#include "ground/fetch/fetch.hpp"

#include "ground/fetch/test_neighbour.hpp"

using namespace zicht;
using namespace zicht::fetch;
using test::TestNeighbour;

TEST_CASE("only https may be asked, and this machine itself") {
  for (const auto* url : {"https://login.kroonstad.example/.well-known/openid-configuration",
                          "https://login.kroonstad.example:8443/a?b=c",
                          "http://127.0.0.1:3000/token",
                          "http://[::1]:3000/token",
                          "http://localhost/token"}) {
    INFO(url);
    CHECK(is_allowed(url));
  }
  for (const auto* url : {"",
                          "login.kroonstad.example",
                          "http://login.kroonstad.example/token",
                          "http://127.0.0.1@login.kroonstad.example/token",
                          "http://127.0.0.1.kroonstad.example/token",
                          "http://localhost.kroonstad.example/token",
                          "https://wie:wat@login.kroonstad.example/",
                          "https://login.kroonstad.example/#hier",
                          "https://login.kroonstad.example/ x",
                          "https://login.kroonstad.example/\r\nX: y",
                          "file:///etc/passwd",
                          "ftp://127.0.0.1/x"}) {
    INFO(url);
    CHECK_FALSE(is_allowed(url));
  }
  CHECK(Fetcher().ask({.url = "file:///etc/passwd"}).error().fault == Fault::invalid);
}

TEST_CASE("a form is sent, and the answer comes back as it was") {
  TestNeighbour neighbour([](const auto&) { return test::json_answer("{}", "400 Bad Request"); });
  const auto answer = Fetcher().ask({.url = neighbour.url() + "/vraag",
                                     .form = "code=abc",
                                     .headers = {{"Authorization", "Basic eA=="}}});
  REQUIRE(answer);
  CHECK(answer->status == 400);
  CHECK(answer->type == "application/json");
  CHECK(answer->body == "{}");
  const auto heard = neighbour.heard().back();
  CHECK(heard.starts_with("POST /vraag HTTP/1.1\r\n"));
  CHECK(heard.find("\r\nAuthorization: Basic eA==\r\n") != std::string::npos);
  CHECK(heard.find("\r\nContent-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
  CHECK(heard.ends_with("\r\n\r\ncode=abc"));
}

TEST_CASE("nobody is followed elsewhere") {
  TestNeighbour neighbour([](const auto&) {
    return "HTTP/1.1 302 Found\r\nLocation: /elders\r\nContent-Length: 0\r\n"
           "Connection: close\r\n\r\n";
  });
  const auto answer = Fetcher().ask({.url = neighbour.url()});
  REQUIRE(answer);
  CHECK(answer->status == 302);
  CHECK(neighbour.heard().size() == 1);
}

TEST_CASE("whoever says too much, or nothing, is not listened to") {
  SECTION("too much") {
    TestNeighbour neighbour([](const auto&) { return test::json_answer(std::string(3000, 'x')); });
    const auto answer = Fetcher({.body = 2000}).ask({.url = neighbour.url()});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
  }
  SECTION("nothing") {
    TestNeighbour neighbour([](const auto&) { return ""; });
    const auto begun = std::chrono::steady_clock::now();
    const auto url = neighbour.url() + "/vraag";
    const auto answer = Fetcher({.whole = std::chrono::milliseconds{200}}).ask({.url = url});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
    CHECK(answer.error().detail.find("/vraag") == std::string::npos);
    const auto late = Fetcher().ask({.url = url, .until = begun + std::chrono::milliseconds{300}});
    CHECK_FALSE(late);
    CHECK_FALSE(Fetcher().ask({.url = url, .until = begun}));
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{3});
  }
  SECTION("nobody there") {
    const auto answer = Fetcher().ask({.url = "http://127.0.0.1:1/"});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
  }
}

TEST_CASE("only few may ask at once, so that workers are left for the site") {
  TestNeighbour neighbour([](const auto&) { return ""; });
  const Fetcher fetcher;
  // One end for all: who waits for a seat until then gets none with time left.
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{400};
  std::vector<std::jthread> crowd;
  std::atomic<int> seated = 0;
  for (int at = 0; at < 6; ++at)
    crowd.emplace_back([&] {
      const auto answer = fetcher.ask({.url = neighbour.url(), .until = until});
      if (!answer && answer.error().detail.find("at once") == std::string::npos) ++seated;
    });
  crowd.clear();
  CHECK(seated == 3);
}
