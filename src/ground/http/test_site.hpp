// For tests: a small site with a page of every sort, and a server that is already running.
#pragma once

#include <spdlog/sinks/null_sink.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>

#include "ground/http/raw_client.hpp"
#include "ground/http/server.hpp"

namespace zicht::http::test {

/// A door that keeps handlers waiting until the test opens it.
class Gate {
 public:
  void pass() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  /// Comes back when `count` handlers stand in front of the door.
  void until_waiting(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int waiting_ = 0;
  bool open_ = false;
};

/// Text of `size` bytes that compresses as text does.
inline std::string long_text(std::size_t size) {
  std::string text;
  for (int line = 1; text.size() < size; ++line)
    text += "Regel " + std::to_string(line) + ": wat je ziet, schrijf je op.\n";
  text.resize(size);
  return text;
}

inline const std::string front_page = "<p>Van onzichtbaar naar zicht.</p>";
inline const std::string long_page = long_text(40'000);
inline const std::string file_text = long_text(5'000);
inline const std::string giant_page = long_text(8'000'000);

struct Site {
  explicit Site(Settings settings = {}) : Site(std::move(settings), true) {}
  Site(Settings settings, bool started) {
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("stil", std::make_shared<spdlog::sinks::null_sink_mt>()));
    add_routes();
    settings.port = 0;
    auto opened = Server::open(std::move(settings), router, [](int status, const Error& error) {
      return "<h1>" + std::to_string(status) + "</h1><p>" + error.message + "</p>";
    });
    if (!opened) throw std::runtime_error(opened.error().message + opened.error().detail);
    server.emplace(std::move(*opened));
    server->keep_file("/bestand.txt",
                      {.type = "text/plain; charset=utf-8",
                       .body = file_text,
                       .headers = {{"X-Herkomst", "de drukker"}},
                       .caching = Caching::forever},
                      {});
    if (started) server->start();
  }
  ~Site() { gate.open(); }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  std::uint16_t port() const { return server->port(); }
  /// What a fresh client gets for these bytes.
  Answer ask(std::string_view bytes) const { return RawClient(port()).ask(bytes); }

  Gate gate;
  std::atomic<int> drawn = 0;  ///< How often the long page was drawn.
  Router router;
  std::optional<Server> server;

 private:
  void add_routes() {
    router.get_public("/", [](const Request&) { return page(front_page); });
    router.get_public("/lang", [this](const Request&) {
      ++drawn;
      return page(long_page);
    });
    router.get_public("/caf\u00e9", [](const Request&) { return page("Koffie"); });
    router.get("/zoeken", [](const Request& request) {
      return private_page("q=" + std::string(request.query.text("q")));
    });
    router.get("/kompas/{hoofdstuk}", [](const Request& request) {
      return private_page(std::string(request.capture("hoofdstuk")));
    });
    router.get("/traag", [this](const Request&) {
      gate.pass();
      return private_page(long_page);
    });
    router.get("/reus", [](const Request&) { return private_page(giant_page); });
    router.get("/kapot", [](const Request&) -> Result<Response> {
      throw std::logic_error("de sleutel is geheim");
    });
    router.get("/breekt-de-kop", [](const Request&) {
      return Response{.headers = {{"X-Naam", "Maria\r\nSet-Cookie: gestolen=ja"}}};
    });
    router.get("/dicht", [](const Request&) -> Result<Response> {
      return fail(Fault::forbidden, "Dit mag niet.", "secret detail for the log");
    });
    router.get("/v1/dicht", [](const Request&) -> Result<Response> {
      return fail(Fault::invalid, "Zo niet.", "secret detail for the log");
    });
    router.get("/v1/lijst", [](const Request&) { return json("[1,2,3]"); });
    router.get("/leeg", [](const Request&) { return Response{.status = 204}; });
    router.post_for_anyone("/formulier", [](const Request& request) -> Result<Response> {
      const auto form = TRY(request.form());
      return private_page("naam=" + std::string(form.text("naam")));
    });
    router.post_file_for_anyone("/bestand", [](const Request& request) {
      return private_page(std::to_string(request.body.size()) + (request.is_cut ? " cut" : ""));
    });
    router.post_file_for_anyone("/traag-bestand", [this](const Request&) {
      gate.pass();
      return private_page("klaar");
    });
    router.post_for_anyone("/lengte", [](const Request& request) {
      return private_page(std::to_string(request.body.size()));
    });
  }
};

}  // namespace zicht::http::test
