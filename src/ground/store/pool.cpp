#include "ground/store/pool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zicht::store {

void GiveBack::operator()(Connection* connection) const {
  pool->give_back(std::unique_ptr<Connection>(connection), taker);
}

void Holders::add(std::thread::id thread) {
  const std::lock_guard lock(mutex_);
  threads_.push_back(thread);
}

void Holders::remove(std::thread::id thread) {
  const std::lock_guard lock(mutex_);
  threads_.erase(std::ranges::find(threads_, thread));
}

bool Holders::has(std::thread::id thread) {
  const std::lock_guard lock(mutex_);
  return std::ranges::find(threads_, thread) != threads_.end();
}

Pool::Pool(Connect connect, Limits limits, std::shared_ptr<Holders> holders)
    : connect_(std::move(connect)), limits_(limits), holders_(std::move(holders)) {
  ZICHT_CHECK(limits.connections > 0);
  free_.resize(static_cast<std::size_t>(limits.connections));
}

Result<Lease> Pool::begin(Mode mode) {
  const auto taker = std::this_thread::get_id();
  ZICHT_CHECK(!limits_.one_each || !holders_->has(taker));
  auto connection = TRY(wait_for_seat());
  auto begun = begin_on(connection, mode);
  if (!begun) {
    free_seat(std::move(connection));
    return tl::make_unexpected(std::move(begun).error());
  }
  holders_->add(taker);
  return Lease(connection.release(), GiveBack{this, taker});
}

Result<> Pool::begin_on(std::unique_ptr<Connection>& connection, Mode mode) {
  if (connection) {
    auto begun = connection->begin(mode);
    if (begun || connection->usable()) return begun;
    // It was lost while it lay idle, as all are when a server restarts. Nothing was done on it yet,
    // so that a new one can take its place unnoticed.
  }
  connection = TRY(connect_());
  return connection->begin(mode);
}

Result<std::unique_ptr<Connection>> Pool::wait_for_seat() {
  std::unique_lock lock(mutex_);
  if (!free_.empty()) {
    auto connection = std::move(free_.back());
    free_.pop_back();
    return connection;
  }
  Waiter self;
  queue_.push_back(&self);
  if (self.woken.wait_for(lock, limits_.patience, [&] { return self.served; }))
    return std::move(self.connection);
  std::erase(queue_, &self);
  return fail(Fault::unavailable,
              "Het is nu te druk. Probeer het over een paar tellen opnieuw.",
              fmt::format("none of {} connections came free in {} ms",
                          limits_.connections,
                          limits_.patience.count()));
}

void Pool::give_back(std::unique_ptr<Connection> connection, std::thread::id taker) {
  holders_->remove(taker);
  free_seat(std::move(connection));
}

void Pool::free_seat(std::unique_ptr<Connection> connection) {
  if (connection) connection->rollback();
  if (connection && !connection->usable()) connection.reset();

  const std::lock_guard lock(mutex_);
  if (!queue_.empty()) {
    // Told while the lock is held: the waiter, and the condition with it, is gone once it runs.
    auto& first = *queue_.front();
    queue_.pop_front();
    first.connection = std::move(connection);
    first.served = true;
    first.woken.notify_one();
  } else if (connection) {
    free_.push_back(std::move(connection));
  } else {
    free_.push_front(nullptr);
  }
}

}  // namespace zicht::store
