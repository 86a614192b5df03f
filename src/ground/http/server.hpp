// The server: reads requests, finds their answers and sends them.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/fault.hpp"
#include "ground/http/router.hpp"
#include "ground/http/wire.hpp"

namespace zicht::http {

struct Settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0 lets the system choose; see Server::port().
  int io_threads = 2;
  int workers = 8;               ///< Threads for handlers, which may wait for a database.
  std::string certificate = {};  ///< PEM files; both or neither. With them it speaks TLS.
  std::string key = {};
  bool behind_tls = false;  ///< A proxy in front speaks TLS: adds HSTS.

  std::uint32_t header_limit = 1U << 14U;  ///< Bytes; 16 kB.
  std::uint64_t body_limit = 1U << 20U;    ///< A megabyte.
  /// Of a form with a file (Router::post_file): so much is read, and of it so much is kept.
  std::uint64_t file_limit = 64ULL << 20U;
  std::uint64_t file_kept = (8ULL << 20U) + (64ULL << 10U);
  /// Such forms that are read or handled at the same time, so that memory stays bounded. More wait
  /// before their body is read, and then are answered with 503.
  int max_files = 4;
  int max_connections = 4096;  ///< For all threads together; more are closed at once.
  int max_waiting = 512;       ///< Requests that wait for a worker; more are answered with 503.

  std::chrono::milliseconds request_timeout{10'000};  ///< From the first byte to the last.
  std::chrono::milliseconds file_timeout{180'000};    ///< The same for a form with a file.
  std::chrono::milliseconds file_patience{20'000};    ///< For room for a file.
  std::chrono::milliseconds idle_timeout{30'000};     ///< Between two requests.
  std::chrono::milliseconds write_timeout{60'000};
  std::chrono::milliseconds shutdown_grace{10'000};  ///< For requests that are running.
};

/// Coroutines do the reading and writing on a few threads; a fixed pool of workers runs the
/// handlers. Pages of get_public routes are kept prepared and are sent from the reading thread.
class Server {
 public:
  /// Opens the port. Fails with `unavailable` where it is in use or may not be opened, `invalid`
  /// where an address or certificate cannot be read; both say what to do.
  static Result<Server> open(Settings settings, const Router& router, FaultPage fault_page);

  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  /// Keeps a file ready under `path`, with the forms that the front-end build compressed.
  void keep_file(std::string path, const Response& response, ReadyMade ready);

  /// Starts answering, on threads of its own, and comes back at once.
  void start();

  /// Draws these public pages and keeps them compressed as small as possible, one by one, in a
  /// thread of its own, which calls `done` at its end. Answers are correct before, during and
  /// after.
  void prepare_pages(
      std::vector<std::string> paths, std::function<void()> done = [] {});

  /// Takes no new connections, lets running requests finish (at most `shutdown_grace`), and comes
  /// back when all is quiet. A handler that has begun is always waited for; what still waits for a
  /// worker when the grace is over is answered with 503. Safe to call twice, and from any thread
  /// but that of a handler.
  void stop();

  std::uint16_t port() const;

 private:
  class Machine;
  explicit Server(std::unique_ptr<Machine> machine);
  std::unique_ptr<Machine> machine_;
};

}  // namespace zicht::http
