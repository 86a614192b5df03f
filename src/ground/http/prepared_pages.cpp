#include "ground/http/prepared_pages.hpp"

#include <mutex>

namespace zicht::http {

std::shared_ptr<const Prepared> PreparedPages::find(std::string_view path) const {
  const std::shared_lock lock(mutex_);
  const auto found = pages_.find(path);
  return found == pages_.end() ? nullptr : found->second;
}

bool PreparedPages::put(std::string path, std::shared_ptr<const Prepared> prepared) {
  return add(std::move(path), std::move(prepared), true);
}

void PreparedPages::offer(std::string path, std::shared_ptr<const Prepared> prepared) {
  add(std::move(path), std::move(prepared), false);
}

bool PreparedPages::add(std::string path, std::shared_ptr<const Prepared> prepared, bool replace) {
  const std::unique_lock lock(mutex_);
  const auto found = pages_.find(path);
  if (found != pages_.end() && !replace) return true;
  const auto before = found == pages_.end() ? 0 : found->second->bytes();
  const auto after = bytes_ - before + prepared->bytes();
  if (after > limit_) return false;
  bytes_ = after;
  pages_.insert_or_assign(std::move(path), std::move(prepared));
  return true;
}

}  // namespace zicht::http
