#include "open/estimation/reckon.hpp"

#include <fmt/format.h>

namespace zicht::estimation {
namespace {

/// A place among those who are served; it is given back whatever happens.
class Place {
 public:
  Place(std::atomic<int>& busy, int most) : busy_(busy), free_(++busy <= most) {}
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;
  ~Place() { --busy_; }
  bool free() const { return free_; }

 private:
  std::atomic<int>& busy_;
  bool free_;
};

constexpr int replicates = 500;

}  // namespace

Result<estimate::Finding> Reckoner::reckon(std::string_view table, std::string_view method) {
  if (table.size() > limits_.bytes)
    return fail(
        Fault::invalid,
        fmt::format("De tabel is te groot. Zij mag hoogstens {} kB zijn.", limits_.bytes / 1000));
  const auto input = TRY(estimate::read_table(table));
  if (input.table.observed() < limits_.fewest)
    return fail(Fault::invalid,
                fmt::format("In deze tabel staan {} mensen. Met minder dan {} maken we geen "
                            "schatting: één persoon meer of minder verandert dan alles.",
                            input.table.observed(),
                            limits_.fewest));
  const Place place(busy_, limits_.at_once);
  if (!place.free())
    return fail(Fault::unavailable, "Er wordt al veel gerekend. Probeer het over een minuut.");
  const auto until = std::chrono::steady_clock::now() + limits_.time;
  const estimate::Labour labour{
      .threads = 1, .stop = [until] { return std::chrono::steady_clock::now() > until; }};
  return estimate::estimate(
      input,
      {.method = method == "bic" ? estimate::Method::information : estimate::Method::stepwise,
       .replicates = replicates,
       .sensitivity = true},
      labour);
}

}  // namespace zicht::estimation
