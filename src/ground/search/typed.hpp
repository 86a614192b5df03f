// What a visitor typed, taken apart into words, and put right where it was misspelled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ground/search/stemmer.hpp"
#include "ground/search/synonyms.hpp"
#include "ground/search/wordlist.hpp"

namespace zicht::search {

/// What the index knows about words. Immutable; safe to share.
struct Lexicon {
  Wordlist words;  ///< As they stand in the texts, for spelling.
  Wordlist stems;  ///< What they are found by.
  Synonyms synonyms;
};

struct TypedWord {
  std::string plain = {};
  Readings readings = {};
  std::size_t begin = 0;  ///< In the text that was typed, as bytes [begin, end).
  std::size_t end = 0;
  std::string corrected = {};  ///< How it should have been typed; empty where it was right.
};

/// Words between quotes, which are asked for in a row, or the words up to the next quote.
struct TypedPart {
  bool quoted = false;
  std::vector<TypedWord> words = {};  ///< Without stop words.
  std::size_t width = 0;              ///< The number of words with stop words.
};

struct Typed {
  std::string text = {};  ///< As valid UTF-8, cut after the last word that counts.
  std::vector<TypedPart> parts = {};
  std::vector<TypedWord> stop_words = {};  ///< Kept for titles of nothing else: "Met wie".
};

/// Words beyond these are left out: nobody means so many, and each costs time.
inline constexpr std::size_t most_words = 16;

/// Takes a query apart. Only quotes have a meaning; everything else that is not a word is white
/// space, so there are no operators that can go wrong and no wildcards that can explode.
Typed take_apart(std::string_view query, const Stemmer& stemmer);

/// Replaces each word that no text has by the one a single slip away that a text does have; takes
/// compounds apart that no text has as one word.
void put_right(Typed& typed, const Lexicon& lexicon, const Stemmer& stemmer);

/// The text as it should have been typed; empty where nothing was misspelled.
std::string corrected(const Typed& typed);

/// What is being typed, with its last word finished as the texts most often have it: "loverb" gives
/// "loverboy". As it is, where that is a word already or the beginning of none.
std::string finished(std::string_view query, const Wordlist& words);

}  // namespace zicht::search
