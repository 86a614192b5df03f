#include "ground/search/typed.hpp"

#include <catch2/catch.hpp>

#include "ground/text/utf8.hpp"

using namespace zicht;
using namespace zicht::search;

namespace {

/// What an index of some words knows.
Lexicon lexicon_of(const std::vector<std::pair<std::string, std::string>>& words,
                   const std::vector<std::vector<std::string>>& groups = {}) {
  const Stemmer stemmer;
  Synonyms synonyms(groups, stemmer);
  std::vector<std::string> stems;
  for (const auto& [word, shown] : words) stems.push_back(stemmer.stem(word));
  for (const auto& word : synonyms.words()) stems.push_back(stemmer.stem(word));
  std::vector<Wordlist::Entry> entries;
  std::vector<Wordlist::Entry> stem_entries;
  for (const auto& [word, shown] : words) entries.push_back({word, shown, 1});
  for (const auto& word : synonyms.words()) entries.push_back({word, word, 1});
  for (const auto& stem : stems) stem_entries.push_back({stem, stem, 1});
  return {Wordlist::read(Wordlist::written(entries)),
          Wordlist::read(Wordlist::written(stem_entries)),
          std::move(synonyms)};
}

std::string right(const Lexicon& lexicon, std::string_view query) {
  const Stemmer stemmer;
  auto typed = take_apart(query, stemmer);
  put_right(typed, lexicon, stemmer);
  return corrected(typed);
}

/// The words of a query, quoted ones between quotes.
std::string words_of(std::string_view query) {
  std::string all;
  for (const auto& part : take_apart(query, {}).parts) {
    if (part.quoted) all += '<';
    for (const auto& word : part.words) all += word.plain + ' ';
    if (part.quoted) all += '>';
  }
  return all;
}

const std::vector<std::pair<std::string, std::string>> words{
    {"zorgcoordinator", "zorgcoördinator"},
    {"aandachtsfunctionaris", "aandachtsfunctionaris"},
    {"zorg", "zorg"},
    {"plan", "plan"},
    {"werk", "werk"},
    {"gemeente", "gemeente"}};

}  // namespace

TEST_CASE("a query falls apart into words, and words in a row between quotes") {
  CHECK(words_of("zorg en \"plan van aanpak\" melden") == "zorg <plan aanpak >melden ");
  CHECK(words_of("„mensen handel” «in beeld»") == "<mensen handel ><beeld >");
  CHECK(take_apart("\"plan van aanpak\"", {}).parts[0].width == 3);
}

TEST_CASE("a quote that is not closed opens nothing") {
  CHECK(words_of("zorg \"plan melden") == "zorg plan melden ");
  CHECK(words_of("\"") == "");
  CHECK(words_of("\"\"\"") == "");
  CHECK(words_of("\"de\" plan") == "plan ");
}

TEST_CASE("a word that is typed twice is asked for once") {
  CHECK(words_of("zorg Zorg zórg plan") == "zorg plan ");
}

TEST_CASE("operators are words or nothing at all") {
  CHECK(words_of("zorg AND NOT (plan* NEAR/3 title:x +a -b ~c)") ==
        "zorg and not plan near 3 title x a b c ");
}

TEST_CASE("a query of any length is cut to a number of words that someone can mean") {
  std::string query;
  for (int number = 0; number < 3000; ++number) query += "woord" + std::to_string(number) + " ";
  const auto typed = take_apart(query, {});
  REQUIRE(typed.parts.size() == 1);
  CHECK(typed.parts[0].words.size() == most_words);
  CHECK(typed.text.ends_with("woord15 "));
  CHECK(take_apart(std::string(100'000, 'x'), {}).parts.size() == 1);
}

TEST_CASE("broken bytes become valid text") {
  const auto typed = take_apart("zorgco\xF6rdinator \xFF\xFE\x80", {});
  CHECK(text::is_utf8(typed.text));
  CHECK(typed.parts[0].words[0].plain == "zorgcoordinator");
}

TEST_CASE("a misspelled word is put right, and the rest stays as it was typed") {
  const auto lexicon = lexicon_of(words);
  CHECK(right(lexicon, "zorgcordinator") == "zorgcoördinator");
  CHECK(right(lexicon, "Wat doet een aandachtsfunctonaris?") ==
        "Wat doet een aandachtsfunctionaris?");
  CHECK(right(lexicon, "\"zorgcordinator\" en aandachtsfunctonaris") ==
        "\"zorgcoördinator\" en aandachtsfunctionaris");
}

TEST_CASE("what is right is left alone") {
  const auto lexicon = lexicon_of(words, {{"werk", "loverboy"}});
  CHECK(right(lexicon, "zorgcoordinator").empty());
  CHECK(right(lexicon, "gemeenten").empty());
  CHECK(right(lexicon, "loverboys").empty());
  CHECK(right(lexicon, "").empty());
}

TEST_CASE("a short word has too many neighbours to guess") {
  CHECK(right(lexicon_of(words), "kerk").empty());
}

TEST_CASE("a word that is known only as a synonym can be misspelled too") {
  CHECK(right(lexicon_of(words, {{"werk", "loverboy"}}), "loverbuoy") == "loverboy");
}

TEST_CASE("halves of a compound are not put right one by one") {
  const auto lexicon = lexicon_of(words);
  CHECK(right(lexicon, "aandachts functionaris").empty());
  CHECK(right(lexicon, "zorg cordinator") == "zorgcoördinator");
  CHECK(right(lexicon, "aandahts functionaris plan") == "aandachtsfunctionaris plan");
}

TEST_CASE("a compound that no text has is looked for in two words") {
  const Stemmer stemmer;
  auto typed = take_apart("zorgplannen", stemmer);
  put_right(typed, lexicon_of(words), stemmer);
  REQUIRE(typed.parts[0].words.size() == 2);
  CHECK(typed.parts[0].words[1].plain == "plannen");
  CHECK(corrected(typed).empty());
}

TEST_CASE("the word that is being typed is finished") {
  const auto lexicon = lexicon_of(words);
  CHECK(finished("de zorgc", lexicon.words) == "de zorgcoördinator");
  CHECK(finished("zorg", lexicon.words) == "zorg");
  CHECK(finished("zorgc ", lexicon.words) == "zorgc ");
  CHECK(finished("xyz", lexicon.words) == "xyz");
  CHECK(finished("", lexicon.words) == "");
}
