#include "ground/search/compound.hpp"

#include <algorithm>
#include <iterator>

namespace zicht::search {
namespace {

/// Letters that Dutch puts between two parts: arbeid-s-markt, krant-en-kop. "" stands for none.
constexpr std::string_view links[] = {"", "s", "en", "e"};

/// Endings that look like the second part of a compound and are none: gemeente-lijk.
constexpr std::string_view no_parts[] = {"achtig", "baar", "heid", "lijk", "loos", "schap", "zaam"};

constexpr std::size_t shortest_front = 3;
constexpr std::size_t shortest_part = 4;
/// A part this long is taken for one where the other part is not a word of the texts.
constexpr std::size_t telling_part = 6;

/// True where `front` is the first part of a compound whose second part is `part`.
bool is_front(const Wordlist& stems, std::string_view front, std::string_view part) {
  if (part.size() >= telling_part && front.size() >= shortest_part) return true;
  return std::ranges::any_of(links, [&](auto link) {
    return front.size() >= link.size() + shortest_front && front.ends_with(link) &&
           stems.contains(front.substr(0, front.size() - link.size()));
  });
}

/// True where `back` is the second part of a compound.
bool is_back(const Wordlist& stems, std::string_view back) {
  return std::ranges::any_of(links, [&](auto link) {
    if (!back.starts_with(link)) return false;
    const auto part = back.substr(link.size());
    return part.size() >= shortest_part && stems.contains(part) &&
           std::ranges::find(no_parts, part) == std::end(no_parts);
  });
}

}  // namespace

std::vector<std::string_view> compounds_with(const Wordlist& stems, std::string_view part) {
  if (part.size() < shortest_part) return {};
  std::vector<const Wordlist::Entry*> found;
  for (const auto* entry : stems.ending_in(part)) {
    const auto front = entry->word.substr(0, entry->word.size() - part.size());
    if (!front.empty() && is_front(stems, front, part)) found.push_back(entry);
  }
  for (const auto& entry : stems.beginning_with(part))
    if (is_back(stems, entry.word.substr(part.size()))) found.push_back(&entry);

  std::ranges::stable_sort(found, std::greater{}, &Wordlist::Entry::count);
  if (found.size() > most_compounds) found.resize(most_compounds);
  std::vector<std::string_view> words;
  words.reserve(found.size());
  for (const auto* entry : found) words.push_back(entry->word);
  return words;
}

std::optional<std::string> joined(const Wordlist& stems,
                                  const Stemmer& stemmer,
                                  const std::string& one,
                                  const std::string& other) {
  for (const auto link : links) {
    auto word = one + std::string(link) + other;
    if (stems.contains(stemmer.stem(word))) return word;
  }
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> taken_apart(const Wordlist& stems,
                                                               const Stemmer& stemmer,
                                                               const std::string& word) {
  const auto known = [&](const std::string& part) { return stems.contains(stemmer.stem(part)); };
  for (auto at = shortest_front; at + shortest_part <= word.size(); ++at) {
    auto back = word.substr(at);
    if (!known(back)) continue;
    for (const auto link : links) {
      if (at < link.size() + shortest_front ||
          !std::string_view(word).substr(0, at).ends_with(link))
        continue;
      auto front = word.substr(0, at - link.size());
      if (known(front)) return std::pair{std::move(front), std::move(back)};
    }
  }
  return std::nullopt;
}

}  // namespace zicht::search
