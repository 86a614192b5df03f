#include "ground/process/order.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <thread>

namespace zicht::process {
namespace {

using Moment = std::chrono::steady_clock::time_point;

/// One end of a pipe, closed when it is no longer needed.
class End {
 public:
  End() = default;
  explicit End(int number) : number_(number) {}
  End(End&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  End& operator=(End&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  End(const End&) = delete;
  End& operator=(const End&) = delete;
  ~End() { close(); }
  void close() {
    if (number_ >= 0) ::close(std::exchange(number_, -1));
  }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

struct Pipe {
  End out;  ///< To read from.
  End in;   ///< To write to.
};

/// Both ends are closed in every program that is started, but for what is passed on by name.
std::optional<Pipe> make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  return Pipe{End{ends[0]}, End{ends[1]}};
}

/// The same, of sockets: writing to a program that has ended must not end us with a SIGPIPE.
std::optional<Pipe> make_socket() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return Pipe{End{ends[0]}, End{ends[1]}};
}

tl::unexpected<Error> broken(std::string detail) {
  return fail(Fault::unavailable, {}, std::move(detail));
}

/// A child that is killed where nobody waited for its end.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    wait();
  }
  /// What waitpid() says of its end; nothing where it still runs at that moment.
  std::optional<int> wait_until(Moment last) {
    constexpr std::chrono::milliseconds between{2};
    for (;;) {
      int status = 0;
      const auto ended = ::waitpid(id_, &status, WNOHANG);
      if (ended != 0 && !(ended < 0 && errno == EINTR)) {
        id_ = 0;
        return status;
      }
      if (std::chrono::steady_clock::now() >= last) return std::nullopt;
      std::this_thread::sleep_for(between);
    }
  }
  /// The same, however long that takes: for what was killed.
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_;
};

Result<pid_t> spawn(const std::filesystem::path& program, int in, int out, int errors) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  // Connections of the server are none of its business, and would stay open as long as it runs.
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  auto path = program.string();
  std::string locale = "LC_ALL=C.UTF-8";
  std::array<char*, 2> arguments{path.data(), nullptr};
  std::array<char*, 2> environment{locale.data(), nullptr};
  pid_t id = 0;
  const int failed =
      ::posix_spawn(&id, path.c_str(), &actions, &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return broken(fmt::format("{}: {}", path, std::strerror(failed)));
  return id;
}

/// Reads what is there into `text`; closes the end where there will be no more.
void read_some(End& from, std::string& text) {
  std::array<char, 1U << 16U> part;  // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills
  const auto count = ::read(from.number(), part.data(), part.size());
  if (count > 0) {
    text.append(part.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || (errno != EINTR && errno != EAGAIN)) {
    from.close();
  }
}

/// Writes what fits; closes the end when all is written, or where nobody reads any more.
void write_some(End& to, std::string_view& text) {
  const auto count = ::send(to.number(), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  if (text.empty() || (count < 0 && errno != EINTR && errno != EAGAIN)) to.close();
}

}  // namespace

int Done::exit_code() const {
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

Result<Done> run(const std::filesystem::path& program, std::string_view order, Patience patience) {
  auto to_child = make_socket();
  auto from_child = make_pipe();
  auto said = make_pipe();
  if (!to_child || !from_child || !said) return broken(std::strerror(errno));
  Child child(
      TRY(spawn(program, to_child->out.number(), from_child->in.number(), said->in.number())));
  to_child->out.close();
  from_child->in.close();
  said->in.close();

  Done done;
  const Moment end = std::chrono::steady_clock::now() + patience.time;
  while (from_child->out.is_open() || said->out.is_open()) {
    const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    if (rest.count() <= 0) return broken(program.filename().string() + " took too long");
    if (done.made.size() > patience.bytes || done.said.size() > patience.bytes)
      return broken(program.filename().string() + " made too much");
    // A closed end has number -1, which poll() passes over.
    std::array<pollfd, 3> watched{pollfd{to_child->in.number(), POLLOUT, 0},
                                  pollfd{from_child->out.number(), POLLIN, 0},
                                  pollfd{said->out.number(), POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(rest.count())) < 0) continue;
    if (watched[0].revents != 0) write_some(to_child->in, order);
    if (watched[1].revents != 0) read_some(from_child->out, done.made);
    if (watched[2].revents != 0) read_some(said->out, done.said);
  }
  // It may have closed both ends and go on.
  const auto status = child.wait_until(end);
  if (!status) return broken(program.filename().string() + " took too long");
  done.status = *status;
  return done;
}

}  // namespace zicht::process
