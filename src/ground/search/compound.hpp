// Compounds: Dutch writes "zorg" and "coördinatie" as one word, and visitors do not always.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/search/stemmer.hpp"
#include "ground/search/wordlist.hpp"

namespace zicht::search {

/// The stems of the compounds that hold `part`, itself a stem: "uitbuit" gives "arbeidsuitbuit",
/// "zorg" gives "zorgcoordinatie". At most `most_compounds`, those used most; in a fixed order.
std::vector<std::string_view> compounds_with(const Wordlist& stems, std::string_view part);
inline constexpr std::size_t most_compounds = 16;

/// Two words as the one word they make in the texts: "aandacht" and "functionaris" give
/// "aandachtsfunctionaris". Nothing where the texts do not have it.
std::optional<std::string> joined(const Wordlist& stems,
                                  const Stemmer& stemmer,
                                  const std::string& one,
                                  const std::string& other);

/// A word that the texts do not have, as two that they do have: "zorgplan" gives "zorg", "plan".
std::optional<std::pair<std::string, std::string>> taken_apart(const Wordlist& stems,
                                                               const Stemmer& stemmer,
                                                               const std::string& word);

}  // namespace zicht::search
