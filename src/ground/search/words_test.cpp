#include "ground/search/words.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "ground/text/utf8.hpp"

using namespace zicht::search;

namespace {

/// The words of a text; a hyphenated one with its hyphen.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> all;
  Words words(text);
  while (const auto word = words.next())
    all.push_back((word->hyphenated ? "-" : "") +
                  std::string(text.substr(word->begin, word->end - word->begin)));
  return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("a text falls apart into words, whatever stands between them") {
  CHECK(words_of("Wat (is) een «signaal»?") == List{"Wat", "is", "een", "signaal"});
  CHECK(words_of("Één zorgcoördinator…") == List{"Één", "zorgcoördinator"});
  CHECK(words_of("").empty());
  CHECK(words_of(" -- ?! — ").empty());
}

TEST_CASE("an apostrophe, a soft hyphen and a thousands point stay inside a word") {
  CHECK(words_of("foto's regio’s 'klein'") == List{"foto's", "regio’s", "klein"});
  CHECK(words_of("1.044 meldingen. Op 2.") == List{"1.044", "meldingen", "Op", "2"});
  CHECK(words_of("mensen\xC2\xADhandel") == List{"mensen\xC2\xADhandel"});
}

TEST_CASE("a hyphen between two words is remembered") {
  CHECK(words_of("zorg-coördinatie en zorg- of -hulp") ==
        List{"zorg", "-coördinatie", "en", "zorg", "of", "hulp"});
  CHECK(words_of("-e-learning--x") == List{"e", "-learning", "x"});
}

TEST_CASE("words are compared without case, accents and apostrophes") {
  CHECK(plain("Zorgcoördinator") == "zorgcoordinator");
  CHECK(plain("Één") == "een");
  CHECK(plain("foto's") == "foto");
  CHECK(plain("regio’s") == "regio");
  CHECK(plain("zo'n") == "zon");
  CHECK(plain("mensen\xC2\xADhandel") == "mensenhandel");
  CHECK(plain("1.044") == "1044");
  CHECK(plain(std::string(500, 'a')).size() == longest_word);
  CHECK(zicht::text::is_utf8(plain("a" + mended(std::string(500, '\xB5')))));
}

TEST_CASE("stop words are those that every text has") {
  CHECK(is_stop_word("de"));
  CHECK(is_stop_word("een"));
  CHECK(is_stop_word("zou"));
  CHECK_FALSE(is_stop_word("signaal"));
  CHECK(is_stop_word(plain("\xCC\x81")));
}

TEST_CASE("broken UTF-8 is read as Latin-1") {
  CHECK(mended("zorgco\xF6rdinatie") == "zorgcoördinatie");
  CHECK(mended("zorgcoördinatie") == "zorgcoördinatie");
  CHECK(mended("\xED\xBA\xBA\xFF") == "\uFFFD\u00FF");
  CHECK(zicht::text::is_utf8(mended("\xF4\xBF\xBF\xBF \xF8\x88 \xED\xA0\x80")));
  CHECK(words_of("\xE2\x82 \xFF\xFE a").back() == "a");
}
