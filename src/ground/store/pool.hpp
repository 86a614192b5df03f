// Connections that are kept, and lent to one transaction at a time. Inside this room only.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/connection.hpp"
#include "ground/store/store.hpp"

namespace zicht::store {

/// Which threads have a connection now. Safe to share.
class Holders {
 public:
  void add(std::thread::id thread);
  void remove(std::thread::id thread);
  bool has(std::thread::id thread);

 private:
  std::mutex mutex_;
  std::vector<std::thread::id> threads_;
};

/// A fixed number of seats, each with a connection that is opened when it is first needed and again
/// after it was lost. Who waits for a seat is served in the order of coming. Safe to share.
class Pool {
 public:
  using Connect = std::function<Result<std::unique_ptr<Connection>>()>;

  /// `holders`: of all pools of one database.
  Pool(Connect connect, Limits limits, std::shared_ptr<Holders> holders);

  /// A connection with a transaction open on it. Fails with `unavailable` where no seat came free
  /// in time, or where the database cannot be reached.
  Result<Lease> begin(Mode mode);

  /// Ends what the transaction of this thread left open, and hands the seat to whoever waits
  /// longest.
  void give_back(std::unique_ptr<Connection> connection, std::thread::id taker);

 private:
  struct Waiter {
    std::condition_variable woken = {};
    bool served = false;
    std::unique_ptr<Connection> connection = {};
  };

  Result<std::unique_ptr<Connection>> wait_for_seat();
  void free_seat(std::unique_ptr<Connection> connection);
  Result<> begin_on(std::unique_ptr<Connection>& connection, Mode mode);

  const Connect connect_;
  const Limits limits_;
  const std::shared_ptr<Holders> holders_;
  std::mutex mutex_;
  std::deque<std::unique_ptr<Connection>> free_;  ///< Open ones at the back, empty seats in front.
  std::deque<Waiter*> queue_;                     ///< Only where no seat is free.
};

}  // namespace zicht::store
