#include "open/release/release.hpp"

#include <algorithm>
#include <cmath>

#include "ground/base/sha256.hpp"
#include "open/release/figure_json.hpp"
#include "open/release/release_store.hpp"

namespace zicht::release {
namespace {

bool finite(const html::Point& point) {
  const auto holds = [](const std::optional<double>& value) {
    return !value || std::isfinite(*value);
  };
  return holds(point.value) && holds(point.low) && holds(point.high);
}

bool finite(const html::Figure& figure) {
  return std::ranges::all_of(figure.series, [](const auto& series) {
    return std::ranges::all_of(series.points, [](const auto& point) { return finite(point); });
  });
}

/// The release that a draft becomes, but for its number.
Result<Release> prepare(const Draft& draft, Instant now) {
  TRY(check(draft));
  auto figures = to_json_text(draft.figures);
  auto sum = sha256_hex(figures);
  return Release{.published_at = now,
                 .title = draft.title,
                 .sha256 = std::move(sum),
                 .figures = std::move(figures),
                 .program_version = draft.program_version};
}

}  // namespace

Result<> check(const Draft& draft) {
  if (draft.title.empty()) return fail(Fault::invalid, "Geef de publicatie een titel.");
  if (draft.program_version.empty())
    return fail(Fault::invalid, "Noem de versie van het programma dat de cijfers maakte.");
  for (const auto& figure : draft.figures)
    if (!finite(figure))
      return fail(Fault::invalid,
                  "In het figuur " + figure.id + " staat een waarde die geen getal is.");
  return {};
}

Result<Release> Shelf::put(const Draft& draft) {
  const auto release = TRY(prepare(draft, clock_.now()));
  return database_.write(
      [&](store::Transaction& transaction) { return ReleaseStore(transaction).append(release); });
}

Result<Release> Shelf::put_if_new(const Draft& draft) {
  const auto release = TRY(prepare(draft, clock_.now()));
  return database_.write([&](store::Transaction& transaction) -> Result<Release> {
    auto last = TRY(ReleaseStore(transaction).latest());
    if (last && last->sha256 == release.sha256) return std::move(*last);
    return ReleaseStore(transaction).append(release);
  });
}

Result<std::optional<Release>> Shelf::latest() {
  auto transaction = TRY(database_.read());
  return ReleaseStore(transaction).latest();
}

Result<Release> Shelf::find(std::int64_t number) {
  auto transaction = TRY(database_.read());
  return ReleaseStore(transaction).find(number);
}

Result<std::vector<Release>> Shelf::all() {
  auto transaction = TRY(database_.read());
  return ReleaseStore(transaction).all();
}

}  // namespace zicht::release
