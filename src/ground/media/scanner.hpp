// A virus scanner beside the program: clamd, over its socket. What it cannot look at is not taken
// in.
#pragma once

#include <chrono>
#include <filesystem>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::media {

class Scanner {
 public:
  /// `socket` is that of clamd; empty where there is no scanner. An answer that takes longer than
  /// `patience` is none.
  explicit Scanner(std::filesystem::path socket = {},
                   std::chrono::milliseconds patience = std::chrono::seconds{20})
      : socket_(std::move(socket)), patience_(patience) {}

  bool is_set() const { return !socket_.empty(); }
  /// Nothing where the scanner found nothing, or where there is no scanner. Fails with `invalid`
  /// where it found something, and with `unavailable` where it does not answer, or not clearly.
  /// Safe to call from many threads.
  Result<> scan(std::string_view bytes) const;

 private:
  std::filesystem::path socket_;
  std::chrono::milliseconds patience_;
};

}  // namespace zicht::media
