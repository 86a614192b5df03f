#include "open/takeaway/printer.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <fstream>

#include "ground/base/files.hpp"
#include "ground/base/sha256.hpp"

namespace zicht::takeaway {
namespace {

constexpr int at_once = 2;
/// With those that print this is less than the workers of the server, so that some are always free
/// for whoever asks for something else.
constexpr int most_waiting = 3;
constexpr std::chrono::seconds longest_wait{15};

tl::unexpected<Error> busy() {
  return fail(Fault::unavailable,
              "Er worden nu veel documenten gemaakt. Probeer het over een minuut nog eens.",
              "too many orders for the press");
}

/// Writes a file under another name first, so that nobody reads half of it.
void put(const std::filesystem::path& file, const std::string& bytes) {
  static std::atomic<unsigned> count = 0;
  auto part = file;
  part += "." + std::to_string(count++);
  std::error_code error;
  {
    std::ofstream out(part, std::ios::binary);
    out << bytes;
    out.flush();
    if (!out) error = std::make_error_code(std::errc::io_error);
  }
  if (!error) std::filesystem::rename(part, file, error);
  if (!error) return;
  spdlog::warn("what was printed could not be kept in {}: {}", file.string(), error.message());
  std::filesystem::remove(part, error);
}

}  // namespace

/// A place at the press, for as long as it is held.
class Printer::Turn {
 public:
  explicit Turn(Printer& printer) : printer_(printer) {
    std::unique_lock lock(printer.mutex_);
    if (printer.printing_ >= at_once && printer.waiting_ >= most_waiting) return;
    ++printer.waiting_;
    held_ = printer.free_.wait_for(lock, longest_wait, [&] { return printer.printing_ < at_once; });
    --printer.waiting_;
    if (held_) ++printer.printing_;
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() {
    if (!held_) return;
    {
      const std::lock_guard lock(printer_.mutex_);
      --printer_.printing_;
    }
    printer_.free_.notify_one();
  }
  bool held() const { return held_; }

 private:
  Printer& printer_;
  bool held_ = false;
};

Printer::Printer(paper::Press press, std::filesystem::path folder)
    : press_(std::move(press)), folder_(std::move(folder)) {
  std::error_code error;
  std::filesystem::remove_all(folder_, error);
  std::filesystem::create_directories(folder_, error);
  if (error) spdlog::warn("{} cannot be made: {}", folder_.string(), error.message());
}

Result<std::string> Printer::print(const paper::Order& order, Keep keep) {
  if (keep == Keep::no) {
    const Turn turn(*this);
    return turn.held() ? run(order) : busy();
  }
  const auto file = folder_ / sha256_hex(paper::to_json(order));
  if (auto kept = read_file(file)) return kept;
  const Turn turn(*this);
  if (!turn.held()) return busy();
  // Whoever was before us may have printed the same.
  if (auto kept = read_file(file)) return kept;
  auto bytes = TRY(run(order));
  put(file, bytes);
  return bytes;
}

Result<std::string> Printer::run(const paper::Order& order) {
  auto printed = TRY(press_.print(order));
  for (const auto& problem : printed.problems)
    spdlog::warn("{}: {}", order.document.address, problem);
  return std::move(printed.bytes);
}

}  // namespace zicht::takeaway
