// The commands of the program. Each has a file of its own, with its help at the top.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ground/base/result.hpp"

namespace CLI {
class App;
}

namespace zicht::app {

/// A command: its name, one line that says what it does, its flags, and what it does.
struct Command {
  std::string name;
  std::string summary;
  std::string help;  ///< What `zicht help NAME` prints above the flags.
  /// Adds the flags; gives what to run once they are read.
  std::function<std::function<Result<>()>(CLI::App&)> prepare;
  /// The exit code of a run that succeeded; without it that is 0.
  std::function<int()> code = {};
};

Command serve_command();
Command check_command();
Command feedback_command();
Command estimate_command();
Command user_command();
Command desk_command();
Command rights_command();
Command audit_command();
Command backup_command();
Command restore_command();

/// The version of the program: "0.1.0".
std::string version();

}  // namespace zicht::app
