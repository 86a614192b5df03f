#include "ground/media/cleaner.hpp"

#include <fmt/format.h>

#include <semaphore>

#include "ground/media/refusals.hpp"
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

using Free = std::counting_semaphore<most_at_once>;

/// One of the places, given back however it ends.
class Place {
 public:
  explicit Place(Free& free) : free_(free) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { free_.release(); }

 private:
  Free& free_;
};

}  // namespace

struct Cleaner::Places {
  Free free{most_at_once};
};

Cleaner::Cleaner(std::filesystem::path program, std::chrono::milliseconds patience)
    : program_(std::move(program)), patience_(patience), places_(std::make_unique<Places>()) {}

Cleaner::~Cleaner() = default;

Result<std::string> Cleaner::clean(std::string_view bytes) const {
  if (!places_->free.try_acquire_for(patience_)) return busy("too many files are being cleaned");
  const Place place(places_->free);
  auto done = process::run(program_, bytes, {.time = patience_, .bytes = largest_copy});
  if (!done) return busy(std::move(done.error().detail));
  if (done->exit_code() == cannot_be_cleaned)
    return fail(Fault::invalid, std::string(known_refusal(done->said)));
  if (done->exit_code() == cannot_open_documents)
    return fail(Fault::invalid,
                std::string(no_documents_here),
                "zicht-clean opens no PDF without Landlock");
  if (done->exit_code() == cannot_shut_in)
    return busy("zicht-clean cannot shut itself in; zicht-clean --try says why");
  // Out of memory or time, or something forbidden: a file that does that is not tried again.
  if (done->status != 0) {
    return fail(Fault::invalid,
                std::string(hard_to_clean),
                fmt::format("zicht-clean ended with {}", done->status));
  }
  if (done->made.empty()) return busy("zicht-clean made nothing");
  return std::move(done->made);
}

}  // namespace zicht::media
