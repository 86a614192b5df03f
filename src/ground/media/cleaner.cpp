#include "ground/media/cleaner.hpp"

#include <fmt/format.h>

#include <semaphore>

#include "ground/process/order.hpp"

namespace zicht::media {
namespace {

/// Each takes the memory of a large photo.
constexpr int most_at_once = 2;
/// Of a clean copy: a photo that was packed well can come out larger.
constexpr std::size_t largest_copy = std::size_t{24} << 20U;

auto busy(std::string detail) {
  return fail(Fault::unavailable,
              "We kunnen dit bestand nu niet veilig maken. Daarom nemen we het nog niet aan. "
              "Probeer het straks nog eens.",
              std::move(detail));
}

}  // namespace

struct Cleaner::Places {
  std::counting_semaphore<most_at_once> free{most_at_once};
};

Cleaner::Cleaner(std::filesystem::path program, std::chrono::milliseconds patience)
    : program_(std::move(program)), patience_(patience), places_(std::make_unique<Places>()) {}

Cleaner::~Cleaner() = default;

Result<std::string> Cleaner::clean(std::string_view bytes) const {
  if (!places_->free.try_acquire_for(patience_)) return busy("too many files are being cleaned");
  auto done = process::run(program_, bytes, {.time = patience_, .bytes = largest_copy});
  places_->free.release();
  if (!done) return busy(std::move(done.error().detail));
  if (done->exit_code() == cannot_be_cleaned) return fail(Fault::invalid, std::move(done->said));
  if (done->exit_code() == cannot_shut_in)
    return busy("zicht-clean cannot shut itself in: " + done->said);
  // Out of memory or time, or something forbidden: a file that does that is not tried again.
  if (done->status != 0) {
    return fail(Fault::invalid,
                "Dit bestand is kapot of te ingewikkeld. Stuur een andere versie, of een foto of "
                "schermafdruk ervan.",
                fmt::format("zicht-clean ended with {}", done->status));
  }
  if (done->made.empty()) return busy("zicht-clean made nothing");
  return std::move(done->made);
}

}  // namespace zicht::media
