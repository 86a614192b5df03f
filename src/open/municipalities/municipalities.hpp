// Which municipalities there are, on which day, and in which regions they lie.
//
// Municipalities merge. So nothing here is keyed on how many there are, and every question is asked
// for a day. The list is content/municipalities.csv: a row that ends gets a day in `geldig_tot`, a
// new one is added, and none is ever taken out.
#pragma once

#include <filesystem>
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
  /// All of a day, in the order of the alphabet.
  std::vector<const Municipality*> on(Date day) const;
  /// Before this day the list knows nothing.
  Date known_from() const;
  /// Every row, also those that ended, in the order of the alphabet.
  const std::vector<Municipality>& all() const { return all_; }

 private:
  std::vector<Municipality> all_;
};

}  // namespace zicht::municipalities
