// Answers that are the same for everyone, kept in memory, ready to be sent.
#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ground/http/wire.hpp"

namespace zicht::http {

/// Safe to use from many threads.
class PreparedPages {
 public:
  /// At most `limit` bytes; what does not fit is drawn anew each time.
  explicit PreparedPages(std::size_t limit = 64U << 20U) : limit_(limit) {}

  /// The answer for a path, or null.
  std::shared_ptr<const Prepared> find(std::string_view path) const;
  /// Adds or replaces. False where there is no room for it.
  bool put(std::string path, std::shared_ptr<const Prepared> prepared);
  /// Adds, where there is room and no answer yet: one that was prepared with more effort stays.
  void offer(std::string path, std::shared_ptr<const Prepared> prepared);

 private:
  bool add(std::string path, std::shared_ptr<const Prepared> prepared, bool replace);
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::size_t limit_;
  std::size_t bytes_ = 0;
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::shared_ptr<const Prepared>, Hash, std::equal_to<>> pages_;
};

}  // namespace zicht::http
