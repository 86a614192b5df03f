#include "ground/media/scanner.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "ground/media/bytes.hpp"

namespace zicht::media {
namespace {

using Moment = std::chrono::steady_clock::time_point;

auto away(std::string detail) {
  return fail(Fault::unavailable,
              "We kunnen nu niet nakijken of dit bestand veilig is. Daarom nemen we het nog niet "
              "aan. Probeer het later nog eens.",
              std::move(detail));
}

/// A connection that is closed with the scan.
class Line {
 public:
  explicit Line(Moment end)
      : number_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)), end_(end) {}
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() {
    if (number_ >= 0) ::close(number_);
  }

  bool connect(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (number_ < 0 || path.size() >= sizeof address.sun_path) return false;
    path.copy(address.sun_path, path.size());
    // A local socket connects at once or not at all.
    return ::connect(number_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      if (!wait(POLLOUT)) return false;
      const auto count = ::send(number_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count < 0 && errno != EAGAIN && errno != EINTR) return false;
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  /// Until the zero byte that ends an answer, or until the other side ends.
  std::optional<std::string> receive() {
    constexpr std::size_t longest = 4096;
    std::string answer;
    while (answer.size() < longest && answer.find('\0') == std::string::npos) {
      if (!wait(POLLIN)) return std::nullopt;
      std::array<char, 512> part;  // NOLINT(cppcoreguidelines-pro-type-member-init): recv() fills
      const auto count = ::recv(number_, part.data(), part.size(), 0);
      if (count == 0) break;
      if (count < 0 && errno != EAGAIN && errno != EINTR) return std::nullopt;
      if (count > 0) answer.append(part.data(), static_cast<std::size_t>(count));
    }
    return answer.substr(0, answer.find('\0'));
  }

 private:
  bool wait(short what) const {
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(
        end_ - std::chrono::steady_clock::now());
    pollfd watched{number_, what, 0};
    return rest.count() > 0 && ::poll(&watched, 1, static_cast<int>(rest.count())) > 0;
  }

  int number_;
  Moment end_;
};

}  // namespace

Result<> Scanner::scan(std::string_view bytes) const {
  if (!is_set()) return {};
  Line line(std::chrono::steady_clock::now() + patience_);
  if (!line.connect(socket_.string())) return away("the virus scanner is not there");
  constexpr std::size_t piece = std::size_t{1} << 18U;
  bool sent = line.send(std::string_view("zINSTREAM\0", 10));
  for (std::size_t at = 0; sent && at < bytes.size(); at += piece) {
    const auto part = bytes.substr(at, piece);
    sent = line.send(big_bytes(part.size(), 4)) && line.send(part);
  }
  // Where it stops listening halfway it may have said why.
  if (sent) line.send(big_bytes(0, 4));
  const auto answer = line.receive();
  if (!answer) return away("the virus scanner does not answer");
  if (*answer == "stream: OK") return {};
  if (answer->ends_with(" FOUND"))
    return fail(Fault::invalid,
                "In dit bestand zit een virus. We nemen het niet aan. Stuur een andere foto of een "
                "schermafdruk.",
                "the virus scanner found something");
  return away("the virus scanner says something else");
}

}  // namespace zicht::media
