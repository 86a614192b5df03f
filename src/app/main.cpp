// zicht: the table of commands, and what a fault looks like on a terminal.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>

#include "app/commands.hpp"

namespace {

using zicht::Fault;

/// The one map from the seven faults to an exit code (sysexits.h).
int exit_code(Fault fault) {
  switch (fault) {
    case Fault::invalid:
      return 65;
    case Fault::unauthorised:
    case Fault::forbidden:
      return 77;
    case Fault::not_found:
      return 66;
    case Fault::conflict:
      return 75;
    case Fault::unavailable:
      return 69;
    case Fault::internal:
      return 70;
  }
  return 70;
}

constexpr int usage_code = 64;
constexpr int broken_code = 70;

int refuse_usage(const std::string& what) {
  fmt::print(stderr, "zicht: {} Zie zicht --help.\n", what);
  return usage_code;
}

/// What CLI11 found wrong, as one Dutch line.
int refuse(const CLI::ParseError& error, const std::string& command) {
  const std::string about = command.empty() ? "" : fmt::format(" bij \"{}\"", command);
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
    return refuse_usage(fmt::format("Deze optie{} is onbekend ({}).", about, error.what()));
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return refuse_usage(fmt::format("Een optie{} mist haar waarde ({}).", about, error.what()));
  const bool missing = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr;
  if (missing && !command.empty())
    return refuse_usage(fmt::format("Er ontbreekt iets{} ({}).", about, error.what()));
  if (missing) return refuse_usage("Noem een opdracht, zoals \"zicht serve\".");
  return refuse_usage(fmt::format("De opties{} kloppen niet ({}).", about, error.what()));
}

int run(int argc, char** argv) {
  CLI::App program("Zicht: longread, Het Kompas en monitor over mensenhandel in Nederland.",
                   "zicht");
  program.set_version_flag("--version", zicht::app::version());
  program.set_help_flag("--help,-h", "Laat dit zien");
  program.require_subcommand(1);
  std::map<const CLI::App*, std::function<zicht::Result<>()>> actions;
  std::map<const CLI::App*, std::function<int()>> codes;
  for (const auto& command : {zicht::app::serve_command(),
                              zicht::app::check_command(),
                              zicht::app::feedback_command(),
                              zicht::app::user_command(),
                              zicht::app::desk_command(),
                              zicht::app::rights_command(),
                              zicht::app::audit_command(),
                              zicht::app::backup_command(),
                              zicht::app::restore_command(),
                              zicht::app::estimate_command()}) {
    auto* subcommand = program.add_subcommand(command.name, command.summary);
    subcommand->footer(command.help);
    actions[subcommand] = command.prepare(*subcommand);
    codes[subcommand] = command.code;
  }
  try {  // CLI11 reports mistakes, and --help and --version, by throwing.
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    const auto chosen = program.get_subcommands();
    return refuse(error, chosen.empty() ? "" : chosen.front()->get_name());
  }
  const auto* chosen = program.get_subcommands().front();
  const auto done = actions.at(chosen)();
  if (done) return codes.at(chosen) ? codes.at(chosen)() : 0;
  fmt::print(stderr, "zicht: {}\n", done.error().message);
  if (!done.error().detail.empty()) fmt::print(stderr, "       ({})\n", done.error().detail);
  return exit_code(done.error().fault);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& broken) {
    fmt::print(stderr, "zicht: er ging iets mis in het programma zelf: {}\n", broken.what());
    return broken_code;
  }
}
