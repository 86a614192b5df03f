// The one file that sees Boost.Asio: it costs a minute to compile.
#include "ground/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <ctime>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

#include "ground/base/thread.hpp"
#include "ground/http/incoming.hpp"
#include "ground/http/prepared_pages.hpp"

namespace zicht::http {
namespace {

namespace net = boost::asio;
using ErrorCode = boost::system::error_code;
using tcp = net::ip::tcp;
using Time = std::chrono::steady_clock;

using Executor = net::io_context::executor_type;
using Socket = net::basic_stream_socket<tcp, Executor>;
using TlsSocket = net::ssl::stream<Socket>;
template <class T = void>
using Awaitable = net::awaitable<T, Executor>;
/// Waits, and gives the error as a value: nothing here throws for what a client does.
constexpr auto waiting = net::as_tuple(net::use_awaitable_t<Executor>{});

/// The address as a log may have it: the pattern of its route, since a path can hold the secret of
/// a link.
std::string_view known_address(const Request& request) {
  return request.route.empty() ? std::string_view("an address without a route") : request.route;
}

/// What a connection is busy with decides what happens when we stop: an idle one ends at once.
enum class Phase { idle, reading, answering };

constexpr auto never = Time::time_point::max();

/// The part of a connection that the clock and the shutdown look at.
struct Connection {
  Socket* socket = nullptr;
  Time::time_point deadline = never;
  Phase phase = Phase::idle;
};

/// For how long a client is listened to after its last answer.
constexpr std::chrono::milliseconds farewell{2'000};
constexpr std::chrono::milliseconds hasty_farewell{200};  ///< When we stop.

std::string http_date() {
  const auto now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n",
                     days.at(static_cast<std::size_t>(utc.tm_wday)),
                     utc.tm_mday,
                     months.at(static_cast<std::size_t>(utc.tm_mon)),
                     utc.tm_year + 1900,
                     utc.tm_hour,
                     utc.tm_min,
                     utc.tm_sec);
}

/// One reading thread: its own event loop, its own acceptor on the shared port, its connections.
struct Reactor {
  net::io_context io{1};
  net::basic_socket_acceptor<tcp, Executor> acceptor{io.get_executor()};
  net::basic_waitable_timer<Time, net::wait_traits<Time>, Executor> ticker{io.get_executor()};
  std::list<Connection> connections;
  std::string date = http_date();
  bool stopping = false;
};

/// Registers a connection with its reactor for as long as it lives.
class Registration {
 public:
  Registration(Reactor& reactor, Socket& socket, std::atomic<int>& open)
      : reactor_(reactor),
        open_(open),
        at_(reactor.connections.insert(reactor.connections.end(), Connection{.socket = &socket})) {}
  Registration(const Registration&) = delete;
  Registration& operator=(const Registration&) = delete;
  ~Registration() {
    reactor_.connections.erase(at_);
    --open_;
  }
  Connection& connection() { return *at_; }

 private:
  Reactor& reactor_;
  std::atomic<int>& open_;
  std::list<Connection>::iterator at_;
};

/// One of the forms with a file that may be there at the same time.
class FilePlace {
 public:
  explicit FilePlace(std::atomic<int>& taken) : taken_(taken) {}
  FilePlace(const FilePlace&) = delete;
  FilePlace& operator=(const FilePlace&) = delete;
  ~FilePlace() {
    if (has_) --taken_;
  }
  bool take(int most) {
    if (++taken_ <= most) return has_ = true;
    --taken_;
    return false;
  }

 private:
  std::atomic<int>& taken_;
  bool has_ = false;
};

}  // namespace

class Server::Machine {
 public:
  Machine(Settings settings, const Router& router, FaultPage fault_page)
      : settings_(std::move(settings)),
        wire_{.secure = settings_.behind_tls || !settings_.certificate.empty()},
        router_(router),
        fault_page_(std::move(fault_page)),
        workers_(static_cast<std::size_t>(settings_.workers)) {}

