#include "ground/fetch/fetch.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <thread>

using namespace zicht;
using namespace zicht::fetch;

namespace {

/// A server that hears one question and gives one answer, or none at all.
class Neighbour {
 public:
  explicit Neighbour(std::string answer, bool answers = true) {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&here), sizeof(here)) == 0);
    REQUIRE(::listen(listening_, 4) == 0);
    socklen_t size = sizeof(here);
    REQUIRE(::getsockname(listening_, reinterpret_cast<sockaddr*>(&here), &size) == 0);
    port_ = ntohs(here.sin_port);
    if (!answers) return;
    thread_ = std::jthread([this, answer = std::move(answer)] {
      const int caller = ::accept(listening_, nullptr, nullptr);
      std::string text(4096, '\0');
      const auto read = ::read(caller, text.data(), text.size());
      text.resize(read > 0 ? static_cast<std::size_t>(read) : 0);
      heard_ = text;
      for (std::size_t at = 0; at < answer.size();) {
        const auto sent = ::send(caller, answer.data() + at, answer.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) break;
        at += static_cast<std::size_t>(sent);
      }
      ::close(caller);
    });
  }
  Neighbour(const Neighbour&) = delete;
  Neighbour& operator=(const Neighbour&) = delete;
  ~Neighbour() {
    if (thread_.joinable()) thread_.join();
    ::close(listening_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/vraag"; }
  std::string heard() {
    if (thread_.joinable()) thread_.join();
    return heard_;
  }

 private:
  int listening_ = -1;
  int port_ = 0;
  std::string heard_;
  std::jthread thread_;
};

}  // namespace

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
  Neighbour neighbour(
      "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
      "Connection: close\r\n\r\n{}");
  const auto answer = Fetcher().ask(
      {.url = neighbour.url(), .form = "code=abc", .headers = {{"Authorization", "Basic eA=="}}});
  REQUIRE(answer);
  CHECK(answer->status == 400);
  CHECK(answer->type == "application/json");
  CHECK(answer->body == "{}");
  const auto heard = neighbour.heard();
  CHECK(heard.starts_with("POST /vraag HTTP/1.1\r\n"));
  CHECK(heard.find("\r\nAuthorization: Basic eA==\r\n") != std::string::npos);
  CHECK(heard.find("\r\nContent-Type: application/x-www-form-urlencoded\r\n") != std::string::npos);
  CHECK(heard.ends_with("\r\n\r\ncode=abc"));
}

TEST_CASE("nobody is followed elsewhere") {
  Neighbour neighbour(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n"
      "Connection: close\r\n\r\n");
  const auto answer = Fetcher().ask({.url = neighbour.url()});
  REQUIRE(answer);
  CHECK(answer->status == 302);
}

TEST_CASE("whoever says too much, or nothing, is not listened to") {
  SECTION("too much") {
    const std::string flood(3000, 'x');
    Neighbour neighbour("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + flood);
    const auto answer = Fetcher({.body = 2000}).ask({.url = neighbour.url()});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
  }
  SECTION("nothing") {
    const Neighbour neighbour("", false);
    const auto begun = std::chrono::steady_clock::now();
    const auto answer =
        Fetcher({.whole = std::chrono::milliseconds{200}}).ask({.url = neighbour.url()});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
    CHECK(answer.error().detail.find("/vraag") == std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{3});
  }
  SECTION("nobody there") {
    const auto answer = Fetcher().ask({.url = "http://127.0.0.1:1/"});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().fault == Fault::unavailable);
  }
}
