// For tests: a client that sends exactly the bytes it is told to, and hides nothing that comes
// back.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace zicht::http::test {

/// One answer as it came. Header names are in lower case.
struct Answer {
  int status = 0;  ///< 0 where no whole head came.
  std::string head = {};
  std::map<std::string, std::string> headers = {};
  std::string body = {};

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
  }
};

/// The head of an answer, without its last empty line.
inline Answer read_head(std::string head) {
  Answer answer;
  if (head.starts_with("HTTP/1.1 ")) answer.status = std::atoi(head.c_str() + 9);
  for (auto at = head.find("\r\n"); at != std::string::npos;) {
    const auto end = std::min(head.find("\r\n", at + 2), head.size());
    const auto line = head.substr(at + 2, end - at - 2);
    if (const auto colon = line.find(": "); colon != std::string::npos) {
      auto name = line.substr(0, colon);
      std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      });
      answer.headers.emplace(std::move(name), line.substr(colon + 2));
    }
    at = head.find("\r\n", at + 2);
  }
  answer.head = std::move(head);
  return answer;
}

/// What a client needs to read and write; with TLS or without.
class Wire {
 public:
  virtual ~Wire() = default;
  virtual void send(std::string_view bytes) = 0;
  /// More bytes; empty where the other side closed, or said nothing for ten seconds.
  virtual std::string receive() = 0;

  /// The next answer. An answer to HEAD has no body, whatever its length says.
  Answer answer(bool to_head = false) {
    auto end = unread_.find("\r\n\r\n");
    while (end == std::string::npos) {
      const auto more = receive();
      if (more.empty()) return {};
      unread_ += more;
      end = unread_.find("\r\n\r\n");
    }
    auto answer = read_head(unread_.substr(0, end));
    unread_.erase(0, end + 4);
    if (to_head || answer.status == 304 || answer.status == 100) return answer;
    const auto size = static_cast<std::size_t>(std::atoll(answer.header("content-length").c_str()));
    while (unread_.size() < size) {
      const auto more = receive();
      if (more.empty()) break;
      unread_ += more;
    }
    answer.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return answer;
  }

  Answer ask(std::string_view bytes) {
    send(bytes);
    return answer(bytes.starts_with("HEAD "));
  }

  /// Everything that still comes until the other side closes.
  std::string rest() {
    auto all = std::exchange(unread_, {});
    for (auto more = receive(); !more.empty(); more = receive()) all += more;
    return all;
  }

 private:
  std::string unread_;
};

class RawClient final : public Wire {
 public:
  /// `receive_buffer` makes the kernel's small, so that a client that does not read is soon full.
  explicit RawClient(std::uint16_t port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (receive_buffer > 0)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    const timeval patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const int at_once = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient() override { ::close(socket_); }

  bool connected() const { return connected_; }
  int socket() const { return socket_; }

  /// Sends as much as the other side takes; a client of this kind does not mind being cut off.
  void send(std::string_view bytes) override {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  std::string receive() override {
    thread_local std::array<char, 64 * 1024> buffer;
    const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
    was_reset_ = was_reset_ || (size < 0 && errno == ECONNRESET);
    timed_out_ = timed_out_ || (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
    return {buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
  }

  /// Waits until something can be read (an answer, or the end); false after `patience`.
  bool hears_within(std::chrono::milliseconds patience) const {
    pollfd poll{.fd = socket_, .events = POLLIN, .revents = 0};
    return ::poll(&poll, 1, static_cast<int>(patience.count())) > 0;
  }

  void say_no_more() { ::shutdown(socket_, SHUT_WR); }

  /// Ends the connection in the rudest way that TCP knows.
  void reset() {
    const linger at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(std::exchange(socket_, -1));
  }

  bool was_reset() const { return was_reset_; }
  /// True where the other side kept silent and did not close.
  bool timed_out() const { return timed_out_; }

 private:
  int socket_;
  bool connected_ = false;
  bool was_reset_ = false;
  bool timed_out_ = false;
};

/// A request with a Host, and with `headers` ("Accept: x\r\n") behind it.
inline std::string request(std::string_view line, std::string_view headers = {}) {
  return std::string(line) + " HTTP/1.1\r\nHost: zicht.test\r\n" + std::string(headers) + "\r\n";
}

inline std::string get(std::string_view target, std::string_view headers = {}) {
  return request("GET " + std::string(target), headers);
}

inline std::string post(std::string_view target,
                        std::string_view body,
                        std::string_view headers = {}) {
  return request("POST " + std::string(target),
                 std::string(headers) + "Content-Type: application/x-www-form-urlencoded\r\n" +
                     "Content-Length: " + std::to_string(body.size()) + "\r\n") +
         std::string(body);
}

}  // namespace zicht::http::test
