#include "ground/press/hyphenation.hpp"

#include <hyphen.h>

#include <cstdlib>
#include <vector>

#include "ground/press/handle.hpp"

namespace zicht::press {
namespace {

constexpr std::string_view soft_hyphen = "\u00ad";
/// Letters that stay together before and after a break.
constexpr std::size_t fewest = 4;

/// One letter of Latin-1, which is what the patterns are written in.
struct Letter {
  std::size_t at = 0;    ///< Where it starts, in bytes of UTF-8.
  std::size_t size = 0;  ///< 1 or 2 bytes.
  char latin = 0;        ///< In lower case.
};

/// The letter at `at`, or one of size 0 where there is none.
Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
  const unsigned first = byte(at);
  if (first >= 'a' && first <= 'z') return {at, 1, static_cast<char>(first)};
  if (first >= 'A' && first <= 'Z') return {at, 1, static_cast<char>(first + 0x20U)};
  // U+00C0 to U+00FF but for the signs of multiplication and division.
  if (first == 0xC3U && at + 1 < text.size()) {
    const unsigned code = 0xC0U + (byte(at + 1) & 0x3FU);
    if (code == 0xD7U || code == 0xF7U) return {at, 0, 0};
    const bool upper = code < 0xDFU;
    return {at, 2, static_cast<char>(upper ? code + 0x20U : code)};
  }
  return {at, 0, 0};
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

}  // namespace

struct Hyphenation::Patterns {
  Handle<HyphenDict, hnj_hyphen_free> dictionary;

  /// Adds one word to `out`, softened.
  void add(std::string& out,
           std::string_view text,
           const std::vector<Letter>& word,
           std::size_t shortest) const {
    std::vector<char> marks(word.size() + 5, '0');
    if (word.size() >= shortest) {
      std::string latin;
      for (const auto& letter : word) latin += letter.latin;
      char** replacements = nullptr;
      int* positions = nullptr;
      int* cuts = nullptr;
      hnj_hyphen_hyphenate2(dictionary.get(),
                            latin.c_str(),
                            static_cast<int>(latin.size()),
                            marks.data(),
                            nullptr,
                            &replacements,
                            &positions,
                            &cuts);
      for (std::size_t at = 0; replacements != nullptr && at < word.size(); ++at) {
        // A break that changes letters ("café-tje", "cafeetje") cannot be said by a soft hyphen.
        if (replacements[at] != nullptr) marks[at] = '0';
        std::free(replacements[at]);  // NOLINT(cppcoreguidelines-no-malloc): libhyphen's own
      }
      std::free(replacements);  // NOLINT(cppcoreguidelines-no-malloc)
      std::free(positions);     // NOLINT(cppcoreguidelines-no-malloc)
      std::free(cuts);          // NOLINT(cppcoreguidelines-no-malloc)
    }
    for (std::size_t at = 0; at < word.size(); ++at) {
      out += text.substr(word[at].at, word[at].size);
      const bool may_break = (static_cast<unsigned char>(marks[at]) & 1U) != 0;
      if (may_break && at + 1 >= fewest && at + 1 + fewest <= word.size()) out += soft_hyphen;
    }
  }
};

Result<Hyphenation> Hyphenation::load(const std::filesystem::path& patterns) {
  auto* dictionary = hnj_hyphen_load(patterns.c_str());
  if (dictionary == nullptr)
    return fail(Fault::not_found,
                "De patronen om woorden af te breken zijn er niet. Installeer hyphen-nl.",
                patterns.string());
  auto held = std::make_shared<Patterns>();
  held->dictionary.reset(dictionary);
  return Hyphenation(std::move(held));
}

std::string Hyphenation::soften(std::string_view text, std::size_t shortest) const {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  std::size_t at = 0;
  while (at < text.size()) {
    if (is_space(text[at])) {
      out += text[at++];
      continue;
    }
    auto end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    const auto chunk = text.substr(at, end - at);
    // An address or a number with letters is copied by hand: it breaks nowhere.
    const bool plain = chunk.find_first_of("/@:0123456789_") == std::string_view::npos ||
                       chunk.find(':') == chunk.size() - 1;
    std::vector<Letter> word;
    for (std::size_t place = 0; place < chunk.size();) {
      const auto letter = letter_at(chunk, place);
      if (letter.size > 0) {
        word.push_back(letter);
        place += letter.size;
        continue;
      }
      patterns_->add(out, chunk, word, plain ? shortest : chunk.size() + 1);
      word.clear();
      out += chunk[place++];
    }
    patterns_->add(out, chunk, word, plain ? shortest : chunk.size() + 1);
    at = end;
  }
  return out;
}

}  // namespace zicht::press
