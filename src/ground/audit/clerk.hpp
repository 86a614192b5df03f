// The clerk, who merges what waits while the program runs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "ground/audit/audit.hpp"

namespace zicht::audit {

/// A thread that merges: at once, then each half minute, and once more when it stops. What goes
/// wrong is told and tried again the next time.
class Clerk {
 public:
  using Tell = std::function<void(const Error&)>;

  /// Starts. The arguments outlive the clerk; `tell` is called on its thread.
  Clerk(Log& log, const crypto::Signer& signer, const Clock& clock, Tell tell);
  Clerk(const Clerk&) = delete;
  Clerk& operator=(const Clerk&) = delete;
  /// Stops.
  ~Clerk() { stop(); }

  /// Merges what is still there, and ends. To be called when nothing writes any more.
  void stop();

 private:
  void work();
  void merge();

  Log& log_;
  const crypto::Signer& signer_;
  const Clock& clock_;
  Tell tell_;
  std::mutex mutex_;
  std::condition_variable woken_;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace zicht::audit
