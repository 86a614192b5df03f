// One reading thread: it takes connections in, lets each of them read and write when it can, and
// watches the clock for all.
#pragma once

#include <thread>

#include "ground/http/connection.hpp"

namespace zicht::http {

class Reactor {
 public:
  explicit Reactor(ServerGround& ground) : ground_(ground) {}

  /// Opens the port of the settings for this thread, and notes there which it became.
  Result<> open(bool is_first);

  /// Starts its thread.
  void start();
  /// Takes no new connections, and ends when the last of those it has is gone. From any thread.
  void stop();
  /// Waits for its end, where it was started.
  void join();

 private:
  Awaitable<> accept();
  Awaitable<> serve(Line line);
  Awaitable<> tick();
  void begin_stop();

  ServerGround& ground_;
  Connections connections_;
  net::io_context io_{1};
  Acceptor acceptor_{io_.get_executor()};
  Timer ticker_{io_.get_executor()};
  std::thread thread_;
};

}  // namespace zicht::http
