#include "ground/search/typed.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "ground/search/compound.hpp"
#include "ground/search/words.hpp"

namespace zicht::search {
namespace {

constexpr std::size_t most_bytes = 8192;
constexpr std::size_t most_stop_words = 48;
/// A shorter word has too many neighbours: "kerk" should not become "werk".
constexpr std::size_t shortest_misspelled = 5;

constexpr std::string_view quotes[] = {"“", "”", "„", "«", "»"};

std::string with_plain_quotes(std::string text) {
  for (const auto quote : quotes)
    for (auto at = text.find(quote); at != std::string::npos; at = text.find(quote, at))
      text.replace(at, quote.size(), "\"");
  return text;
}

/// A stretch of a query between two quotes, as bytes [begin, end).
struct Section {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool quoted = false;
};

/// Splits `text` at its quotes. A quote that is never closed opens nothing.
std::vector<Section> sections(std::string_view text) {
  std::vector<Section> all;
  bool quoted = false;
  for (std::size_t begin = 0; begin <= text.size(); quoted = !quoted) {
    const auto quote = text.find('"', begin);
    const auto end = std::min(quote, text.size());
    all.push_back({begin, end, quoted && end == quote});
    begin = end + 1;
  }
  return all;
}

bool holds(const std::vector<TypedWord>& words, const std::string& plain) {
  return std::ranges::find(words, plain, &TypedWord::plain) != words.end();
}

/// Writes words down as they should have been typed.
class Speller {
 public:
  Speller(const Lexicon& lexicon, const Stemmer& stemmer) : lexicon_(lexicon), stemmer_(stemmer) {}

  /// The words of one part. Words between quotes are not joined with one another.
  std::vector<TypedWord> right(const TypedPart& part) const {
    std::vector<TypedWord> right;
    const auto& words = part.words;
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto& word = words[at];
      const auto* before = part.quoted || at == 0 ? nullptr : &words[at - 1];
      const auto* after = part.quoted || at + 1 == words.size() ? nullptr : &words[at + 1];
      if (is_known(word) || are_joined(before, &word) || are_joined(&word, after)) {
        right.push_back(word);
      } else if (const auto* likely = nearest(word.plain)) {
        right.push_back(as(*likely, word.begin, word.end));
      } else if (const auto* back = nearest_pair(before, &word)) {
        right.back() = as(*back, before->begin, word.end);
      } else if (const auto* front = nearest_pair(&word, after)) {
        right.push_back(as(*front, word.begin, after->end));
        ++at;
      } else {
        for (auto& half : halves(word)) right.push_back(std::move(half));
      }
    }
    return right;
  }

 private:
  bool is_known(const TypedWord& word) const {
    const auto is_stem = [&](const auto& stem) { return lexicon_.stems.contains(stem); };
    return std::ranges::any_of(word.readings, is_stem) || lexicon_.words.contains(word.plain) ||
           !compounds_with(lexicon_.stems, word.readings.front()).empty();
  }

  bool are_joined(const TypedWord* one, const TypedWord* other) const {
    return one != nullptr && other != nullptr &&
           joined(lexicon_.stems, stemmer_, one->plain, other->plain).has_value();
  }

  const Wordlist::Entry* nearest(const std::string& word) const {
    return word.size() < shortest_misspelled ? nullptr : lexicon_.words.nearest(word);
  }

  /// "zorg cordinator" is one word, written apart and misspelled.
  const Wordlist::Entry* nearest_pair(const TypedWord* one, const TypedWord* other) const {
    if (one == nullptr || other == nullptr) return nullptr;
    const auto* whole = nearest(one->plain + other->plain);
    return whole != nullptr ? whole : nearest(one->plain + 's' + other->plain);
  }

  TypedWord as(const Wordlist::Entry& entry, std::size_t begin, std::size_t end) const {
    return {.plain = std::string(entry.word),
            .readings = stemmer_.readings(std::string(entry.word)),
            .begin = begin,
            .end = end,
            .corrected = std::string(entry.shown)};
  }

  std::vector<TypedWord> halves(const TypedWord& word) const {
    const auto parts = taken_apart(lexicon_.stems, stemmer_, word.plain);
    if (!parts) return {word};
    const auto half = [&](const std::string& plain) {
      return TypedWord{plain, stemmer_.readings(plain), word.begin, word.end, {}};
    };
    return {half(parts->first), half(parts->second)};
  }

  const Lexicon& lexicon_;
  const Stemmer& stemmer_;
};

}  // namespace

Typed take_apart(std::string_view query, const Stemmer& stemmer) {
  Typed typed{.text = with_plain_quotes(mended(query.substr(0, most_bytes)))};
  std::size_t count = 0;
  for (const auto& [begin, end, quoted] : sections(typed.text)) {
    TypedPart part{.quoted = quoted};
    const auto text = std::string_view(typed.text).substr(begin, end - begin);
    Words words(text);
    while (const auto word = words.next()) {
      TypedWord found{.plain = plain(text.substr(word->begin, word->end - word->begin)),
                      .begin = begin + word->begin,
                      .end = begin + word->end};
      ++part.width;
      const bool stop_word = is_stop_word(found.plain);
      auto& kind = stop_word ? typed.stop_words : part.words;
      if (!quoted && holds(kind, found.plain)) continue;
      if (stop_word ? typed.stop_words.size() == most_stop_words : count == most_words) {
        typed.text.resize(found.begin);
        break;
      }
      if (!stop_word) ++count;
      found.readings = stemmer.readings(found.plain);
      kind.push_back(std::move(found));
    }
    if (!part.words.empty()) typed.parts.push_back(std::move(part));
    if (end >= typed.text.size()) break;
  }
  return typed;
}

void put_right(Typed& typed, const Lexicon& lexicon, const Stemmer& stemmer) {
  const Speller speller(lexicon, stemmer);
  for (auto& part : typed.parts) part.words = speller.right(part);
}

std::string corrected(const Typed& typed) {
  std::string text;
  std::size_t copied = 0;
  for (const auto& part : typed.parts) {
    for (const auto& word : part.words) {
      if (word.corrected.empty()) continue;
      text += typed.text.substr(copied, word.begin - copied) + word.corrected;
      copied = word.end;
    }
  }
  return copied == 0 ? std::string() : text + typed.text.substr(copied);
}

std::string finished(std::string_view query, const Wordlist& words) {
  auto text = mended(query.substr(0, most_bytes));
  std::optional<Word> last;
  Words all(text);
  while (const auto word = all.next()) last = word;
  if (!last || last->end != text.size()) return text;
  const auto beginning = plain(std::string_view(text).substr(last->begin));
  const auto candidates = words.beginning_with(beginning);
  if (candidates.empty() || candidates.front().word == beginning) return text;
  const auto& best = *std::ranges::max_element(candidates, {}, &Wordlist::Entry::count);
  return text.replace(last->begin, std::string::npos, best.shown);
}

}  // namespace zicht::search
