#include "ground/text/sentences.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "ground/text/utf8.hpp"

namespace zicht::text {
namespace {

/// Behind these a sentence goes on, whatever follows.
constexpr std::array going_on{
    "art",  "bijv",  "blz",   "bv",    "ca",    "d.w.z", "dhr",   "dr",    "drs",   "evt",  "excl",
    "hfst", "i.p.v", "i.v.m", "incl",  "ing",   "ir",    "jl",    "m.b.t", "m.i.v", "m.n",  "max",
    "mevr", "min",   "mr",    "nr",    "nrs",   "o.a",   "o.b.v", "p",     "par",   "prof", "pag",
    "resp", "st",    "t.a.v", "t.b.v", "t.o.v", "t/m",   "tel",   "vgl",   "zgn",   "z.g"};

/// Opening and closing marks that may stand around a sentence or a word.
constexpr std::array quotes{"‘", "’", "“", "”", "„", "«", "»", "\"", "'", "(", ")", "[", "]"};

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// True for a letter or a digit; every byte past ASCII that is no mark counts as part of a letter.
bool is_word_character(std::string_view character) {
  if (character.size() == 1) {
    const char c = character[0];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
  // General punctuation, arrows and spaces lie in E2; « » and the hard space in C2.
  return !character.starts_with('\xE2') && !character.starts_with('\xC2');
}

std::size_t size_at(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U)
    ++size;
  return size;
}

std::string_view quote_at(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.starts_with(quote)) return quote;
  return {};
}

bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto size = size_at(text, at);
    if (is_word_character(text.substr(at, size))) return true;
    at += size;
  }
  return false;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// What stands between the last white space and the end, without quotes in front.
std::string_view last_word(std::string_view text) {
  auto start = text.size();
  while (start > 0 && !is_space(text[start - 1])) --start;
  auto word = text.substr(start);
  for (auto quote = quote_at(word); !quote.empty(); quote = quote_at(word))
    word.remove_prefix(quote.size());
  return word;
}

/// True where the point behind `before`, which runs from the start of the sentence, ends nothing.
bool belongs_to_a_word(std::string_view before) {
  const auto word = last_word(before);
  const bool initial = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  const bool step = trim(before) == word && !word.empty() &&
                    word.find_first_not_of("0123456789") == std::string_view::npos;
  const auto folded = fold(word);
  return initial || step || std::find(going_on.begin(), going_on.end(), folded) != going_on.end();
}

/// True where `rest` starts as a sentence does.
bool can_start(std::string_view rest) {
  bool quoted = false;
  for (auto quote = quote_at(rest); !quote.empty(); quote = quote_at(rest)) {
    rest.remove_prefix(quote.size());
    quoted = true;
  }
  if (rest.empty()) return quoted;
  const char c = rest[0];
  const bool capital = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  // É, Ë and the like: what changes by being folded, in the first half of the C3 block.
  const bool accented =
      rest.size() > 1 && c == '\xC3' && static_cast<unsigned char>(rest[1]) < 0xA0;
  return capital || accented;
}

/// The size of the mark that may end a sentence here, or 0.
std::size_t end_mark_at(std::string_view text) {
  if (text.starts_with('.') || text.starts_with('!') || text.starts_with('?')) return 1;
  return text.starts_with("…") ? std::string_view("…").size() : 0;
}

}  // namespace

std::vector<std::string_view> sentences(std::string_view text) {
  std::vector<std::string_view> found;
  std::size_t start = 0;
  const auto close = [&](std::size_t end) {
    const auto sentence = trim(text.substr(start, end - start));
    if (has_word_character(sentence)) found.push_back(sentence);
    start = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    auto end = at;
    for (auto size = end_mark_at(text.substr(end)); size > 0; size = end_mark_at(text.substr(end)))
      end += size;
    if (end == at) {
      if (text.substr(at).starts_with("\n\n")) close(at);
      ++at;
      continue;
    }
    const bool one_point = end == at + 1 && text[at] == '.';
    const bool inside = one_point && belongs_to_a_word(text.substr(start, at - start));
    for (auto quote = quote_at(text.substr(end)); !quote.empty();
         quote = quote_at(text.substr(end)))
      end += quote.size();
    const auto rest = trim(text.substr(end));
    const bool apart = end < text.size() && is_space(text[end]);
    if (apart && !inside && can_start(rest)) close(end);
    at = end;
  }
  close(text.size());
  return found;
}

std::vector<std::string_view> word_list(std::string_view text) {
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_space(text[at])) ++at;
    const auto start = at;
    auto first = std::string_view::npos;  // From the first letter or digit ...
    std::size_t last = 0;                 // ... to behind the last one.
    while (at < text.size() && !is_space(text[at])) {
      const auto size = size_at(text, at);
      if (is_word_character(text.substr(at, size))) {
        if (first == std::string_view::npos) first = at;
        last = at + size;
      }
      at += size;
    }
    if (first != std::string_view::npos && first >= start)
      found.push_back(text.substr(first, last - first));
  }
  return found;
}

}  // namespace zicht::text
