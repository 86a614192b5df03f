#include "open/content/page_measure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "ground/text/sentences.hpp"

namespace zicht::content {
namespace {

std::string opening_of(std::string_view sentence) {
  constexpr std::size_t shown = 6;
  const auto words = text::word_list(sentence);
  if (words.size() <= shown) return std::string(sentence);
  const auto* end = words[shown - 1].data() + words[shown - 1].size();
  return std::string(sentence.data(), end) + " …";
}

}  // namespace

void PageMeasure::limit(int line, std::string message) {
  page_.remarks.push_back({{file_, line, std::move(message)}, true});
}

void PageMeasure::advise(int line, std::string message) {
  page_.remarks.push_back({{file_, line, std::move(message)}, false});
}

void PageMeasure::count(int line, std::string_view piece, bool is_heading) {
  for (const auto sentence : text::sentences(piece)) {
    const auto words = static_cast<int>(text::word_list(sentence).size());
    if (words > longest_sentence)
      limit(line,
            fmt::format("Deze zin heeft {} woorden: \"{}\" Maak er twee van; {} is het meeste.",
                        words,
                        opening_of(sentence),
                        longest_sentence));
    if (is_heading) continue;
    page_.words += words;
    page_.sentences += 1;
    page_.longest = std::max(page_.longest, words);
  }
}

PageLanguage PageMeasure::done() {
  if (page_.average() > highest_average)
    limit(1,
          fmt::format("De zinnen zijn gemiddeld {} woorden lang. Maak ze korter; {} is het meeste.",
                      text::decimal(page_.average(), 1),
                      text::decimal(highest_average, 0)));
  std::stable_sort(page_.remarks.begin(), page_.remarks.end(), [](const auto& a, const auto& b) {
    return a.problem.line < b.problem.line;
  });
  return std::move(page_);
}

}  // namespace zicht::content
