#include "ground/search/search.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ground/search/counting.hpp"
#include "ground/search/index_file.hpp"
#include "ground/search/layout.hpp"
#include "ground/search/question.hpp"
#include "ground/search/readers.hpp"
#include "ground/search/snippet.hpp"
#include "ground/search/titles.hpp"
#include "ground/search/typed.hpp"
#include "ground/search/writer.hpp"

namespace zicht::search {
namespace {

std::uint64_t stamp_of(const Contents& contents) {
  Checksum stamp;
  stamp.add(std::to_string(format_version)).add(contents.fingerprint);
  for (const auto& group : contents.synonyms) {
    stamp.add("group");
    for (const auto& expression : group) stamp.add(expression);
  }
  return stamp.value();
}

/// All terms of a query, each once.
std::vector<std::string> terms_of(const Xapian::Query& query) {
  return {query.get_unique_terms_begin(), query.get_unique_terms_end()};
}

/// Where in the text of each entry the words stand that were asked for. A word is looked for in all
/// of them at once: Xapian can say which words an entry has, but then reads the list of all that it
/// has.
std::map<Xapian::docid, std::vector<Mark>> marks(const Xapian::Database& database,
                                                 const std::set<Xapian::docid>& entries,
                                                 const std::vector<std::string>& words) {
  std::map<Xapian::docid, std::vector<Mark>> marks;
  for (std::size_t number = 0; number < words.size(); ++number) {
    auto met = database.postlist_begin(words[number]);
    const auto last = database.postlist_end(words[number]);
    for (const auto entry : entries) {
      if (met == last) break;
      met.skip_to(entry);
      if (met == last || *met != entry) continue;
      auto position = met.positionlist_begin();
      const auto end = met.positionlist_end();
      for (position.skip_to(first_text_position); position != end; ++position)
        marks[entry].push_back({*position - first_text_position, number});
    }
  }
  for (auto& [entry, of_entry] : marks) std::ranges::stable_sort(of_entry, {}, &Mark::word);
  return marks;
}

/// The matches as they are shown.
std::vector<Hit> hits(const Xapian::Database& database,
                      const Xapian::MSet& matches,
                      const std::vector<std::string>& words) {
  auto all_marks = marks(database, {matches.begin(), matches.end()}, words);
  std::vector<Hit> hits;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const auto stored = match.get_document().get_value(record_slot);
    const auto record = read_record(stored);
    hits.push_back({.address = std::string(record.address),
                    .title = std::string(record.title),
                    .kind = std::string(record.kind),
                    .snippet = snippet(record.text, all_marks[*match])});
  }
  return hits;
}

/// BM25, tuned for short cards beside long chapters: a word that comes back says more than in
/// Xapian's own setting (1), and a long text has to say it more often (0.5).
Xapian::BM25Weight weighting() {
  constexpr double repetition = 1.6;  // k1
  constexpr double length = 0.75;     // b
  return {repetition, 0, 1, length, 0.5};
}

/// A stretch of a list of hits.
struct Page {
  std::size_t offset = 0;
  std::size_t limit = 0;
};

/// Which entries to weigh: each, so that they are counted too, or as few as it takes to know the
/// best.
enum class Weigh { each, few };

/// A page of the entries that a query and facets are about. `total` is exact where each was
/// weighed.
Found look_up(const Xapian::Database& database,
              const Xapian::Query& query,
              std::span<const Facet> facets,
              Page page,
              Weigh weigh) {
  Found found;
  const std::size_t most = database.get_doccount();
  if (query.empty() || most == 0) return found;
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(weighting());
  enquire.set_query(held_to(query, facets));
  const auto matches =
      enquire.get_mset(static_cast<Xapian::doccount>(std::min(page.offset, most)),
                       static_cast<Xapian::doccount>(std::min(page.limit, most)),
                       static_cast<Xapian::doccount>(weigh == Weigh::each ? most : 0));
  found.total = matches.get_matches_estimated();
  auto words = terms_of(query);
  std::erase_if(words, [](const auto& term) { return !is_word_term(term); });
  found.hits = hits(database, matches, words);
  return found;
}

/// The same for entries with some of what was asked for. They are many, so they are counted without
/// being weighed.
Found look_up(const Xapian::Database& database,
              const Some& some,
              std::span<const Facet> facets,
              Page page) {
  if (some.of.empty()) return {};
  const Xapian::Query query(Xapian::Query::OP_AND_MAYBE, some.of, some.beside);
  auto found = look_up(database, query, facets, page, Weigh::few);
  found.total = number_with_any(database, terms_of(some.of), facets);
  return found;
}

/// True where any entry matches. Nothing is weighed, so that it ends at the first.
bool is_met(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, 0));
  return !enquire.get_mset(0, 1).empty();
}

}  // namespace

