// For tests: a virus scanner that knows one virus, the test file of all scanners.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

#include "ground/media/bytes.hpp"

namespace zicht::media::test {

class FakeClamd {
 public:
  /// With `says` it always answers that; with nothing it never answers.
  FakeClamd() : FakeClamd(Answer{}) {}
  explicit FakeClamd(std::optional<std::string> says) : FakeClamd(Answer{true, std::move(says)}) {}
  FakeClamd(const FakeClamd&) = delete;
  FakeClamd& operator=(const FakeClamd&) = delete;
  ~FakeClamd() {
    stopping_ = true;
    thread_.join();
    ::close(listener_);
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::filesystem::path socket() const { return folder_ / "clamd.ctl"; }

 private:
  struct Answer {
    bool fixed = false;
    std::optional<std::string> says = {};
  };

  explicit FakeClamd(Answer answer) : answer_(std::move(answer)) {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-clamd-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
    listener_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket().string().copy(address.sun_path, sizeof address.sun_path - 1);
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listener_, 8) != 0)
      std::abort();
    thread_ = std::thread([this] { run(); });
  }

  bool wait(int number) const {
    pollfd watched{number, POLLIN, 0};
    while (!stopping_) {
      if (::poll(&watched, 1, 20) > 0) return true;
    }
    return false;
  }

  std::string take(int client, std::size_t count) const {
    std::string bytes;
    while (bytes.size() < count && wait(client)) {
      std::array<char, 65536> part{};
      const auto got = ::recv(client, part.data(), std::min(part.size(), count - bytes.size()), 0);
      if (got <= 0) break;
      bytes.append(part.data(), static_cast<std::size_t>(got));
    }
    return bytes;
  }

  void run() const {
    while (wait(listener_)) {
      const int client = ::accept(listener_, nullptr, nullptr);
      std::string stream;
      const bool asked = take(client, 10) == std::string("zINSTREAM\0", 10);
      while (asked) {
        const auto length = big_endian(take(client, 4), 0, 4);
        if (length == 0) break;
        stream += take(client, length);
      }
      const bool found = stream.find("EICAR-STANDARD-ANTIVIRUS") != std::string::npos;
      const auto says = answer_.fixed ? answer_.says
                        : found       ? std::optional<std::string>("stream: Eicar-Signature FOUND")
                                      : std::optional<std::string>("stream: OK");
      if (says) {
        const auto line = *says + '\0';
        ::send(client, line.data(), line.size(), MSG_NOSIGNAL);
      } else {
        wait(client);  // Until the other side gives up.
      }
      ::close(client);
    }
  }

  Answer answer_;
  std::filesystem::path folder_;
  int listener_ = -1;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace zicht::media::test
