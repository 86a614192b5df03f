// What the parts of one server share.
#pragma once

#include <algorithm>
#include <atomic>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/thread_pool.hpp>
#include <optional>

#include "ground/http/answers.hpp"
#include "ground/http/asio.hpp"
#include "ground/http/settings.hpp"

namespace zicht::http {

/// What all reading threads and their connections stand on. Safe to use from all of them; the
/// settings and the context for TLS stay as they are once the first has started.
struct ServerGround {
  ServerGround(Settings with, const Router& router, FaultPage fault_page)
      : settings(std::move(with)),
        answers(router,
                std::move(fault_page),
                {.secure = settings.behind_tls || !settings.certificate.empty()}),
        workers(static_cast<std::size_t>(settings.workers)) {}

  /// The moment at which the patience for something ends: never after the grace of a shutdown.
  Time::time_point within(std::chrono::milliseconds patience) const {
    return std::min(Time::now() + patience, last_moment.load());
  }
  /// For a worker: what no longer has to be answered is refused.
  void work(Request& request, Outgoing& out, Effort effort) {
    if (Time::now() >= last_moment.load()) return answers.refuse(request, 503, {}, out);
    answers.make(request, out, effort);
  }

  Settings settings;
  Answers answers;
  std::optional<net::ssl::context> tls;
  net::thread_pool workers;
  std::atomic<int> open_connections = 0;
  std::atomic<int> given_to_workers = 0;
  std::atomic<int> files = 0;                         ///< Forms with a file, now.
  std::atomic<Time::time_point> last_moment = never;  ///< Of a shutdown.
};

}  // namespace zicht::http
