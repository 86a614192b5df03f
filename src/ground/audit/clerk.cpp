#include "ground/audit/clerk.hpp"

namespace zicht::audit {

Clerk::Clerk(Log& log, const crypto::Signer& signer, const Clock& clock, Tell tell)
    : log_(log), signer_(signer), clock_(clock), tell_(std::move(tell)) {
  thread_ = std::thread([this] { work(); });
}

void Clerk::stop() {
  {
    const std::lock_guard lock(mutex_);
    stops_ = true;
  }
  woken_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Clerk::work() {
  constexpr std::chrono::seconds between{30};
  std::unique_lock lock(mutex_);
  while (!stops_) {
    lock.unlock();
    merge();
    lock.lock();
    woken_.wait_for(lock, between, [this] { return stops_; });
  }
  merge();
}

void Clerk::merge() {
  const auto merged = log_.merge(signer_, clock_.now());
  if (!merged) tell_(merged.error());
}

}  // namespace zicht::audit
