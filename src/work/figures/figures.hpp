// How many worries a desk had in a year, where they came from and how they went: for the desk and
// its board. Only from what lies readable of a signal, only of the own desk, and nothing about one
// municipality or one colleague. Screen, CSV and API draw the same protected tables.
#pragma once

#include <vector>

#include "ground/base/clock.hpp"
#include "ground/store/store.hpp"
#include "open/content/library.hpp"
#include "work/accounts/accounts.hpp"
#include "work/figures/year.hpp"

namespace zicht::figures {

/// The figures of one desk and year, and when they were made.
struct Sheet {
  std::string desk = {};  ///< Its name.
  Year year = {};
  Date made_on = {};  ///< In the Netherlands.
};

/// Along which way they leave.
enum class Form { page, csv, json };

/// Safe to share between threads and nodes.
class Figures {
 public:
  Figures(store::Database& database, const Clock& clock, const content::Library& library)
      : database_(database), clock_(clock), library_(library) {}

  /// The years that can be seen, the latest first.
  std::vector<int> years() const;

  /// The figures of the desk of this actor. The log notes who took them along in which form.
  /// Fails with `forbidden` for who may not see them, with `not_found` for a year that is not one
  /// of years(), and with `unavailable` where the database is away.
  /// @cost  reads every signal of that year with its steps; see bench/signals.
  Result<Sheet> of(const accounts::Actor& actor, int year, Form form);

 private:
  store::Database& database_;
  const Clock& clock_;
  const content::Library& library_;
};

}  // namespace zicht::figures
