// How hard a text is to read, measured: the promise of B1 as numbers that can be checked.
//
// What is counted: every sentence of a paragraph, every item of a list and every cell of a table,
// each as a piece of its own; on pages and in lists. Headings are
// checked but not counted: many short headings would make a long-winded text look easy.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "open/content/library.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// Words; a longer sentence is refused.
inline constexpr int longest_sentence = 25;
/// Words a sentence, over a whole page; a page above it is refused.
inline constexpr double highest_average = 15.0;
/// Letters; a longer word that nothing explains is remarked on.
inline constexpr std::size_t longest_word = 18;

/// What is to be mended in the language of a page. A limit must be kept; the rest is advice, since
/// an editor can have a reason.
struct Remark {
  Problem problem = {};
  bool is_limit = false;
};

/// One page as a reader meets it.
struct PageLanguage {
  std::string address = {};
  int words = 0;
  int sentences = 0;
  int longest = 0;  ///< Words in its longest sentence.
  std::vector<Remark> remarks = {};

  /// Words a sentence; 0 where there are none.
  double average() const;
  int limits_passed() const;
};

/// Every document that is not withdrawn. In order of reading: an abbreviation that one scene of the
/// longread explains may be used in the next.
std::vector<PageLanguage> measure_language(const Library& library);

/// The sentences in the TOML files below `folder`: glossary, figures, models, cases. Their address
/// is the name of the file; of bronnen.toml nothing is measured.
std::vector<PageLanguage> measure_lists(const std::filesystem::path& folder);

/// Worst first: the most limits passed, then the most remarks, then the highest average.
void sort_worst_first(std::vector<PageLanguage>& pages);

/// Those that must be mended.
Problems limits_passed(const std::vector<PageLanguage>& pages);

}  // namespace zicht::content
