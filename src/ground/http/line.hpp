// The line to one client.
#pragma once

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <utility>
#include <variant>

#include "ground/http/asio.hpp"

namespace zicht::http {

using TlsSocket = net::ssl::stream<Socket>;

/// A socket, with TLS around it or not. Asio reads from it and writes to it as to either of them,
/// so that what is said over the line is compiled once.
class Line {
 public:
  using executor_type = Executor;

  explicit Line(Socket socket) : stream_(std::move(socket)) {}
  Line(Socket socket, net::ssl::context& tls)
      : stream_(std::in_place_type<TlsSocket>, std::move(socket), tls) {}

  /// Null where the line is plain.
  TlsSocket* tls() { return std::get_if<TlsSocket>(&stream_); }
  Socket& socket() {
    auto* secret = tls();
    return secret != nullptr ? secret->next_layer() : *std::get_if<Socket>(&stream_);
  }
  Executor get_executor() { return socket().get_executor(); }

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return net::async_initiate<Token, void(ErrorCode, std::size_t)>(
        [this](auto&& handler, const Buffers& into) {
          if (auto* secret = tls(); secret != nullptr) {
            secret->async_read_some(into, std::forward<decltype(handler)>(handler));
          } else {
            socket().async_read_some(into, std::forward<decltype(handler)>(handler));
          }
        },
        token,
        buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return net::async_initiate<Token, void(ErrorCode, std::size_t)>(
        [this](auto&& handler, const Buffers& from) {
          if (auto* secret = tls(); secret != nullptr) {
            secret->async_write_some(from, std::forward<decltype(handler)>(handler));
          } else {
            socket().async_write_some(from, std::forward<decltype(handler)>(handler));
          }
        },
        token,
        buffers);
  }

 private:
  std::variant<Socket, TlsSocket> stream_;
};

}  // namespace zicht::http
