// Makes the Xapian database of an index: which words stand where, and under what names.
#pragma once

#include <string>

#include "ground/search/search.hpp"
#include "ground/search/synonyms.hpp"

namespace zicht::search {

/// Writes a database of `entries` at `path`, which must not exist. Throws Xapian::Error where the
/// disk does not allow it. About 1 us a word.
void write_tables(const std::string& path,
                  std::span<const Entry> entries,
                  const Synonyms& synonyms,
                  const Stemmer& stemmer);

}  // namespace zicht::search
