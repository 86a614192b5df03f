#include "ground/search/question.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ground/search/compound.hpp"
#include "ground/search/layout.hpp"

namespace zicht::search {
namespace {

using Xapian::Query;
using Queries = std::vector<Query>;

/// What a compound or a synonym counts for, beside the word itself.
constexpr double related_weight = 0.6;
/// What a word in a title counts for, on top of what it counts for as a word.
constexpr double title_weight = 2.0;
/// With more words than these a question is telling enough without compounds of each of them.
constexpr std::size_t most_words_with_compounds = 3;
/// From so many words and expressions on, what was typed is a sentence. Not every word of it stands
/// in the page that answers it, and a long page is no better for having the word "geeft".
constexpr std::size_t fewest_units_of_sentence = 3;

Query together(Query::op how, const Queries& queries) {
  return {how, queries.begin(), queries.end()};
}

Query scaled(const Query& query, double weight) {
  return {Query::OP_SCALE_WEIGHT, query, weight};
}

/// One word, or more that are looked for as one: an expression that has synonyms, or the two halves
/// of a compound.
struct Unit {
  std::size_t length = 1;
  std::vector<std::size_t> groups = {};  ///< Of synonyms that the whole of it is a member of.
  std::optional<std::string> compound = {};
};

class Asker {
 public:
  Asker(const Lexicon& lexicon, const Stemmer& stemmer, const Xapian::Database& database)
      : lexicon_(lexicon), stemmer_(stemmer), database_(database) {}

  Question ask(const Typed& typed) {
    std::size_t count = 0;
    for (const auto& part : typed.parts) count += part.words.size();
    with_compounds_ = count <= most_words_with_compounds;
    for (const auto& part : typed.parts) part.quoted ? add_quoted(part) : add_plain(part);
    if (units_.empty()) return only_stop_words(typed);
    const auto in_titles =
        Query(Query::OP_OR,
              scaled(together(Query::OP_OR, titles_), title_weight),
              scaled(together(Query::OP_OR, related_titles_), title_weight * related_weight));
    Question question;
    question.all = Query(Query::OP_AND_MAYBE, together(Query::OP_AND, units_), in_titles);
    if (words_.size() > 1) question.any = {together(Query::OP_OR, words_), in_titles};
    // Who uses quotes knows what the page says.
    const bool quoted = std::ranges::any_of(typed.parts, &TypedPart::quoted);
    if (plain_units_.size() >= fewest_units_of_sentence && !quoted)
      question.telling = telling(in_titles);
    return question;
  }

 private:
  /// Entries that have the word, and with less weight those that only have something like it.
  /// The word itself is counted among the related too: together they are then no rarer than it
  /// is, so that a rare compound cannot outweigh it.
  Query word(const Readings& readings, bool with_compounds) const {
    const auto& stem = readings.front();
    const Query own(stem);
    Queries related{own};
    for (const auto& reading : std::span(readings).subspan(1))
      if (lexicon_.stems.contains(reading)) related.emplace_back(reading);
    if (with_compounds)
      for (const auto& compound : compounds_with(lexicon_.stems, stem))
        related.emplace_back(std::string(compound));
    for (const auto group : groups(readings)) related.emplace_back(group_term(group));
    if (related.size() == 1) return own;
    return {Query::OP_OR, own, scaled(together(Query::OP_SYNONYM, related), related_weight)};
  }

  /// Entries with any of the rarer half of the units; the others count where an entry has them too.
  /// Nearly every entry has a word like "mensen", and none is what was asked for because of it.
  Some telling(const Query& in_titles) const {
    struct Counted {
      const Query* unit;
      Xapian::doccount entries;
    };
    std::vector<Counted> known;
    for (const auto& unit : plain_units_)
      if (const auto entries = entries_with(unit); entries > 0) known.push_back({&unit, entries});
    std::ranges::stable_sort(known, {}, &Counted::entries);
    Queries rare;
    Queries other{in_titles};
    for (std::size_t at = 0; at < known.size(); ++at)
      (at < (known.size() + 1) / 2 ? rare : other).push_back(*known[at].unit);
    return {together(Query::OP_OR, rare), together(Query::OP_OR, other)};
  }

  /// At most how many entries have any term of a query.
  Xapian::doccount entries_with(const Query& query) const {
    Xapian::doccount entries = 0;
    const auto end = query.get_unique_terms_end();
    for (auto term = query.get_unique_terms_begin(); term != end; ++term)
      entries += database_.get_termfreq(*term);
    return entries;
  }

