#include "ground/search/stemmer.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

namespace zicht::search {
namespace {

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

bool has_vowel(std::string_view part) {
  return std::ranges::any_of(part, is_vowel);
}

bool is_dutch(std::string_view word) {
  return std::ranges::all_of(word, is_letter);
}

bool ends_in_consonant(std::string_view part) {
  return !part.empty() && is_letter(part.back()) && !is_vowel(part.back());
}

/// What Snowball leaves at the end of a stem and Dutch spelling changes there: huiz-en is huis,
/// briev-en is brief, plann-en is plan.
void respell(std::string& stem) {
  if (stem.size() < 3) return;
  auto& last = stem.back();
  const char before = stem[stem.size() - 2];
  if (last == before && !is_vowel(last)) {
    stem.pop_back();
  } else if (last == 'z') {
    last = 's';
  } else if (last == 'v') {
    last = 'f';
  }
}

/// The part before one of `endings`, the first that fits, where it can be a Dutch root: three
/// letters or more, with a vowel, and a consonant at the end.
std::optional<std::string> root(const std::string& word,
                                std::span<const std::string_view> endings) {
  for (const auto ending : endings) {
    if (!word.ends_with(ending)) continue;
    auto part = word.substr(0, word.size() - ending.size());
    if (part.size() >= 3 && has_vowel(part) && ends_in_consonant(part)) return part;
    return std::nullopt;
  }
  return std::nullopt;
}

/// Verbs from Latin and their nouns have one root: registr-eren, registr-atie, coördin-ator,
/// rapport-eur. The same ending takes kind-eren and jong-eren apart. A longer ending stands before
/// a shorter one that it ends in.
constexpr std::string_view latin_endings[] = {
    "eerders", "eerder", "eerden", "eerde",   "eert",  "eerd",   "eer",
    "erende",  "erend",  "eren",   "eringen", "ering", "atoren", "ators",
    "ator",    "aties",  "atie",   "eurs",    "eur",   "ages",   "age"};

/// Words that only look like a participle.
constexpr std::string_view no_participles[] = {
    "gebed",  "gebeurd", "gebeurt", "gebied",  "gebit",   "gebod",    "gebouwd", "geduld",
    "geluid", "gemoed",  "genot",   "gerecht", "gerucht", "geslacht", "gevecht", "gewaad",
    "geweld", "gewelfd", "gewicht", "gezicht", "gezind",  "gezond"};

/// Verbs whose first part comes off: uit-ge-buit, aan-ge-meld.
constexpr std::string_view loose_parts[] = {
    "aan", "achter", "af",   "bij",  "bijeen", "door",  "in",  "los", "mee",  "na",   "neer", "om",
    "op",  "open",   "over", "rond", "samen",  "terug", "toe", "uit", "vast", "voor", "weg"};

/// "gemeld" gives "meld", "uitgebuit" gives "uitbuit", "opgevangen" gives "opvangen".
std::optional<std::string> without_ge(const std::string& word) {
  const bool ending = word.ends_with('d') || word.ends_with('t') || word.ends_with("en");
  if (!ending || std::ranges::find(no_participles, word) != std::end(no_participles))
    return std::nullopt;
  const auto without = [&](std::size_t at) -> std::optional<std::string> {
    auto rest = word.substr(at + 2);
    if (rest.size() < 4 || !has_vowel(rest)) return std::nullopt;
    return word.substr(0, at) + rest;
  };
  // A strong participle (ge-holp-en) has seldom the vowel of its verb, and "gemeenten" is none.
  if (word.starts_with("ge")) return word.ends_with("en") ? std::nullopt : without(0);
  for (const auto part : loose_parts)
    if (word.starts_with(part) && word.substr(part.size()).starts_with("ge"))
      return without(part.size());
  return std::nullopt;
}

/// "meldt" gives "meld", "werkt" gives "werk". Not after s and ch: kunst, macht.
std::optional<std::string> without_t(const std::string& word) {
  if (word.size() < 5 || !word.ends_with('t') || word.ends_with("st") || word.ends_with("cht"))
    return std::nullopt;
  auto rest = word.substr(0, word.size() - 1);
  if (!ends_in_consonant(rest) || !has_vowel(rest)) return std::nullopt;
  return rest;
}

}  // namespace

std::string Stemmer::stem(const std::string& word) const {
  if (!is_dutch(word)) return word;
  auto stem = snowball_(word);
  // Snowball takes -ing only from a long word, which leaves melding and melden apart. From a
  // shorter one it should not be taken: mening, woning.
  if (stem.size() >= 7 && stem.ends_with("ing")) stem.resize(stem.size() - 3);
  respell(stem);
  return stem;
}

Readings Stemmer::readings(const std::string& word) const {
  Readings all{stem(word)};
  if (!is_dutch(word)) return all;
  const auto add = [&](std::string reading) {
    if (std::ranges::find(all, reading) == all.end()) all.push_back(std::move(reading));
  };
  const auto participle = without_ge(word);
  const auto& verb = participle ? *participle : word;
  if (participle) add(stem(verb));
  if (const auto base = root(verb, latin_endings)) {
    add(*base);
  } else if (const auto base_of_t = without_t(verb)) {
    add(stem(*base_of_t));
  }
  return all;
}

}  // namespace zicht::search
