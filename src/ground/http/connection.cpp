#include "ground/http/connection.hpp"

#include <array>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

namespace zicht::http {

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

namespace {

/// Of what is read at once.
constexpr std::size_t piece = 16 * 1024;

/// For how long a client is listened to after its last answer.
constexpr std::chrono::milliseconds farewell{2'000};
constexpr std::chrono::milliseconds hasty_farewell{200};  ///< When we stop.

/// What is written at once: all that is written has this form, so that it is compiled once.
using Parts = std::array<net::const_buffer, 4>;

}  // namespace

Connection::Connection(Line line, Connections& others, ServerGround& ground)
    : line_(std::move(line)),
      others_(others),
      ground_(ground),
      place_(others.all.insert(others.all.end(), this)),
      // A head that is too long is refused before it could fill this.
      buffer_(ground.settings.header_limit + 2 * piece) {}

Connection::~Connection() {
  others_.all.erase(place_);
  --ground_.open_connections;
}

void Connection::end_if_late(Time::time_point now) {
  if (deadline_ > now) return;
  ErrorCode ignored;
  line_.socket().cancel(ignored);
}

void Connection::hurry() {
  deadline_ = std::min(deadline_, ground_.last_moment.load());
  ErrorCode ignored;
  if (phase_ == Phase::idle) line_.socket().cancel(ignored);
}

Awaitable<> Connection::run() {
  if (auto* tls = line_.tls(); tls != nullptr) {
    deadline_ = ground_.within(ground_.settings.request_timeout);
    const auto [error] = co_await tls->async_handshake(net::ssl::stream_base::server, waiting);
    if (error) co_return;
  }
  const bool answered = co_await answer_all();
  if (auto* tls = line_.tls(); tls != nullptr) {
    phase_ = Phase::idle;
    deadline_ = ground_.within(farewell);
    co_await tls->async_shutdown(waiting);
  }
  if (answered) co_await say_goodbye();
}

Awaitable<bool> Connection::answer_all() {
  const auto& settings = ground_.settings;
  while (true) {
    FilePlace place(ground_.files);
    Incoming incoming(
        settings.header_limit,
        settings.body_limit,
        {.limit = settings.file_limit,
         .kept = settings.file_kept,
         .belongs = [this](const Request& head) { return ground_.answers.takes_file(head); }});
    const int status = co_await read(incoming, place);
    if (status == closed) co_return false;
    auto& request = incoming.request();
    Outgoing out;
    phase_ = Phase::answering;
    deadline_ = never;
    if (status == 0) {
      co_await find_answer(request, out);
    } else {
      ground_.answers.refuse(request, status, {}, out);
    }
    const bool keep_alive = status == 0 && incoming.keep_alive() && !others_.stopping;
    const bool written = co_await write(out, keep_alive, incoming.is_http_1_0());
    if (!written || !keep_alive) co_return written;
  }
}

Awaitable<int> Connection::read(Incoming& incoming, FilePlace& place) {
  const auto& settings = ground_.settings;
  const bool begun = buffer_.size() > 0;
  auto patience = settings.request_timeout;
  phase_ = begun ? Phase::reading : Phase::idle;
  deadline_ = ground_.within(begun ? settings.request_timeout : settings.idle_timeout);
  while (true) {
    const auto bytes = buffer_.cdata();
    buffer_.consume(incoming.take({static_cast<const char*>(bytes.data()), bytes.size()}));
    if (incoming.refused_with() != 0) co_return incoming.refused_with();
    if (incoming.whole()) co_return 0;
    if (incoming.awaits_room()) {
      const bool room = co_await find_room(place);
      if (!room) co_return 503;
      incoming.give_room();
      phase_ = Phase::reading;
      deadline_ = ground_.within(settings.file_timeout);
      patience = settings.file_timeout;
      if (buffer_.size() > 0) continue;
    }
    if (incoming.awaits_go_ahead()) {
      constexpr std::string_view go_ahead = "HTTP/1.1 100 Continue\r\n\r\n";
      const Parts parts{net::buffer(go_ahead)};
      const auto [error, sent] = co_await net::async_write(line_, parts, waiting);
      if (error) co_return closed;
    }
    if (others_.stopping && phase_ == Phase::idle) co_return closed;
    const auto [error, size] = co_await line_.async_read_some(buffer_.prepare(piece), waiting);
    buffer_.commit(size);
    const bool reading = phase_ == Phase::reading;
    if (reading && Time::now() >= deadline_) co_return 408;
    if (error) co_return closed;
    if (reading) continue;
    phase_ = Phase::reading;
    deadline_ = ground_.within(patience);
  }
}

Awaitable<bool> Connection::find_room(FilePlace& place) {
  deadline_ = never;
  const auto end = ground_.within(ground_.settings.file_patience);
  while (!place.take(ground_.settings.max_files)) {
    if (others_.stopping || Time::now() >= end) co_return false;
    Timer pause(line_.get_executor());
    pause.expires_after(std::chrono::milliseconds(100));
    co_await pause.async_wait(waiting);
  }
  co_return true;
}

Awaitable<> Connection::find_answer(Request& request, Outgoing& out) {
  if (ground_.answers.find(request, out)) co_return;
  if (++ground_.given_to_workers > ground_.settings.workers + ground_.settings.max_waiting) {
    --ground_.given_to_workers;
    ground_.answers.refuse(request, 503, {}, out);
    co_return;
  }
  co_await ask_worker(request, out);
}

Awaitable<> Connection::ask_worker(Request& request, Outgoing& out) {
  return net::async_initiate<const net::use_awaitable_t<Executor>, void()>(
      [this, &request, &out](auto handler) {
        auto resume = std::make_shared<decltype(handler)>(std::move(handler));
        net::post(ground_.workers, [this, &request, &out, resume] {
          ground_.work(request, out, Effort::quick);
          --ground_.given_to_workers;
          net::post(line_.get_executor(), [resume] { (*resume)(); });
        });
      },
      net::use_awaitable_t<Executor>{});
}

Awaitable<bool> Connection::write(const Outgoing& out, bool keep_alive, bool old_version) {
  const std::string_view ending = !keep_alive   ? "Connection: close\r\n\r\n"
                                  : old_version ? "Connection: keep-alive\r\n\r\n"
                                                : "\r\n";
  // A copy: its thread writes a new date while this answer may still wait for its reader.
  const auto date = others_.date;
  const Parts parts{
      net::buffer(out.head), net::buffer(date), net::buffer(ending), net::buffer(out.body)};
  deadline_ = ground_.within(ground_.settings.write_timeout);
  const auto [error, size] = co_await net::async_write(line_, parts, waiting);
  // What was not read in time is not left to the kernel, which would go on trying for long.
  if (error) {
    ErrorCode ignored;
    line_.socket().set_option(net::socket_base::linger(true, 0), ignored);
    line_.socket().close(ignored);
  }
  co_return !error;
}

Awaitable<> Connection::say_goodbye() {
  auto& socket = line_.socket();
  ErrorCode ignored;
  socket.shutdown(tcp::socket::shutdown_send, ignored);
  phase_ = Phase::idle;
  deadline_ = ground_.within(others_.stopping ? hasty_farewell : farewell);
  std::array<char, 4096> unread;
  while (Time::now() < deadline_) {
    const auto [error, size] = co_await socket.async_read_some(net::buffer(unread), waiting);
    if (error) co_return;
  }
}

}  // namespace zicht::http
