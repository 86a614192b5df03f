// zicht-press: an order on standard input, paper on standard output, and what could not be printed
// as it should be on standard error, one a line. The server starts it (ground/paper/press.hpp); it
// can also be run by hand.
#include <fmt/format.h>
#include <sys/resource.h>

#include <exception>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "ground/press/press.hpp"

namespace {

using namespace zicht;

/// A text that makes a library run wild ends this process, and not the machine.
void stay_modest() {
  constexpr rlim_t memory = 1ULL << 30U;  // A gigabyte; the whole Kompas takes a fifth.
  constexpr rlim_t seconds = 60;
  const rlimit most{memory, memory};
  setrlimit(RLIMIT_AS, &most);
  const rlimit long_enough{seconds, seconds};
  setrlimit(RLIMIT_CPU, &long_enough);
  const rlimit nothing{0, 0};
  setrlimit(RLIMIT_CORE, &nothing);
}

/// From build/release in the repository, and from /usr/bin where it is installed.
Result<std::filesystem::path> fonts_folder() {
  std::error_code error;
  const auto program = std::filesystem::canonical("/proc/self/exe", error).parent_path();
  for (const auto* place : {"../fonts", "../share/zicht/fonts"})
    if (auto folder = (program / place).lexically_normal();
        std::filesystem::is_directory(folder, error))
      return folder;
  return fail(Fault::not_found,
              "De letters voor papier zijn er niet. Draai ./dev build.",
              program.string());
}

Result<> work() {
  std::cin.sync_with_stdio(false);
  const std::string json{std::istreambuf_iterator<char>(std::cin), {}};
  const auto order = TRY(paper::order_from_json(json));
  const auto folder = TRY(fonts_folder());
  const auto press = TRY(press::Press::open(folder));
  const auto sheet = TRY(press.print(order));
  std::cout.write(sheet.bytes.data(), static_cast<std::streamsize>(sheet.bytes.size()));
  std::cout.flush();
  for (const auto& problem : sheet.problems) std::cerr << problem << '\n';
  if (!std::cout) return fail(Fault::unavailable, "Niemand leest wat de pers drukt.");
  return {};
}

}  // namespace

int main() {
  stay_modest();
  try {
    if (const auto done = work(); !done) {
      std::cerr << done.error().message << " (" << done.error().detail << ")\n";
      return 1;
    }
    return 0;
  } catch (const std::exception& broken) {
    std::cerr << broken.what() << '\n';
    return 70;
  }
}
