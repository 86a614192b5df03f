#include "ground/search/words.hpp"

#include <xapian.h>

#include <algorithm>

#include "ground/text/utf8.hpp"

namespace zicht::search {
namespace {

constexpr std::string_view right_quote = "\xE2\x80\x99";  // ’, an apostrophe to most editors
constexpr std::string_view soft_hyphen_bytes = "\xC2\xAD";

/// The list of the Snowball project (BSD), folded, with a few that it lacks.
constexpr std::string_view stop_words[] = {
    "aan",    "al",     "alles",  "als",  "altijd", "andere", "ben",   "bij",     "daar",  "dan",
    "dat",    "de",     "der",    "des",  "deze",   "die",    "dit",   "doch",    "doen",  "door",
    "dus",    "een",    "eens",   "en",   "er",     "ge",     "geen",  "geweest", "haar",  "had",
    "heb",    "hebben", "heeft",  "hem",  "het",    "hier",   "hij",   "hoe",     "hun",   "iemand",
    "iets",   "ik",     "in",     "is",   "ja",     "je",     "jij",   "jou",     "jouw",  "jullie",
    "kan",    "kon",    "kunnen", "maar", "me",     "meer",   "men",   "met",     "mij",   "mijn",
    "moet",   "moeten", "na",     "naar", "niet",   "niets",  "nog",   "nu",      "of",    "om",
    "omdat",  "onder",  "ons",    "ook",  "op",     "over",   "reeds", "te",      "tegen", "toch",
    "toen",   "tot",    "u",      "uit",  "uw",     "van",    "veel",  "voor",    "waar",  "want",
    "waren",  "was",    "wat",    "we",   "werd",   "wezen",  "wie",   "wij",     "wil",   "word",
    "worden", "wordt",  "zal",    "ze",   "zelf",   "zich",   "zij",   "zijn",    "zo",    "zonder",
    "zou"};
static_assert(std::ranges::is_sorted(stop_words));

struct Character {
  enum class Kind { letter, digit, apostrophe, point, soft_hyphen, hyphen, other };
  Kind kind = Kind::other;
  std::size_t size = 1;  ///< In bytes.
  bool in_word() const { return kind == Kind::letter || kind == Kind::digit; }
};

Character ascii(char c) {
  using Kind = Character::Kind;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {Kind::letter};
  if (c >= '0' && c <= '9') return {Kind::digit};
  if (c == '\'') return {Kind::apostrophe};
  if (c == '.') return {Kind::point};
  if (c == '-') return {Kind::hyphen};
  return {};
}

/// The character at `at`; "other" of no bytes at the end.
Character character(std::string_view text, std::size_t at) {
  using Kind = Character::Kind;
  if (at >= text.size()) return {Kind::other, 0};
  if (static_cast<unsigned char>(text[at]) < 0x80) return ascii(text[at]);
  Xapian::Utf8Iterator rest(text.data() + at, text.size() - at);
  const auto point = *rest;
  ++rest;
  const auto size = text.size() - at - rest.left();
  switch (point) {
    case 0x2019:
      return {Kind::apostrophe, size};
    case 0xAD:
      return {Kind::soft_hyphen, size};
    case 0x2010:
    case 0x2011:
      return {Kind::hyphen, size};
    default:
      return {Xapian::Unicode::is_wordchar(point) ? Kind::letter : Kind::other, size};
  }
}

/// True where `between` does not end the word that goes on in `after`.
bool joins(Character before, Character between, Character after) {
  using Kind = Character::Kind;
  switch (between.kind) {
    case Kind::apostrophe:
    case Kind::soft_hyphen:
      return after.in_word();
    case Kind::point:
      return before.kind == Kind::digit && after.kind == Kind::digit;
    default:
      return false;
  }
}

/// True for a byte of a UTF-8 character that is not its first.
bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

void erase_all(std::string& text, std::string_view part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at))
    text.erase(at, part.size());
}

}  // namespace

std::optional<Word> Words::next() {
  const bool after_word = at_ > 0;
  const auto gap = at_;
  auto current = character(text_, at_);
  bool hyphen = false;
  while (current.size > 0 && !current.in_word()) {
    hyphen = after_word && at_ == gap && current.kind == Character::Kind::hyphen;
    at_ += current.size;
    current = character(text_, at_);
  }
  if (current.size == 0) return std::nullopt;

  Word word{.begin = at_, .end = at_, .hyphenated = hyphen};
  while (current.in_word()) {
    at_ += current.size;
    word.end = at_;
    const auto before = current;
    current = character(text_, at_);
    if (current.in_word()) continue;
    const auto after = character(text_, at_ + current.size);
    if (!joins(before, current, after)) break;
    at_ += current.size;
    current = after;
  }
  return word;
}

std::string plain(std::string_view word) {
  auto folded = text::fold(word);
  const auto ends = [&](std::string_view ending) {
    return folded.size() > ending.size() && folded.ends_with(ending);
  };
  if (ends("'s")) folded.resize(folded.size() - 2);
  if (ends("\xE2\x80\x99s")) folded.resize(folded.size() - right_quote.size() - 1);
  erase_all(folded, "'");
  erase_all(folded, right_quote);
  erase_all(folded, soft_hyphen_bytes);
  erase_all(folded, ".");
  if (folded.size() <= longest_word) return folded;
  auto end = longest_word;
  while (is_continuation(folded[end])) --end;
  folded.resize(end);
  return folded;
}

bool is_stop_word(std::string_view plain_word) {
  return plain_word.empty() || std::ranges::binary_search(stop_words, plain_word);
}

std::string mended(std::string_view text) {
  if (text::is_utf8(text)) return std::string(text);
  std::string whole;
  whole.reserve(text.size() * 2);
  for (Xapian::Utf8Iterator at(text.data(), text.size()); at != Xapian::Utf8Iterator(); ++at) {
    // Xapian lets halves of surrogate pairs through, which are no characters.
    const bool is_character = *at <= 0x10FFFF && (*at < 0xD800 || *at > 0xDFFF);
    Xapian::Unicode::append_utf8(whole, is_character ? *at : 0xFFFD);
  }
  return whole;
}

}  // namespace zicht::search
