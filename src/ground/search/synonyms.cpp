#include "ground/search/synonyms.hpp"

#include <algorithm>

#include "ground/search/words.hpp"

namespace zicht::search {
namespace {

bool holds(const Readings& readings, const std::string& stem) {
  return std::ranges::find(readings, stem) != readings.end();
}

}  // namespace

Synonyms::Synonyms(std::span<const std::vector<std::string>> groups, const Stemmer& stemmer) {
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const auto& written : groups[group]) {
      const auto expression = mended(written);
      std::vector<std::string> stems;
      Words words(expression);
      while (const auto word = words.next()) {
        auto bare =
            plain(std::string_view(expression).substr(word->begin, word->end - word->begin));
        if (is_stop_word(bare)) continue;
        stems.push_back(stemmer.stem(bare));
        words_.push_back(std::move(bare));
      }
      if (stems.empty()) continue;
      auto& members = members_[stems.front()];
      members.push_back({std::move(stems), group});
    }
  }
}

std::vector<Synonyms::Meeting> Synonyms::meet(std::span<const Readings* const> words) const {
  std::vector<Meeting> met;
  if (words.empty()) return met;
  for (const auto& first : *words.front()) {
    const auto members = members_.find(first);
    if (members == members_.end()) continue;
    for (const auto& member : members->second) {
      const auto& stems = member.stems;
      const auto length = stems.size();
      if (length > words.size()) continue;
      const bool here =
          std::equal(stems.begin() + 1,
                     stems.end(),
                     words.begin() + 1,
                     [](const auto& stem, const auto& word) { return holds(*word, stem); });
      const bool known = std::ranges::any_of(met, [&](const auto& other) {
        return other.group == member.group && other.length == length;
      });
      if (here && !known) met.push_back({member.group, length});
    }
  }
  return met;
}

}  // namespace zicht::search
