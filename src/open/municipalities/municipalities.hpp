// Which municipalities there are, on which day, and in which regions they lie.
//
// Municipalities merge. So nothing here is keyed on how many there are, and every question is asked
// for a day. The list is content/municipalities.csv: a row that ends gets a day in `geldig_tot` and
// the codes that take it over in `opgegaan_in`, a new one is added, and none is ever taken out:
// what was once said of an old code can always be told.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "open/content/problem.hpp"
#include "open/municipalities/municipality.hpp"

namespace zicht::municipalities {

/// The list, read once. Immutable; safe to share.
class Register {
 public:
  /// Reads and checks the file. Each mistake is a problem with its line; the list is usable only
  /// where there are none.
  static Register read(const std::filesystem::path& file, content::Problems& problems);

  /// Null where no municipality has this code on this day.
  const Municipality* find(std::string_view code, Date day) const;
  /// Where on this day lies what once lay under this code: the municipality that has it, or else
  /// those that it went into, also by way of others, first the one that took most of it. Empty for
  /// a code that never was, or that begins later.
  std::vector<const Municipality*> follow(std::string_view code, Date day) const;
  /// "Lampdam", "Lampdam (nu Lichtstad)" or "Lichtstad (vanaf 1 januari 2027)"; the code itself
  /// where there never was one.
  std::string title(std::string_view code, Date day) const;
  /// All of a day, in the order of the alphabet.
  std::vector<const Municipality*> on(Date day) const;
  /// Before this day the list knows nothing.
  Date known_from() const;
  /// Every row, also those that ended, in the order of the alphabet.
  const std::vector<Municipality>& all() const { return all_; }
  /// The last row of those that ended and whose code nobody has on this day: each code once, in the
  /// order of the alphabet.
  std::vector<const Municipality*> ended(Date day) const;

 private:
  const Municipality* last_ended(std::string_view code, Date day) const;

  std::vector<Municipality> all_;
};

}  // namespace zicht::municipalities