struct Index::Inside {
  Lexicon lexicon;
  Titles titles;
  mutable Readers readers;

  /// Nothing where Xapian does not want the file: it may be of another version of Xapian.
  static std::unique_ptr<const Inside> open(IndexFile file,
                                            const Contents& contents,
                                            const Synonyms& synonyms) {
    try {
      const auto database = file.database();
      auto words = Wordlist::read(database.get_metadata(words_key));
      auto stems = Wordlist::read(database.get_metadata(stems_key));
      return std::unique_ptr<const Inside>(
          new Inside{{std::move(words), std::move(stems), synonyms},
                     Titles(contents.entries),
                     Readers(std::move(file))});
    } catch (const Xapian::Error&) {
      return nullptr;
    }
  }

  /// Throws Xapian::Error.
  Found find(std::string_view query, Page page, std::span<const Facet> facets) const {
    const auto reader = readers.borrow();
    auto typed = take_apart(query, reader->stemmer);
    put_right(typed, lexicon, reader->stemmer);
    const auto& database = reader->database;
    const auto question = search::question(typed, lexicon, reader->stemmer, database);
    // Who types nothing and chooses something wants to see all that was chosen.
    if (question.all.empty() && !facets.empty())
      return look_up(database, Xapian::Query::MatchAll, facets, page, Weigh::each);
    const bool sentence = !question.telling.of.empty();
    auto found = sentence ? look_up(database, question.telling, facets, page)
                          : look_up(database, question.all, facets, page, Weigh::each);
    bool all_words = found.total > 0 && !sentence;
    if (found.total == 0) {
      found = look_up(database, question.any, facets, page);
    } else if (sentence) {
      all_words = is_met(database, held_to(question.all, facets));
    }
    found.some_words = found.total > 0 && !all_words;
    if (found.total > 0) found.corrected = corrected(typed);
    return found;
  }
};

Index::Index(std::unique_ptr<const Inside> inside) : inside_(std::move(inside)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Result<Index> Index::open(const std::filesystem::path& folder, const Contents& contents) {
  const Stemmer stemmer;
  const Synonyms synonyms(contents.synonyms, stemmer);
  const auto stamp = stamp_of(contents);
  if (auto file = IndexFile::existing(folder, stamp))
    if (auto inside = Inside::open(std::move(*file), contents, synonyms))
      return Index(std::move(inside));

  auto built = TRY(IndexFile::build(folder, stamp, [&](const std::string& path) {
    write_tables(path, contents.entries, synonyms, stemmer);
  }));
  auto inside = Inside::open(std::move(built), contents, synonyms);
  if (!inside)
    return fail(
        Fault::unavailable,
        fmt::format("De zoekindex in de map {} kan niet gelezen worden. Maak de map leeg en "
                    "start het programma opnieuw.",
                    folder.string()));
  return Index(std::move(inside));
}

Result<Found> Index::find(std::string_view query,
                          std::size_t offset,
                          std::size_t limit,
                          std::span<const Facet> facets) const {
  try {
    return inside_->find(query, {offset, limit}, facets);
  } catch (const Xapian::Error& failure) {
    // Xapian's own words may hold the query, and a query goes into no log.
    return fail(Fault::unavailable, "De zoekfunctie werkt nu even niet.", failure.get_type());
  }
}

std::vector<Suggestion> Index::suggest(std::string_view typed, std::size_t limit) const {
  auto titles = inside_->titles.beginning_with(typed, limit);
  if (!titles.empty()) return titles;
  const auto found = find(finished(typed, inside_->lexicon.words), 0, limit);
  if (!found) return {};
  for (const auto& hit : found->hits) titles.push_back({hit.title, hit.address, hit.kind});
  return titles;
}

}  // namespace zicht::search
