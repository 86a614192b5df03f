// Counts of one year of one desk, made safe together. Pure.
//
// There is one set of tables for a year, it holds its quarters too, and it exists from the day on
// which the year is closed. No other period can be asked for, and nothing can be filtered: whoever
// lays two tables of the same signals beside each other can work out what each of them hides
// (docs/decisions/0018-figures-of-the-desk.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "open/content/library.hpp"
#include "science/disclosure/protect.hpp"
#include "work/figures/arrival.hpp"

namespace zicht::figures {

/// The last day that counts for how a signal of this year went: 31 January of the next. From the
/// day after it on, the year can be seen.
Date known_on(int year);
/// The latest year that can be seen on this day.
int latest_year(Date today);

/// One figure: a table that may leave the house, and what it says.
struct Figure {
  std::string_view id = {};          ///< "kanaal"; in addresses and files.
  std::string_view title = {};       ///< "Hoe het binnenkwam"
  std::string_view definition = {};  ///< What is counted, and what not.
  disclosure::SafeTable table;
};

struct Year {
  int year = 0;
  /// True where the first dimension of each table is the quarter; false where a quarter has too few
  /// signals, and each table has one dimension.
  bool by_quarter = false;
  std::vector<Figure> figures = {};  ///< Empty where the whole year has too few.
};

/// The figures of a year. Every table shows the same totals, and all of them: the number of signals
/// of each quarter and of the year. What else they show they show of different characteristics, so
/// that one gives no more of another away than those totals do.
/// @error  as disclosure::protect.
Result<Year> count(int year,
                   const std::vector<Arrival>& arrivals,
                   const std::vector<content::Label>& sectors);

}  // namespace zicht::figures
