#include "ground/search/writer.hpp"

#include <xapian.h>

#include <algorithm>
#include <vector>

#include "ground/search/forms.hpp"
#include "ground/search/layout.hpp"
#include "ground/search/words.hpp"

namespace zicht::search {
namespace {

/// After so many entries what was gathered goes to the file, so that memory stays small.
constexpr std::size_t entries_at_once = 500;

std::string one_line(std::string_view text) {
  std::string line = mended(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

/// A word of a text, in its place.
struct Placed {
  const Form* form = nullptr;
  Xapian::termpos position = 0;
  bool hyphenated = false;
};

class Writer {
 public:
  Writer(const std::string& path, const Synonyms& synonyms, const Stemmer& stemmer)
      : database_(path,
                  Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC |
                      Xapian::DB_DANGEROUS),
        synonyms_(synonyms),
        forms_(stemmer) {}

  void add(const Entry& entry) {
    const auto title = one_line(entry.title);
    auto text = mended(entry.summary);
    if (!text.empty() && !entry.text.empty()) text += '\n';
    text += mended(entry.text);

    Xapian::Document document;
    document.add_value(
        record_slot,
        one_line(entry.address) + '\n' + one_line(entry.kind) + '\n' + title + '\n' + text);
    auto title_words = placed(title, 1);
    if (title_words.size() >= first_text_position) title_words.resize(first_text_position - 1);
    post(document, title_words);
    post_title(document);
    for (const auto& word : title_words)
      if (word.form->stop_word) document.add_term(title_term(word.form->readings.front()));
    post(document, placed(text, first_text_position));
    for (const auto& facet : entry.facets) document.add_boolean_term(facet_term(facet));
    database_.add_document(document);
    if (++added_ % entries_at_once == 0) database_.commit();
  }

  void finish() {
    for (const auto& word : synonyms_.words()) forms_.meet(word);
    database_.set_metadata(words_key, forms_.words());
    database_.set_metadata(stems_key, forms_.stems());
    database_.commit();
  }

 private:
  std::vector<Placed> placed(std::string_view text, Xapian::termpos position) {
    std::vector<Placed> all;
    Words words(text);
    while (const auto word = words.next()) {
      const auto& form = forms_.meet(text.substr(word->begin, word->end - word->begin));
      all.push_back({&form, position++, word->hyphenated});
    }
    return all;
  }

  void post(Xapian::Document& document, const std::vector<Placed>& words) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      const auto& [form, position, hyphenated] = words[at];
      if (hyphenated) post_joined(document, words[at - 1], words[at]);
      if (form->stop_word) continue;
      for (const auto& stem : form->readings) document.add_posting(stem, position);
    }
    post_groups(document, words);
  }

  /// Whatever the title is found by. To be called while nothing but the title is in the document.
  static void post_title(Xapian::Document& document) {
    std::vector<std::string> terms(document.termlist_begin(), document.termlist_end());
    for (const auto& term : terms) document.add_term(title_term(term));
  }

  /// "zorg-coördinatie" is also found as "zorgcoördinatie".
  void post_joined(Xapian::Document& document, const Placed& one, const Placed& other) {
    const auto& whole = forms_.meet(one.form->shown + other.form->shown);
    if (whole.stop_word) return;
    const auto& stem = whole.readings.front();
    document.add_posting(stem, one.position);
    document.add_posting(stem, other.position, 0);  // To be marked, and not counted again.
  }

  void post_groups(Xapian::Document& document, const std::vector<Placed>& words) {
    std::vector<const Readings*> readings;
    std::vector<Xapian::termpos> positions;
    for (const auto& [form, position, hyphenated] : words) {
      if (form->stop_word) continue;
      readings.push_back(&form->readings);
      positions.push_back(position);
    }
    for (std::size_t at = 0; at < readings.size(); ++at)
      for (const auto& [group, length] : synonyms_.meet(std::span(readings).subspan(at)))
        for (std::size_t word = 0; word < length; ++word)
          document.add_posting(group_term(group), positions[at + word], word == 0 ? 1 : 0);
  }

  Xapian::WritableDatabase database_;
  const Synonyms& synonyms_;
  Forms forms_;
  std::size_t added_ = 0;
};

}  // namespace

void write_tables(const std::string& path,
                  std::span<const Entry> entries,
                  const Synonyms& synonyms,
                  const Stemmer& stemmer) {
  Writer writer(path, synonyms, stemmer);
  for (const auto& entry : entries) writer.add(entry);
  writer.finish();
}

}  // namespace zicht::search
