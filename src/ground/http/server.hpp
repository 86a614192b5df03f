// The server: reads requests, finds their answers and sends them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/fault.hpp"
#include "ground/http/router.hpp"
#include "ground/http/settings.hpp"
#include "ground/http/wire.hpp"

namespace zicht::http {

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
