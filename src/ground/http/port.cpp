#include "ground/http/port.hpp"

#include <fmt/format.h>

namespace zicht::http {
namespace {

using ReusePort = net::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

/// Binds without sharing, and lets go.
void probe(const tcp::endpoint& endpoint, ErrorCode& error) {
  net::io_context io;
  Acceptor alone(io);
  alone.open(endpoint.protocol(), error);
  if (!error) alone.set_option(net::socket_base::reuse_address(true), error);
  if (!error && endpoint.port() != 0) alone.bind(endpoint, error);
  if (!error && endpoint.port() != 0) alone.listen(1, error);
}

/// What somebody can do about it.
Error cannot_listen(const std::string& place, const ErrorCode& error) {
  if (error == net::error::address_in_use)
    return {Fault::unavailable,
            fmt::format("Op {} luistert al een ander programma. Stop het, of kies een andere "
                        "poort met --listen.",
                        place)};
  if (error == net::error::access_denied)
    return {Fault::unavailable,
            fmt::format(
                "Het programma mag niet luisteren op {}. Kies een poort boven 1024 met --listen.",
                place)};
  return {Fault::unavailable,
          fmt::format("Luisteren op {} lukt niet. Kies een adres van deze machine met --listen.",
                      place),
          error.message()};
}

}  // namespace

Result<> open_port(Acceptor& acceptor,
                   const std::string& address,
                   std::uint16_t port,
                   bool is_first) {
  ErrorCode error;
  const auto known = net::ip::make_address(address, error);
  if (error)
    return fail(Fault::invalid,
                fmt::format("\"{}\" is geen adres. Gebruik bijvoorbeeld --listen 127.0.0.1:8080.",
                            address));
  const tcp::endpoint endpoint(known, port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  // A second thread shares the port with the first. Another program may not: the first one binds
  // without sharing, so that a port in use is an error and not a silent half.
  if (!error && is_first) probe(endpoint, error);
  if (!error) acceptor.set_option(ReusePort(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(1024, error);
  if (error) return tl::make_unexpected(cannot_listen(fmt::format("{}:{}", address, port), error));
  return {};
}

}  // namespace zicht::http
