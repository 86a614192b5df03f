#include "ground/http/reactor.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>

#include "ground/http/date_line.hpp"
#include "ground/http/port.hpp"

namespace zicht::http {

Result<> Reactor::open(bool is_first) {
  auto& settings = ground_.settings;
  TRY(open_port(acceptor_, settings.address, settings.port, is_first));
  settings.port = acceptor_.local_endpoint().port();
  return {};
}

void Reactor::start() {
  connections_.date = date_line();
  net::co_spawn(io_, accept(), net::detached);
  net::co_spawn(io_, tick(), net::detached);
  thread_ = std::thread([this] { io_.run(); });
}

void Reactor::stop() {
  net::post(io_, [this] { begin_stop(); });
}

void Reactor::join() {
  if (thread_.joinable()) thread_.join();
}

Awaitable<> Reactor::accept() {
  while (!connections_.stopping) {
    auto [error, socket] = co_await acceptor_.async_accept(waiting);
    if (error == net::error::operation_aborted || !acceptor_.is_open()) co_return;
    if (error) {  // Out of file descriptors, most likely: let some connections end first.
      Timer pause(io_);
      pause.expires_after(std::chrono::milliseconds(50));
      co_await pause.async_wait(waiting);
      continue;
    }
    if (++ground_.open_connections > ground_.settings.max_connections) {
      --ground_.open_connections;
      continue;
    }
    ErrorCode ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto line = ground_.tls ? Line(std::move(socket), *ground_.tls) : Line(std::move(socket));
    net::co_spawn(io_, serve(std::move(line)), net::detached);
  }
}

Awaitable<> Reactor::serve(Line line) {
  Connection connection(std::move(line), connections_, ground_);
  co_await connection.run();
}

/// Four times a second: ends connections whose time is up, and keeps the Date header right.
Awaitable<> Reactor::tick() {
  while (!(connections_.stopping && connections_.all.empty())) {
    connections_.date = date_line();
    const auto now = Time::now();
    for (auto* connection : connections_.all) connection->end_if_late(now);
    ticker_.expires_after(std::chrono::milliseconds(connections_.stopping ? 10 : 250));
    co_await ticker_.async_wait(waiting);
  }
  io_.stop();
}

void Reactor::begin_stop() {
  connections_.stopping = true;
  ErrorCode ignored;
  acceptor_.close(ignored);
  for (auto* connection : connections_.all) connection->hurry();
  ticker_.cancel();
}

}  // namespace zicht::http
