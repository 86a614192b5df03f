// The press prints paper in a process of its own, so that the server stays small and a text that
// takes too long, or breaks a library, ends that process and nothing else (docs/decisions/0006).
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/paper/json.hpp"

namespace zicht::paper {

/// What came off the press.
struct Printed {
  std::string bytes = {};
  /// What could not be printed as it should be, in Dutch: a broken drawing, a card that is too
  /// long. The rest is there, with a note in its place.
  std::vector<std::string> problems = {};
};

class Press {
 public:
  /// `program` is zicht-press. An order that takes longer than `patience` is broken off.
  explicit Press(std::filesystem::path program,
                 std::chrono::milliseconds patience = std::chrono::seconds{60})
      : program_(std::move(program)), patience_(patience) {}

  /// Runs one order to its end. Safe to call from many threads; each call is a process. Fails with
  /// `unavailable` where the press cannot be started, breaks down or takes too long.
  Result<Printed> print(const Order& order) const;

 private:
  std::filesystem::path program_;
  std::chrono::milliseconds patience_;
};

}  // namespace zicht::paper