  /// The longest unit that the front of `words` makes.
  Unit unit(std::span<const TypedWord> words) const {
    std::vector<const Readings*> readings;
    for (const auto& word : words) readings.push_back(&word.readings);
    Unit longest;
    const auto meetings = lexicon_.synonyms.meet(readings);
    for (const auto& meeting : meetings) longest.length = std::max(longest.length, meeting.length);
    if (longest.length <= 2 && words.size() >= 2) {
      longest.compound = joined(lexicon_.stems, stemmer_, words[0].plain, words[1].plain);
      if (longest.compound) longest.length = 2;
    }
    if (longest.length == 1) return longest;
    for (const auto& meeting : meetings)
      if (meeting.length == longest.length) longest.groups.push_back(meeting.group);
    return longest;
  }

  void add_plain(const TypedPart& part) {
    std::span<const TypedWord> words = part.words;
    while (!words.empty()) {
      const auto unit = this->unit(words);
      Queries apart;
      for (const auto& typed : words.first(unit.length)) {
        // Who typed the halves of a compound is not looking for other compounds with them.
        apart.push_back(word(typed.readings, with_compounds_ && !unit.compound));
        add_titles(typed.readings);
      }
      Queries ways;
      for (const auto group : unit.groups) {
        ways.push_back(scaled(Query(group_term(group)), related_weight));
        add_title(group_term(group), related_titles_);
      }
      if (unit.compound) {
        const auto readings = stemmer_.readings(*unit.compound);
        ways.push_back(word(readings, with_compounds_));
        add_titles(readings);
      }
      words_.insert(words_.end(), apart.begin(), apart.end());
      words_.insert(words_.end(), ways.begin(), ways.end());
      plain_units_.emplace_back(
          Query::OP_OR, together(Query::OP_OR, apart), together(Query::OP_OR, ways));
      ways.push_back(together(Query::OP_AND, apart));
      units_.push_back(together(Query::OP_OR, ways));
      words = words.subspan(unit.length);
    }
  }

  /// Stop words between the words may be any others: they are not in the index.
  void add_quoted(const TypedPart& part) {
    Queries row;
    for (const auto& word : part.words) {
      row.emplace_back(word.readings.front());
      words_.push_back(row.back());
      add_titles({word.readings.front()});
    }
    units_.emplace_back(
        Query::OP_PHRASE, row.begin(), row.end(), static_cast<Xapian::termcount>(part.width));
  }

  void add_titles(const Readings& readings) {
    for (const auto& stem : readings) add_title(stem, titles_);
    for (const auto group : groups(readings)) add_title(group_term(group), related_titles_);
  }

  /// A word in a title counts by its rarity in the texts. Titles are so short that every word is
  /// rare in them, also one like "mensen", which tells nothing.
  void add_title(const std::string& term, Queries& titles) const {
    const auto in_title = title_term(term);
    const auto titles_with_it = database_.get_termfreq(in_title);
    if (titles_with_it == 0) return;
    const auto share = rarity(database_.get_termfreq(term)) / rarity(titles_with_it);
    titles.push_back(scaled(Query(in_title), share));
  }

  /// What BM25 makes of the number of entries with a term. Always above zero.
  double rarity(Xapian::doccount entries_with_it) const {
    const double with = entries_with_it;
    const double without = database_.get_doccount() - with;
    const double odds = (without + 0.5) / (with + 0.5);
    return std::log(odds < 2 ? odds / 2 + 1 : odds);
  }

  /// The groups of synonyms that a word by itself is a member of.
  std::vector<std::size_t> groups(const Readings& readings) const {
    const auto* alone = &readings;
    std::vector<std::size_t> all;
    for (const auto& meeting : lexicon_.synonyms.meet({&alone, 1})) all.push_back(meeting.group);
    return all;
  }

  static Question only_stop_words(const Typed& typed) {
    Queries titles;
    for (const auto& word : typed.stop_words)
      titles.emplace_back(title_term(word.readings.front()));
    if (titles.empty()) return {};
    return {.all = together(Query::OP_AND, titles), .any = {.of = together(Query::OP_OR, titles)}};
  }

  const Lexicon& lexicon_;
  const Stemmer& stemmer_;
  const Xapian::Database& database_;
  bool with_compounds_ = true;
  Queries units_;        ///< Of which an entry should have all.
  Queries plain_units_;  ///< Those that were not quoted, where any word of each will do.
  Queries words_;   ///< Of which it should have some, in a sentence or if no entry has all units.
  Queries titles_;  ///< Which count for more.
  Queries related_titles_;
};

}  // namespace

Question question(const Typed& typed,
                  const Lexicon& lexicon,
                  const Stemmer& stemmer,
                  const Xapian::Database& database) {
  return Asker(lexicon, stemmer, database).ask(typed);
}

Query held_to(const Query& query, std::span<const Facet> facets) {
  std::map<std::string_view, Queries> by_name;
  for (const auto& facet : facets) by_name[facet.name].emplace_back(facet_term(facet));
  auto held = query;
  for (const auto& [name, values] : by_name)
    held = Query(Query::OP_FILTER, held, together(Query::OP_OR, values));
  return held;
}

}  // namespace zicht::search