  ~Machine() { stop(); }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  Result<> open() {
    TRY(load_certificate());
    ErrorCode error;
    const auto address = net::ip::make_address(settings_.address, error);
    if (error)
      return fail(Fault::invalid,
                  fmt::format("\"{}\" is geen adres. Gebruik bijvoorbeeld --listen 127.0.0.1:8080.",
                              settings_.address));
    for (int at = 0; at < settings_.io_threads; ++at) {
      auto& reactor = *reactors_.emplace_back(std::make_unique<Reactor>());
      TRY(open_acceptor(reactor, tcp::endpoint(address, settings_.port)));
      settings_.port = reactor.acceptor.local_endpoint().port();
    }
    return {};
  }

  void start() {
    for (auto& reactor : reactors_) {
      net::co_spawn(reactor->io, accept(*reactor), net::detached);
      net::co_spawn(reactor->io, tick(*reactor), net::detached);
      threads_.emplace_back([io = &reactor->io] { io->run(); });
    }
  }

  void stop() {
    // Whoever comes second waits until the first is ready.
    std::call_once(stopped_, [this] {
      last_moment_ = Time::now() + settings_.shutdown_grace;
      preparer_.request_stop();
      for (auto& reactor : reactors_)
        net::post(reactor->io, [this, reactor = reactor.get()] { begin_stop(*reactor); });
      for (auto& thread : threads_) thread.join();
      workers_.join();
      if (preparer_.joinable()) preparer_.join();
    });
  }

  void keep_file(std::string path, const Response& response, ReadyMade ready) {
    ZICHT_CHECK(
        pages_.put(std::move(path), prepare(response, wire_, Effort::best, std::move(ready))));
  }

  void prepare_pages(std::vector<std::string> paths, std::function<void()> done) {
    preparer_ = std::jthread(
        [this, paths = std::move(paths), done = std::move(done)](const std::stop_token& stopping) {
          run_behind_others();
          for (const auto& path : paths) {
            if (stopping.stop_requested()) return;
            Request request{.target = path, .path = path};
            Outgoing nobody_waits;
            work(request, nobody_waits, Effort::best);
          }
          done();
        });
  }

  std::uint16_t port() const { return settings_.port; }

