// What a visitor asks, as a Xapian query.
#pragma once

#include <xapian.h>

#include <span>

#include "ground/search/search.hpp"
#include "ground/search/typed.hpp"

namespace zicht::search {

/// Entries that have some of what was asked for.
struct Some {
  Xapian::Query of = {};      ///< An entry needs one of its terms, whichever.
  Xapian::Query beside = {};  ///< What counts for more where an entry has it too.
};

struct Question {
  Xapian::Query all = {};  ///< All that was asked for; empty where that is nothing.
  Some telling = {};       ///< Of a sentence, the words that are rare; otherwise empty.
  Some any = {};           ///< Some of it; empty where that is no different.
};

/// The question in what was typed. A word counts in full where it stands itself, for more in a
/// title, and for less where a compound with it stands or a synonym of it. Halves of a compound
/// that were typed apart are also looked for as one word. Throws Xapian::Error.
Question question(const Typed& typed,
                  const Lexicon& lexicon,
                  const Stemmer& stemmer,
                  const Xapian::Database& database);

/// `query`, held to entries with one of the values given for every name in `facets`.
Xapian::Query held_to(const Xapian::Query& query, std::span<const Facet> facets);

}  // namespace zicht::search
