// zicht-clean: a file on standard input, its clean copy on standard output. It ends with 3, and a
// sentence for whoever sent the file on standard error, where it cannot be cleaned; with 4 or, for
// a PDF, 5 where it cannot shut itself in. The server starts it (ground/media/cleaner.hpp); it can
// also be run by hand. With --try it shuts itself in, tries what it may not do, and says what came
// of it.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

#include "clean/prison.hpp"
#include "ground/cleaning/clean.hpp"
#include "ground/media/cleaner.hpp"
#include "ground/media/kind.hpp"

namespace {

using namespace zicht;

/// All of standard input, and one byte more than may be, to see that it is too much.
std::string read_all() {
  std::string bytes;
  std::array<char, 1U << 16U> part;  // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills
  while (bytes.size() <= media::largest_file) {
    const auto count = ::read(STDIN_FILENO, part.data(), part.size());
    if (count <= 0) break;
    bytes.append(part.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

int try_what_is_forbidden() {
  if (const auto shut = clean::shut_in(true); !shut) {
    std::cerr << shut.error().message << ": " << shut.error().detail << '\n';
    return media::cannot_shut_in;
  }
  const auto say = [](std::string_view what, long result) {
    std::cout << what << ' ' << (result < 0 ? "no" : "yes") << '\n';
  };
  say("read /etc/passwd", ::open("/etc/passwd", O_RDONLY));
  say("write here", ::open("forbidden", O_WRONLY | O_CREAT, 0600));
  say("socket", ::socket(AF_INET, SOCK_STREAM, 0));
  say("fork", ::fork());
  say("read /etc/fonts", ::open("/etc/fonts", O_RDONLY | O_DIRECTORY));
  return 0;
}

int work() {
  const auto bytes = read_all();
  const bool is_document = media::kind_of(bytes) == media::Kind::pdf;
  if (const auto shut = clean::shut_in(is_document); !shut) {
    std::cerr << shut.error().message << ": " << shut.error().detail;
    return is_document ? media::cannot_open_documents : media::cannot_shut_in;
  }
  const auto copy = cleaning::clean(bytes);
  if (!copy) {
    std::cerr << copy.error().message;
    return media::cannot_be_cleaned;
  }
  return write_all(*copy) ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  clean::stay_modest();
  try {
    if (count == 2 && std::string_view(words[1]) == "--try") return try_what_is_forbidden();
    return work();
  } catch (const std::exception& broken) {
    std::cerr << broken.what() << '\n';
    return 70;
  }
}
