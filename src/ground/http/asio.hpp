// The words of Boost.Asio in which the server is written. Its headers take seconds to compile, so
// only the files that wait for the network include this.
#pragma once

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace zicht::http {

namespace net = boost::asio;
using ErrorCode = boost::system::error_code;
using tcp = net::ip::tcp;
using Time = std::chrono::steady_clock;

using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<tcp, Executor>;
using Acceptor = net::basic_socket_acceptor<tcp, Executor>;
using Timer = net::basic_waitable_timer<Time, net::wait_traits<Time>, Executor>;
template <class T = void>
using Awaitable = net::awaitable<T, Executor>;

/// Waits, and gives the error as a value: nothing here throws for what a client does.
inline constexpr auto waiting = net::as_tuple(net::use_awaitable_t<Executor>{});

inline constexpr auto never = Time::time_point::max();

}  // namespace zicht::http
