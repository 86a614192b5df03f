// Prints for many readers at once, without letting them keep the machine busy.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <string>

#include "ground/base/result.hpp"
#include "ground/paper/press.hpp"

namespace zicht::takeaway {

/// At most two orders are printed at the same time, and a few wait; more are asked to come back.
/// What is asked for often (a chapter, the whole Kompas) is kept in a folder and printed once.
/// Safe to use from many threads.
class Printer {
 public:
  /// Empties `folder`, which holds nothing but what an earlier program printed.
  Printer(paper::Press press, std::filesystem::path folder);

  enum class Keep { no, yes };
  /// The bytes of an order. Fails with `unavailable` where the press does, or where too many wait.
  Result<std::string> print(const paper::Order& order, Keep keep);

 private:
  class Turn;
  Result<std::string> run(const paper::Order& order);

  paper::Press press_;
  std::filesystem::path folder_;
  std::mutex mutex_;
  std::condition_variable free_;
  int printing_ = 0;
  int waiting_ = 0;
};

}  // namespace zicht::takeaway
