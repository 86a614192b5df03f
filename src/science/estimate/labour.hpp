// Dividing work over threads, with a way to stop it and to see how far it is.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <future>
#include <vector>

namespace zicht::estimate {

/// How a long piece of work is steered from outside. Empty functions are not called.
struct Labour {
  int threads = 1;
  /// Asked between pieces, from every thread: true ends the work as soon as can be.
  std::function<bool()> stop = {};
  /// Told now and then how many of how many pieces are done, from the calling thread only.
  std::function<void(std::int64_t done, std::int64_t of)> progress = {};

  bool stopped() const { return stop && stop(); }
};

/// Calls `piece(worker, number)` for 0 <= number < count, each number once; `make_worker()` makes
/// what a thread keeps for itself. Which thread runs which number is left to chance, so a piece
/// must depend on its number alone.
/// @return how many pieces were done: less than `count` only where the work was stopped.
template <class MakeWorker, class Piece>
std::int64_t divide(const Labour& labour, std::int64_t count, MakeWorker make_worker, Piece piece) {
  std::atomic<std::int64_t> next{0};
  std::atomic<std::int64_t> done{0};
  const auto work = [&](bool tells) {
    auto worker = make_worker();
    while (!labour.stopped()) {
      const auto number = next.fetch_add(1, std::memory_order_relaxed);
      if (number >= count) break;
      piece(worker, number);
      const auto so_far = done.fetch_add(1, std::memory_order_relaxed) + 1;
      if (tells && labour.progress) labour.progress(so_far, count);
    }
  };
  std::vector<std::future<void>> others;
  for (int thread = 1; thread < labour.threads && thread < count; ++thread)
    others.push_back(std::async(std::launch::async, work, false));
  work(true);
  for (auto& other : others) other.get();
  return done.load();
}

}  // namespace zicht::estimate
