// For tests only, of this room and of rooms that ask other servers: a server on this machine.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace zicht::fetch::test {

/// "HTTP/1.1 200 OK" and so on, around this JSON.
inline std::string json_answer(const std::string& body, const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status +
         "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

/// Gives what `answer` makes of each request, as it stands, and closes. Where that is nothing, it
/// keeps the caller waiting until the test ends.
class TestNeighbour {
 public:
  using Answer = std::function<std::string(const std::string& request)>;

  explicit TestNeighbour(Answer answer) : answer_(std::move(answer)) {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(listening_, reinterpret_cast<sockaddr*>(&here), sizeof(here)) == 0);
    REQUIRE(::listen(listening_, 16) == 0);
    socklen_t size = sizeof(here);
    REQUIRE(::getsockname(listening_, reinterpret_cast<sockaddr*>(&here), &size) == 0);
    port_ = ntohs(here.sin_port);
    thread_ = std::jthread([this](const std::stop_token& stopping) { run(stopping); });
  }
  TestNeighbour(const TestNeighbour&) = delete;
  TestNeighbour& operator=(const TestNeighbour&) = delete;
  ~TestNeighbour() {
    thread_.request_stop();
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    for (const int caller : waiting_) ::close(caller);
    ::close(listening_);
  }

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  /// All requests so far, the last one at the end.
  std::vector<std::string> heard() {
    const std::lock_guard lock(mutex_);
    return heard_;
  }

 private:
  void run(const std::stop_token& stopping) {
    while (!stopping.stop_requested()) {
      const int caller = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
      if (caller < 0) return;
      const auto request = read(caller);
      {
        const std::lock_guard lock(mutex_);
        heard_.push_back(request);
      }
      const auto answer = answer_(request);
      if (answer.empty()) {
        waiting_.push_back(caller);
        continue;
      }
      for (std::size_t at = 0; at < answer.size();) {
        const auto sent = ::send(caller, answer.data() + at, answer.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) break;
        at += static_cast<std::size_t>(sent);
      }
      ::close(caller);
    }
  }

  /// Up to the end of the form.
  static std::string read(int caller) {
    std::string text;
    std::size_t whole = std::string::npos;
    while (text.size() < whole) {
      std::string piece(8192, '\0');
      const auto size = ::read(caller, piece.data(), piece.size());
      if (size <= 0) break;
      text.append(piece, 0, static_cast<std::size_t>(size));
      const auto head = text.find("\r\n\r\n");
      if (head == std::string::npos) continue;
      const auto length = text.find("\r\nContent-Length: ");
      whole = head + 4 + (length < head ? std::stoul(text.substr(length + 18)) : 0);
    }
    return text;
  }

  Answer answer_;
  int listening_ = -1;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> heard_;
  std::vector<int> waiting_;  ///< Of the thread, and of the end after it.
  std::jthread thread_;
};

}  // namespace zicht::fetch::test
