// Where the server listens, and how much and how long it bears.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

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

}  // namespace zicht::http
