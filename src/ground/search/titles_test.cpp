#include "ground/search/titles.hpp"

#include <catch2/catch.hpp>

using namespace zicht::search;

namespace {

std::vector<std::string> suggested(std::string_view typed, std::size_t limit = 8) {
  const std::vector<Entry> entries{
      {.address = "/1", .title = "Signalen bij werk"},
      {.address = "/2", .title = "Wat is een signaal?"},
      {.address = "/3", .title = "Hulp, zorgcoördinatie en opvang"},
      {.address = "/4", .title = "Zorgcoördinator"},
      {.address = "/5", .title = "Signaleren"},
      {.address = "/6", .title = "Één aanpak"},
      {.address = "/7", .title = ""},
  };
  std::vector<std::string> titles;
  for (const auto& suggestion : Titles(entries).beginning_with(typed, limit))
    titles.push_back(suggestion.title);
  return titles;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("titles that begin with what is typed come first, the shortest in front") {
  CHECK(suggested("sign") == List{"Signaleren", "Signalen bij werk", "Wat is een signaal?"});
}

TEST_CASE("the last word may be unfinished, and stop words count") {
  CHECK(suggested("wat is ee") == List{"Wat is een signaal?"});
  CHECK(suggested("signaal wat") == List{"Wat is een signaal?"});
}

TEST_CASE("a title is suggested with and without its accents") {
  CHECK(suggested("een aan") == List{"Één aanpak"});
  CHECK(suggested("zorgcoö") == suggested("ZORGCOO"));
  CHECK(suggested("zorgcoo").size() == 2);
}

TEST_CASE("a part of a compound suggests it, last") {
  CHECK(suggested("coord") == List{"Zorgcoördinator", "Hulp, zorgcoördinatie en opvang"});
  CHECK(suggested("or").empty());
}

TEST_CASE("there are never more suggestions than were asked for") {
  CHECK(suggested("s", 1) == List{"Signaleren"});
  CHECK(suggested("s", 0).empty());
}

TEST_CASE("nothing typed suggests nothing") {
  CHECK(suggested("").empty());
  CHECK(suggested(" ?! ").empty());
  CHECK(suggested("\xFF\xC3").empty());
  CHECK(suggested("\xCC\x81").empty());
  CHECK(suggested(std::string(10'000, 'x')).empty());
}
