// Search: finds a page by what a visitor types, the way a good librarian would. She knows her
// Dutch, does not mind a slip of the pen or a space too many, and knows that "loverboy" and
// "seksuele uitbuiting" stand on the same shelf. She keeps no note of who asked for what: no
// query is ever logged.
//
// It holds public text only. Never give it anything about a person.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::search {

/// Something that entries can be chosen by: {"soort", "kaart"}.
struct Facet {
  std::string name = {};
  std::string value = {};
};

/// A page, a card, a term: what can be found.
struct Entry {
  std::string address = {};
  std::string title = {};  ///< Weighs most.
  std::string kind = {};   ///< Comes back with a hit as it is.
  std::string summary = {};
  std::string text = {};  ///< Plain, a paragraph a line.
  std::vector<Facet> facets = {};
};

/// What an index is made of.
struct Contents {
  /// Different whenever an entry is: a hash of the content. Synonyms need not be part of it.
  std::string fingerprint = {};
  std::span<const Entry> entries = {};
  /// Groups of words and expressions that are searched as one.
  std::span<const std::vector<std::string>> synonyms = {};
};

/// A stretch of plain text, to be escaped by whoever shows it.
struct Piece {
  std::string text = {};
  bool marked = false;  ///< It is what was asked for.
};

struct Hit {
  std::string address = {};
  std::string title = {};
  std::string kind = {};
  std::vector<Piece> snippet = {};  ///< About thirty words, around what was asked for.
};

struct Found {
  std::vector<Hit> hits = {};  ///< The best first; in the order of the entries where equal.
  std::size_t total = 0;       ///< How many there are in all, on this page and others; exact.
  /// The query as it was read, where a word was misspelled; otherwise empty. As plain text.
  std::string corrected = {};
  /// True where no entry holds all the words, so that these hold some of them.
  bool some_words = false;
};

struct Suggestion {
  std::string title = {};
  std::string address = {};
  std::string kind = {};
};

/// A full-text index in one file, immutable once open. Many threads may use it at once: each
/// search borrows a database handle from a pool, which holds as many as there were ever searches
/// at the same moment.
class Index {
 public:
  /// The index of `contents`, kept in `folder`. It is built where there is none, where the one
  /// there is of other contents or another version of this program, and where it is damaged;
  /// otherwise it is opened, which takes about a millisecond. A folder may serve several programs,
  /// also when they start at the same moment, and a program may be killed at any moment. Fails
  /// with `unavailable` where the folder cannot be used; the message says what to do.
  static Result<Index> open(const std::filesystem::path& folder, const Contents& contents);

  /// Entries for what a visitor typed, from the hit numbered `offset` (from 0), at most `limit`.
  /// Words may be inflected, misspelled by one slip, written apart, without accents or as a
  /// synonym; "quotes" ask for words in a row. Of one or two words, and wherever there are quotes,
  /// all must be there; where no entry has them all, entries with some of them are given. Of a
  /// sentence, an entry need only have one of the words that are rare in the texts; the more it has
  /// of all words, in its title or among few others, the earlier it comes. Nothing that can be
  /// typed is an error. With facets, only entries that have, for every name, one of the values
  /// given; with facets and no words, all of those, in the order of the entries.
  ///
  /// Fails with `unavailable` where the file can no longer be read. Takes about 1 ms.
  Result<Found> find(std::string_view query,
                     std::size_t offset,
                     std::size_t limit,
                     std::span<const Facet> facets = {}) const;

  /// Titles for what a visitor is typing, where the last word may be unfinished: first those that
  /// begin with it, then those with words that do, then those with it inside a word; each time
  /// the shortest first. Where there are none, what `find` gives once the last word is finished.
  std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit) const;

  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

 private:
  struct Inside;
  explicit Index(std::unique_ptr<const Inside> inside);
  std::unique_ptr<const Inside> inside_;
};

}  // namespace zicht::search
