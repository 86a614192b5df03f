// From a file to a table: what people hand in, and what is wrong with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "science/estimate/table.hpp"

namespace zicht::estimate {

/// A property by which people are told apart, such as the year or the sex.
struct Covariate {
  std::string name = {};
  std::vector<std::string> levels = {};  ///< In the order in which the file has them.
};

/// The people of one kind: a level of each covariate, and their histories.
struct Stratum {
  std::vector<int> levels = {};
  std::vector<std::int64_t> counts = {};  ///< 2^t numbers.
};

struct Input {
  Table table = {};  ///< All people together.
  std::vector<Covariate> covariates = {};
  std::vector<Stratum> strata = {};  ///< Empty where there are no covariates.
  std::vector<Mask> rows = {};       ///< The history of each row of the file, in order.
  std::vector<Warning> warnings = {};
  std::string sha256 = {};  ///< Of the bytes that came in.
  bool row_per_person = false;
};

/// Which column is what, where its heading and its cells do not tell.
struct Columns {
  std::string count = {};                    ///< The heading of the column with the counts.
  std::vector<std::string> covariates = {};  ///< The headings of columns that are no lists.
};

/// Reads a table with a heading: columns of 0 and 1, one for each list, and a last column with the
/// number of persons of that history; or a row per person, without that column. A column whose
/// first cell is not 0 or 1 is a covariate. Comma, semicolon or tab; quotes, a byte order mark and
/// lines with # are fine; 12, 12.0 and, between semicolons, 12,0 are whole numbers. A history that
/// stands twice is added up; one that is missing counts 0; the history "on no list" may stand there
/// without a number. Lines and columns in messages count from 1.
/// @error invalid, naming line and column, on anything else.
Result<Input> read_table(std::string_view text, const Columns& columns = {});

/// The same people without one list, or with two lists made into one.
Input without(Input input, int list);
Input merged(Input input, int first, int second);

/// Resampled counts in place of chance: a replicate a line, one number for each row of the table,
/// between spaces, commas or tabs. Gives 2^t counts a replicate. Fails with `invalid`, naming the
/// line.
Result<std::vector<std::vector<double>>> read_resamples(std::string_view text, const Input& input);

}  // namespace zicht::estimate