 private:
  Result<> load_certificate() {
    if (settings_.certificate.empty() && settings_.key.empty()) return {};
    if (settings_.certificate.empty() || settings_.key.empty())
      return fail(Fault::invalid,
                  "Een certificaat en een sleutel horen bij elkaar. Geef --certificate en --key.");
    tls_.emplace(net::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_2_VERSION);
    // NCSC guidelines for TLS: AEAD suites with forward secrecy only.
    SSL_CTX_set_cipher_list(tls_->native_handle(),
                            "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                            "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                            "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
    SSL_CTX_set_options(
        tls_->native_handle(),
        SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
    ErrorCode error;
    // Without this, a key with a password makes OpenSSL ask for it on the terminal.
    tls_->set_password_callback([](auto, auto) { return std::string{}; }, error);
    tls_->use_certificate_chain_file(settings_.certificate, error);
    if (error)
      return fail(Fault::invalid,
                  fmt::format("Het certificaat {} kan niet gelezen worden. Geef een PEM-bestand.",
                              settings_.certificate),
                  error.message());
    tls_->use_private_key_file(settings_.key, net::ssl::context::pem, error);
    if (error || SSL_CTX_check_private_key(tls_->native_handle()) != 1)
      return fail(
          Fault::invalid,
          fmt::format("De sleutel {} kan niet gelezen worden of hoort niet bij het certificaat.",
                      settings_.key),
          error.message());
    return {};
  }

  Result<> open_acceptor(Reactor& reactor, const tcp::endpoint& endpoint) {
    ErrorCode error;
    auto& acceptor = reactor.acceptor;
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
    // A second reactor shares the port with the first. Another program may not: the first one
    // binds without sharing, so that a port in use is an error and not a silent half.
    using reuse_port = net::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
    if (!error && reactors_.size() == 1) probe(endpoint, error);
    if (!error) acceptor.set_option(reuse_port(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(1024, error);
    if (!error) return {};
    const auto place = fmt::format("{}:{}", settings_.address, settings_.port);
    if (error == net::error::address_in_use)
      return fail(Fault::unavailable,
                  fmt::format("Op {} luistert al een ander programma. Stop het, of kies een andere "
                              "poort met --listen.",
                              place));
    if (error == net::error::access_denied)
      return fail(
          Fault::unavailable,
          fmt::format(
              "Het programma mag niet luisteren op {}. Kies een poort boven 1024 met --listen.",
              place));
    return fail(
        Fault::unavailable,
        fmt::format("Luisteren op {} lukt niet. Kies een adres van deze machine met --listen.",
                    place),
        error.message());
  }

  static void probe(const tcp::endpoint& endpoint, ErrorCode& error) {
    net::io_context io;
    tcp::acceptor alone(io);
    alone.open(endpoint.protocol(), error);
    if (!error) alone.set_option(net::socket_base::reuse_address(true), error);
    if (!error && endpoint.port() != 0) alone.bind(endpoint, error);
    if (!error && endpoint.port() != 0) alone.listen(1, error);
  }

  Awaitable<> accept(Reactor& reactor) {
    while (!reactor.stopping) {
      auto [error, socket] = co_await reactor.acceptor.async_accept(waiting);
      if (error == net::error::operation_aborted || !reactor.acceptor.is_open()) co_return;
      if (error) {  // Out of file descriptors, most likely: let some connections end first.
        net::basic_waitable_timer<Time, net::wait_traits<Time>, Executor> pause(reactor.io);
        pause.expires_after(std::chrono::milliseconds(50));
        co_await pause.async_wait(waiting);
        continue;
      }
      if (++open_connections_ > settings_.max_connections) {
        --open_connections_;
        continue;
      }
      ErrorCode ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      if (tls_) {
        net::co_spawn(
            reactor.io, serve_tls(reactor, TlsSocket(std::move(socket), *tls_)), net::detached);
      } else {
        net::co_spawn(reactor.io, serve_plain(reactor, std::move(socket)), net::detached);
      }
    }
  }

  /// Four times a second: ends connections whose time is up, and keeps the Date header right.
  Awaitable<> tick(Reactor& reactor) {
    while (!(reactor.stopping && reactor.connections.empty())) {
      reactor.date = http_date();
      const auto now = Time::now();
      for (auto& connection : reactor.connections) {
        if (connection.deadline > now) continue;
        // Again at every tick for as long as it is late: what was just about to begin is not yet
        // there to be cancelled.
        ErrorCode ignored;
        connection.socket->cancel(ignored);
      }
      reactor.ticker.expires_after(std::chrono::milliseconds(reactor.stopping ? 10 : 250));
      co_await reactor.ticker.async_wait(waiting);
    }
    reactor.io.stop();
  }

  void begin_stop(Reactor& reactor) {
    reactor.stopping = true;
    ErrorCode ignored;
    reactor.acceptor.close(ignored);
    for (auto& connection : reactor.connections) {
      connection.deadline = std::min(connection.deadline, last_moment_.load());
      if (connection.phase == Phase::idle) connection.socket->cancel(ignored);
    }
    reactor.ticker.cancel();
  }

  /// The moment at which the patience for something ends: never after the grace of a shutdown.
  Time::time_point within(std::chrono::milliseconds patience) const {
    return std::min(Time::now() + patience, last_moment_.load());
  }

  Awaitable<> serve_plain(Reactor& reactor, Socket socket) {
    Registration registration(reactor, socket, open_connections_);
    const bool answered = co_await serve(reactor, socket, registration.connection());
    if (answered) co_await say_goodbye(reactor, socket, registration.connection());
  }

  Awaitable<> serve_tls(Reactor& reactor, TlsSocket socket) {
    Registration registration(reactor, socket.next_layer(), open_connections_);
    auto& connection = registration.connection();
    connection.deadline = within(settings_.request_timeout);
    const auto [error] = co_await socket.async_handshake(net::ssl::stream_base::server, waiting);
    if (error) co_return;
    const bool answered = co_await serve(reactor, socket, connection);
    connection.phase = Phase::idle;
    connection.deadline = within(farewell);
    co_await socket.async_shutdown(waiting);
    if (answered) co_await say_goodbye(reactor, socket.next_layer(), connection);
  }

  /// Ends a connection so that its last answer arrives. A socket that is closed while there is
  /// something unread in it sends a reset, and that can overtake the answer (RFC 9112 9.6).
  Awaitable<> say_goodbye(Reactor& reactor, Socket& socket, Connection& connection) {
    ErrorCode ignored;
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    connection.phase = Phase::idle;
    connection.deadline = within(reactor.stopping ? hasty_farewell : farewell);
    std::array<char, 4096> unread;
    while (Time::now() < connection.deadline) {
      const auto [error, size] = co_await socket.async_read_some(net::buffer(unread), waiting);
      if (error) co_return;
    }
  }

  /// Answers one request after another. True where the last answer went out, and is to be followed
  /// by a goodbye.
  template <class Stream>
  Awaitable<bool> serve(Reactor& reactor, Stream& stream, Connection& connection) {
    // A head that is too long is refused before it could fill this.
    boost::beast::flat_buffer buffer(settings_.header_limit + 2 * piece);
    while (true) {
      FilePlace place(files_);
      Incoming incoming(settings_.header_limit, settings_.body_limit, file_bodies());
      const int status = co_await read(reactor, stream, connection, buffer, incoming, place);
      if (status == closed) co_return false;
      auto& request = incoming.request();
      Outgoing out;
      connection.phase = Phase::answering;
      connection.deadline = never;
      if (status == 0) {
        co_await find_answer(reactor, request, out);
      } else {
        refuse(request, status, {}, out);
      }
      const bool keep_alive = status == 0 && incoming.keep_alive() && !reactor.stopping;
      const bool written =
          co_await write(reactor, stream, connection, out, keep_alive, incoming.is_http_1_0());
      if (!written || !keep_alive) co_return written;
    }
  }

  static constexpr int closed = -1;
  static constexpr std::size_t piece = 16 * 1024;

  /// Reads one request. 0 where it is whole, `closed` where there is nobody to answer, and
  /// otherwise the status to refuse it with.
  template <class Stream>
  Awaitable<int> read(Reactor& reactor,
                      Stream& stream,
                      Connection& connection,
                      boost::beast::flat_buffer& buffer,
                      Incoming& incoming,
                      FilePlace& place) {
    const bool begun = buffer.size() > 0;
    auto patience = settings_.request_timeout;
    connection.phase = begun ? Phase::reading : Phase::idle;
    connection.deadline = within(begun ? settings_.request_timeout : settings_.idle_timeout);
    while (true) {
      const auto bytes = buffer.cdata();
      buffer.consume(incoming.take({static_cast<const char*>(bytes.data()), bytes.size()}));
      if (incoming.refused_with() != 0) co_return incoming.refused_with();
      if (incoming.whole()) co_return 0;
      if (incoming.awaits_room()) {
        const bool room = co_await find_room(reactor, connection, place);
        if (!room) co_return 503;
        incoming.give_room();
        connection.phase = Phase::reading;
        connection.deadline = within(settings_.file_timeout);
        patience = settings_.file_timeout;
        if (buffer.size() > 0) continue;
      }
      if (incoming.awaits_go_ahead()) {
        constexpr std::string_view go_ahead = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto [error, sent] =
            co_await net::async_write(stream, net::buffer(go_ahead), waiting);
        if (error) co_return closed;
      }
      if (reactor.stopping && connection.phase == Phase::idle) co_return closed;
      const auto [error, size] = co_await stream.async_read_some(buffer.prepare(piece), waiting);
      buffer.commit(size);
      const bool reading = connection.phase == Phase::reading;
      if (reading && Time::now() >= connection.deadline) co_return 408;
      if (error) co_return closed;
      if (reading) continue;
      connection.phase = Phase::reading;
      connection.deadline = within(patience);
    }
  }

  /// Waits until a form with a file may be read. False where that takes too long. What its sender
  /// sends meanwhile waits in the network.
  Awaitable<bool> find_room(Reactor& reactor, Connection& connection, FilePlace& place) {
    connection.deadline = never;
    const auto end = within(settings_.file_patience);
    while (!place.take(settings_.max_files)) {
      if (reactor.stopping || Time::now() >= end) co_return false;
      net::basic_waitable_timer<Time, net::wait_traits<Time>, Executor> pause(reactor.io);
      pause.expires_after(std::chrono::milliseconds(100));
      co_await pause.async_wait(waiting);
    }
    co_return true;
  }

  FileBodies file_bodies() const {
    return {.limit = settings_.file_limit,
            .kept = settings_.file_kept,
            .belongs = [this](const Request& head) {
              Request asked{.method = head.method, .target = head.target};
              return head.method == Method::post && read_target(asked) &&
                     router_.takes_file(asked.method, asked.path);
            }};
  }

  /// The answer to a request that goes no further, made on the reading thread: so not compressed.
  void refuse(const Request& request, int status, const std::string& message, Outgoing& out) const {
    answer_or_fail(request, out, [&] {
      Request known{.method = request.method, .headers = request.headers};
      known.path = request.target.substr(0, request.target.find('?'));
      answer_once(refusal(known, status, message, fault_page_),
                  Request{.method = request.method},
                  wire_,
                  out);
    });
  }

  /// Makes an answer; where not even the page for a failure can be made, there is a plain one. With
  /// answer() and app/main the only place where a broken invariant is caught.
  void answer_or_fail(const Request& request, Outgoing& out, const auto& make) const {
    try {
      make();
    } catch (const std::exception& broken) {
      spdlog::error("{}: {}", known_address(request), broken.what());
      answer_once({.status = 500, .type = "text/plain; charset=utf-8", .body = "Er ging iets mis."},
                  Request{.method = request.method},
                  wire_,
                  out);
    }
  }

  /// From the prepared pages where it can, otherwise from a worker.
  Awaitable<> find_answer(Reactor& reactor, Request& request, Outgoing& out) {
    if (const auto target = read_target(request); !target) {
      refuse(request, 400, target.error().message, out);
      co_return;
    }
    if (request.method == Method::get || request.method == Method::head) {
      if (const auto prepared = pages_.find(request.path)) {
        answer_from(prepared, request, wire_, out);
        co_return;
      }
    }
    if (++given_to_workers_ > settings_.workers + settings_.max_waiting) {
      --given_to_workers_;
      refuse(request, 503, {}, out);
      co_return;
    }
    co_await net::async_initiate<const net::use_awaitable_t<Executor>, void()>(
        [&](auto handler) {
          auto resume = std::make_shared<decltype(handler)>(std::move(handler));
          net::post(workers_, [this, &reactor, &request, &out, resume] {
            work(request, out, Effort::quick);
            --given_to_workers_;
            net::post(reactor.io, [resume] { (*resume)(); });
          });
        },
        net::use_awaitable_t<Executor>{});
  }

  /// Runs the handler, and keeps its answer where it is the same for everyone.
  void work(Request& request, Outgoing& out, Effort effort) {
    if (Time::now() >= last_moment_.load()) return refuse(request, 503, {}, out);
    answer_or_fail(request, out, [&] {
      auto response = answer(request);
      const bool kept = response.status == 200 && response.caching == Caching::revalidate &&
                        (request.method == Method::get || request.method == Method::head) &&
                        router_.is_public(request.path);
      if (!kept) return answer_once(std::move(response), request, wire_, out);
      const auto prepared = prepare(response, wire_, effort);
      if (effort == Effort::best) {
        pages_.put(request.path, prepared);
      } else {
        pages_.offer(request.path, prepared);
      }
      answer_from(prepared, request, wire_, out);
    });
  }

  /// The handler's answer, or the page for its failure.
  Response answer(Request& request) {
    try {
      auto response = router_.answer(request);
      if (response && response->status == 405) {
        auto refused_method = refusal(request, 405, {}, fault_page_);
        refused_method.headers.insert(
            refused_method.headers.end(), response->headers.begin(), response->headers.end());
        return refused_method;
      }
      if (response) return std::move(*response);
      if (!response.error().detail.empty())
        spdlog::warn("{}: {}", known_address(request), response.error().detail);
      return fault_response(request, response.error(), fault_page_);
    } catch (const std::exception& broken) {
      spdlog::error("{}: {}", known_address(request), broken.what());
      return fault_response(
          request,
          {Fault::internal, "Er ging iets mis. Het is genoteerd en wordt bekeken."},
          fault_page_);
    }
  }

  template <class Stream>
  Awaitable<bool> write(Reactor& reactor,
                        Stream& stream,
                        Connection& connection,
                        const Outgoing& out,
                        bool keep_alive,
                        bool old_version) {
    const std::string_view ending = !keep_alive   ? "Connection: close\r\n\r\n"
                                    : old_version ? "Connection: keep-alive\r\n\r\n"
                                                  : "\r\n";
    // A copy: the reactor writes a new date while this answer may still wait for its reader.
    const auto date = reactor.date;
    const std::array<net::const_buffer, 4> parts{
        net::buffer(out.head), net::buffer(date), net::buffer(ending), net::buffer(out.body)};
    connection.deadline = within(settings_.write_timeout);
    const auto [error, size] = co_await net::async_write(stream, parts, waiting);
    // What was not read in time is not left to the kernel, which would go on trying for long.
    if (error) {
      ErrorCode ignored;
      connection.socket->set_option(net::socket_base::linger(true, 0), ignored);
      connection.socket->close(ignored);
    }
    co_return !error;
  }

  Settings settings_;
  WireSettings wire_;
  const Router& router_;
  FaultPage fault_page_;
  PreparedPages pages_;
  std::optional<net::ssl::context> tls_;
  std::vector<std::unique_ptr<Reactor>> reactors_;
  net::thread_pool workers_;
  std::vector<std::thread> threads_;
  std::jthread preparer_;
  std::atomic<int> open_connections_ = 0;
  std::atomic<int> given_to_workers_ = 0;
  std::atomic<int> files_ = 0;                         ///< Forms with a file, now.
  std::atomic<Time::time_point> last_moment_ = never;  ///< Of a shutdown.
  std::once_flag stopped_;
};

Server::Server(std::unique_ptr<Machine> machine) : machine_(std::move(machine)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::open(Settings settings, const Router& router, FaultPage fault_page) {
  auto machine = std::make_unique<Machine>(std::move(settings), router, std::move(fault_page));
  TRY(machine->open());
  return Server(std::move(machine));
}

void Server::keep_file(std::string path, const Response& response, ReadyMade ready) {
  machine_->keep_file(std::move(path), response, std::move(ready));
}
void Server::start() {
  machine_->start();
}
void Server::prepare_pages(std::vector<std::string> paths, std::function<void()> done) {
  machine_->prepare_pages(std::move(paths), std::move(done));
}
void Server::stop() {
  machine_->stop();
}
std::uint16_t Server::port() const {
  return machine_->port();
}

}  // namespace zicht::http
