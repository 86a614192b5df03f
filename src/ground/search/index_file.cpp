#include "ground/search/index_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

namespace zicht::search {
namespace {

namespace fs = std::filesystem;

/// The page in front of the database: the text of `head`, and zeros.
constexpr std::size_t head_size = 4096;
constexpr auto file_name = "index";
constexpr auto building_name = "building-";

std::string head(std::uint64_t stamp, std::uint64_t checksum) {
  return fmt::format("zicht search index\n{:016x}\n{:016x}\n", stamp, checksum);
}

/// Gives `take` all bytes of `file` from `at`, a chunk at a time. False where they cannot be read,
/// or are not wanted.
bool read_from(const Descriptor& file, std::size_t at, auto take) {
  std::string buffer(std::size_t{64} * 1024, '\0');
  while (true) {
    const auto got = ::pread(file.number(), buffer.data(), buffer.size(), static_cast<off_t>(at));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    const auto size = static_cast<std::size_t>(got);
    if (!take(std::string_view(buffer.data(), size))) return false;
    at += size;
  }
}

/// The hash of all bytes after the head, or nothing where they cannot be read.
std::optional<std::uint64_t> checksum_of(const Descriptor& file) {
  Checksum sum;
  const auto add = [&](std::string_view bytes) {
    sum.add(bytes);
    return true;
  };
  return read_from(file, head_size, add) ? std::optional(sum.value()) : std::nullopt;
}

bool write_at(const Descriptor& file, std::size_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto put = ::pwrite(file.number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    at += static_cast<std::size_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

/// Puts the head and the bytes of `database` in `file`.
bool write_index(const Descriptor& file, std::uint64_t stamp, const Descriptor& database) {
  Checksum sum;
  std::size_t at = head_size;
  const auto copy = [&](std::string_view bytes) {
    sum.add(bytes);
    at += bytes.size();
    return write_at(file, at - bytes.size(), bytes);
  };
  return read_from(database, 0, copy) && write_at(file, 0, head(stamp, sum.value()));
}

Error unusable(const fs::path& folder, std::string detail) {
  return {Fault::unavailable,
          fmt::format("De zoekindex kan niet gemaakt worden in de map {}. Kijk of het programma in "
                      "die map mag schrijven en of er ruimte op de schijf is, of kies in de "
                      "instellingen een andere map.",
                      folder.string()),
          std::move(detail)};
}

Error unusable(const fs::path& folder, std::string_view doing, int code) {
  return unusable(folder, fmt::format("{}: {}", doing, std::strerror(code)));
}

/// While this lives, no other program tidies the folder up. Where the file system has no locks it
/// does nothing, and then nobody tidies up.
class Presence {
 public:
  explicit Presence(const fs::path& folder)
      : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    // Alone here: whatever is being built in this folder belongs to a program that was killed.
    if (folder_.is_open() && ::flock(folder_.number(), LOCK_EX | LOCK_NB) == 0) tidy(folder);
    if (folder_.is_open()) ::flock(folder_.number(), LOCK_SH);
  }

 private:
  static void tidy(const fs::path& folder) {
    std::error_code ignored;
    std::vector<fs::path> left_behind;
    for (fs::directory_iterator at(folder, ignored), end; at != end; at.increment(ignored))
      if (at->path().filename().string().starts_with(building_name))
        left_behind.push_back(at->path());
    for (const auto& path : left_behind) fs::remove_all(path, ignored);
  }

  Descriptor folder_;
};

/// A folder that goes away with all that is in it.
class Workshop {
 public:
  static Result<Workshop> open(const fs::path& folder) {
    auto name = (folder / building_name).string() + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
      return tl::make_unexpected(unusable(folder, "mkdtemp", errno));
    return Workshop(name);
  }
  Workshop(Workshop&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Workshop& operator=(Workshop&&) = delete;
  ~Workshop() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  const fs::path& path() const { return path_; }

 private:
  explicit Workshop(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    if (is_open()) ::close(number_);
    number_ = other.release();
  }
  return *this;
}

Descriptor::~Descriptor() {
  if (is_open()) ::close(number_);
}

int Descriptor::release() {
  return std::exchange(number_, -1);
}

std::optional<IndexFile> IndexFile::existing(const fs::path& folder, std::uint64_t stamp) {
  Descriptor file(::open((folder / file_name).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.is_open()) return std::nullopt;
  const auto sum = checksum_of(file);
  if (!sum) return std::nullopt;
  const auto expected = head(stamp, *sum);
  std::string found(expected.size(), '\0');
  const auto got = ::pread(file.number(), found.data(), found.size(), 0);
  if (got != static_cast<ssize_t>(expected.size()) || found != expected) return std::nullopt;
  return IndexFile(std::move(file));
}

Result<IndexFile> IndexFile::build(const fs::path& folder,
                                   std::uint64_t stamp,
                                   const std::function<void(const std::string&)>& write) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return tl::make_unexpected(unusable(folder, "create_directories: " + error.message()));
  const Presence presence(folder);
  const auto workshop = TRY(Workshop::open(folder));

  // Xapian forces what it compacts to the disk, seven times, whatever it is told. In memory that
  // costs nothing.
  const Descriptor database(::memfd_create("zicht-search-index", MFD_CLOEXEC));
  if (!database.is_open()) return tl::make_unexpected(unusable(folder, "memfd_create", errno));
  try {
    const auto tables = (workshop.path() / "tables").string();
    write(tables);
    Xapian::Database(tables).compact(::fcntl(database.number(), F_DUPFD_CLOEXEC, 0),
                                     Xapian::DBCOMPACT_NO_RENUMBER);
  } catch (const Xapian::Error& failure) {
    return tl::make_unexpected(unusable(folder, failure.get_description()));
  }

  const auto path = workshop.path() / file_name;
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  if (!file.is_open() || !write_index(file, stamp, database))
    return tl::make_unexpected(unusable(folder, "write", errno));
  fs::rename(path, folder / file_name, error);
  if (error) return tl::make_unexpected(unusable(folder, "rename: " + error.message()));
  return IndexFile(std::move(file));
}

Xapian::Database IndexFile::database() const {
  ::lseek(file_.number(), head_size, SEEK_SET);
  return Xapian::Database(::fcntl(file_.number(), F_DUPFD_CLOEXEC, 0));
}

Checksum& Checksum::add(std::string_view bytes) {
  constexpr std::uint64_t prime = 0x100000001B3U;
  value_ = (value_ ^ bytes.size()) * prime;  // So that "ab", "c" is not "a", "bc".
  while (!bytes.empty()) {
    const auto size = std::min(bytes.size(), sizeof(std::uint64_t));
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), size);
    value_ = (value_ ^ word) * prime;
    value_ ^= value_ >> 29U;  // FNV's multiplication alone never carries downwards.
    bytes.remove_prefix(size);
  }
  return *this;
}

}  // namespace zicht::search
