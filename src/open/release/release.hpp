// The shelf: what figures the public may see. What lies on it is numbered and dated and is never
// changed or removed, so that a number that someone took along can be found back. What turns out to
// be wrong is put right by a next release.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/html/figure.hpp"
#include "ground/store/store.hpp"

namespace zicht::release {

/// What is to be put on the shelf.
struct Draft {
  std::string title = {};
  std::vector<html::Figure> figures = {};
  std::string program_version = {};  ///< Of the program that made the figures.
};

/// What lies on the shelf.
struct Release {
  std::int64_t number = 0;  ///< From 1, without gaps.
  Instant published_at = {};
  std::string title = {};
  std::string sha256 = {};   ///< Of `figures`: 64 hexadecimal digits.
  std::string figures = {};  ///< JSON; figures_from_json_text() reads it.
  std::string program_version = {};
};

/// Fails with `invalid` where the title or the version is missing, or where a number is not finite.
Result<> check(const Draft& draft);

/// All releases of one installation. Safe to share between threads and between nodes. Every verb
/// fails with `unavailable` where the database is away.
class Shelf {
 public:
  Shelf(store::Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  /// The new release, with the number after the last. Fails as check() does.
  Result<Release> put(const Draft& draft);

  /// The latest release where it has the same figures, and otherwise a new one. Nodes that start at
  /// the same time, with the same figures, so make one release together.
  Result<Release> put_if_new(const Draft& draft);

  /// Nothing where the shelf is empty.
  Result<std::optional<Release>> latest();

  /// Fails with `not_found` where there is no release of that number.
  Result<Release> find(std::int64_t number);

  /// The newest first.
  Result<std::vector<Release>> all();

 private:
  store::Database& database_;
  const Clock& clock_;
};

}  // namespace zicht::release
