#include "ground/http/server.hpp"

#include <mutex>
#include <thread>

#include "ground/base/thread.hpp"
#include "ground/http/certificate.hpp"
#include "ground/http/reactor.hpp"

namespace zicht::http {

class Server::Machine {
 public:
  Machine(Settings settings, const Router& router, FaultPage fault_page)
      : ground_(std::move(settings), router, std::move(fault_page)) {}
  ~Machine() { stop(); }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  Result<> open() {
    auto tls = TRY(open_tls(ground_.settings.certificate, ground_.settings.key));
    if (tls != nullptr) ground_.tls.emplace(tls.release());
    for (int at = 0; at < ground_.settings.io_threads; ++at) {
      auto& reactor = *reactors_.emplace_back(std::make_unique<Reactor>(ground_));
      TRY(reactor.open(at == 0));
    }
    return {};
  }

  void start() {
    for (auto& reactor : reactors_) reactor->start();
  }

  void stop() {
    // Whoever comes second waits until the first is ready.
    std::call_once(stopped_, [this] {
      ground_.last_moment = Time::now() + ground_.settings.shutdown_grace;
      preparer_.request_stop();
      for (auto& reactor : reactors_) reactor->stop();
      for (auto& reactor : reactors_) reactor->join();
      ground_.workers.join();
      if (preparer_.joinable()) preparer_.join();
    });
  }

  void prepare_pages(std::vector<std::string> paths, std::function<void()> done) {
    preparer_ = std::jthread(
        [this, paths = std::move(paths), done = std::move(done)](const std::stop_token& stopping) {
          run_behind_others();
          for (const auto& path : paths) {
            if (stopping.stop_requested()) return;
            Request request{.target = path, .path = path};
            Outgoing nobody_waits;
            ground_.work(request, nobody_waits, Effort::best);
          }
          done();
        });
  }

  Answers& answers() { return ground_.answers; }
  std::uint16_t port() const { return ground_.settings.port; }

 private:
  ServerGround ground_;
  std::vector<std::unique_ptr<Reactor>> reactors_;
  std::jthread preparer_;
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
  machine_->answers().keep_file(std::move(path), response, std::move(ready));
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
