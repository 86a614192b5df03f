#include "ground/search/titles.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "ground/search/words.hpp"

namespace zicht::search {
namespace {

constexpr std::size_t most_title_words = 8;
constexpr std::size_t most_title_bytes = 512;
/// Fewer letters inside a word say nothing.
constexpr std::size_t shortest_inside = 3;

std::vector<std::string> plain_words(std::string_view text) {
  std::vector<std::string> all;
  Words words(text);
  while (const auto word = words.next()) {
    auto bare = plain(text.substr(word->begin, word->end - word->begin));
    if (!bare.empty()) all.push_back(std::move(bare));
  }
  return all;
}

std::string in_a_row(const std::vector<std::string>& words) {
  std::string row;
  for (const auto& word : words) row += ' ' + word;
  return row;
}

/// How well a title goes with what was typed: 0 best; `no_match` not at all.
constexpr std::size_t no_match = 3;

std::size_t rank(const std::string& title,
                 const std::string& typed,
                 const std::vector<std::string>& words) {
  if (title.starts_with(typed)) return 0;
  const auto all = [&](auto holds) { return std::ranges::all_of(words, holds); };
  if (all([&](const auto& word) { return title.find(' ' + word) != std::string::npos; })) return 1;
  const bool inside = all([&](const auto& word) {
    return word.size() >= shortest_inside && title.find(word) != std::string::npos;
  });
  return inside ? 2 : no_match;
}

}  // namespace

Titles::Titles(std::span<const Entry> entries) {
  titles_.reserve(entries.size());
  for (const auto& entry : entries)
    titles_.push_back(
        {in_a_row(plain_words(entry.title)), {mended(entry.title), entry.address, entry.kind}});
  std::ranges::stable_sort(titles_, {}, [](const Title& title) {
    return std::tuple(title.words.size(), std::string_view(title.words));
  });
}

std::vector<Suggestion> Titles::beginning_with(std::string_view typed, std::size_t limit) const {
  auto words = plain_words(typed.substr(0, most_title_bytes));
  if (words.empty()) return {};
  words.resize(std::min(words.size(), most_title_words));
  const auto row = in_a_row(words);
  std::array<std::vector<const Title*>, no_match> ranked;
  for (const auto& title : titles_)
    if (const auto place = rank(title.words, row, words); place < no_match)
      if (ranked[place].size() < limit) ranked[place].push_back(&title);

  std::vector<Suggestion> best;
  for (const auto& titles : ranked)
    for (const auto* title : titles)
      if (best.size() < limit) best.push_back(title->suggestion);
  return best;
}

}  // namespace zicht::search
