// Another program, started for one order: bytes on its standard input, what it makes on its
// standard output. What takes too long, or breaks a library, ends that program and nothing else.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::process {

/// How long and how much somebody waits for.
struct Patience {
  std::chrono::milliseconds time{60'000};
  std::size_t bytes = std::size_t{1} << 30U;  ///< Of what it makes; a program that makes more ends.
};

/// What came of an order.
struct Done {
  int status = 0;         ///< As waitpid() gives it: 0 where all went well.
  std::string made = {};  ///< On standard output.
  std::string said = {};  ///< On standard error.

  /// What the program ended with; -1 where it did not end by itself.
  int exit_code() const;
};

/// Runs `program` to its end. It gets no arguments, no open files of ours, none of our signals and
/// an environment with a language alone: what it does depends on its order. Safe to call from many
/// threads. Fails with `unavailable` where it cannot be started, takes too long or makes too much;
/// the message is empty: the caller knows what it was for.
Result<Done> run(const std::filesystem::path& program, std::string_view order, Patience patience);

}  // namespace zicht::process
