#include "ground/search/snippet.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "ground/search/words.hpp"

namespace zicht::search {
namespace {

constexpr std::size_t width = 32;      ///< Words in a snippet.
constexpr std::size_t look_back = 10;  ///< How far before the first mark a sentence may begin.
constexpr std::size_t lead = 4;        ///< Words before the first mark where none does.

/// The word that opens the stretch with the most different terms in it, then the most marks, then
/// the earliest.
std::size_t best_mark(std::span<const Mark> marks) {
  std::size_t best = 0;
  std::pair<std::size_t, std::size_t> best_score{0, 0};
  std::size_t end = 0;
  for (std::size_t at = 0; at < marks.size(); ++at) {
    while (end < marks.size() && marks[end].word < marks[at].word + width - look_back) ++end;
    std::set<std::size_t> terms;
    for (const auto& mark : marks.subspan(at, end - at)) terms.insert(mark.term);
    const std::pair score{terms.size(), end - at};
    if (score <= best_score) continue;
    best_score = score;
    best = marks[at].word;
  }
  return best;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n';
}

bool marked(std::span<const Mark> marks, std::size_t word) {
  const auto at = std::ranges::lower_bound(marks, word, {}, &Mark::word);
  return at != marks.end() && at->word == word;
}

/// Text that grows in pieces; what is like the piece before is added to it.
class Pieces {
 public:
  void add(std::string_view text, bool marked) {
    if (text.empty()) return;
    if (all_.empty() || all_.back().marked != marked) all_.push_back({{}, marked});
    all_.back().text += text;
  }
  /// What stands between two words, with its white space made single.
  void add_gap(std::string_view gap, bool between_marks) {
    std::string single;
    bool new_line = false;
    for (const char c : gap) {
      if (!is_space(c)) {
        single += c;
        continue;
      }
      new_line = new_line || c == '\n';
      if (single.empty() || single.back() != ' ') single += ' ';
    }
    // A heading has no full stop, and without a sign its last word would run on into the text.
    if (new_line) single = std::ranges::any_of(single, ends_sentence) ? single : " · ";
    add(single, between_marks && (single == " " || single == "-"));
  }
  std::vector<Piece> take() { return std::move(all_); }

 private:
  std::vector<Piece> all_;
};

/// Some words of a text that stand in a row.
struct Stretch {
  std::size_t first = 0;  ///< The number of the first of them.
  std::vector<Word> words = {};
  bool goes_on = false;  ///< There are words after it.
};

Stretch read(std::string_view text, std::size_t from, std::size_t to) {
  Stretch stretch{.first = from};
  Words words(text);
  for (std::size_t number = 0; const auto word = words.next(); ++number) {
    stretch.goes_on = number >= to;
    if (stretch.goes_on) break;
    if (number >= from) stretch.words.push_back(*word);
  }
  return stretch;
}

/// Where to begin, as a place in `stretch`: at the beginning of the text if that is near, or else
/// of the sentence of the word at `place`.
std::size_t beginning(std::string_view text, const Stretch& stretch, std::size_t place) {
  if (stretch.first == 0) return 0;
  for (auto at = place; at > 0; --at) {
    const auto end = stretch.words[at - 1].end;
    if (std::ranges::any_of(text.substr(end, stretch.words[at].begin - end), ends_sentence))
      return at;
  }
  return place - std::min(place, lead);
}

}  // namespace

std::vector<Piece> snippet(std::string_view text, std::span<const Mark> marks) {
  const auto target = best_mark(marks);
  const auto from = target - std::min(target, look_back);
  auto stretch = read(text, from, target + width);
  auto& words = stretch.words;
  if (words.empty()) return {};
  const auto start = beginning(text, stretch, std::min(target - from, words.size() - 1));
  stretch.goes_on = stretch.goes_on || words.size() - start > width;
  words.resize(std::min(words.size(), start + width));

  Pieces pieces;
  if (from + start > 0) pieces.add("… ", false);
  for (auto at = start; at < words.size(); ++at) {
    const bool is_marked = marked(marks, from + at);
    if (at > start) {
      const auto gap_from = words[at - 1].end;
      pieces.add_gap(text.substr(gap_from, words[at].begin - gap_from),
                     is_marked && marked(marks, from + at - 1));
    }
    pieces.add(text.substr(words[at].begin, words[at].end - words[at].begin), is_marked);
  }
  const auto rest = text.substr(words.back().end);
  pieces.add(rest.substr(0, std::ranges::find_if(rest, is_space) - rest.begin()), false);
  if (stretch.goes_on) pieces.add(" …", false);
  return pieces.take();
}

}  // namespace zicht::search
