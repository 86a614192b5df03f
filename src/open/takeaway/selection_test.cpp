#include "open/takeaway/selection.hpp"

#include "open/takeaway/test_library.hpp"

namespace zicht::takeaway {
namespace {

using test::Handbook;
using test::today;

Result<Selection> read(const Handbook& book, const std::string& query) {
  const auto fields = http::parse_fields(query);
  REQUIRE(fields);
  return read_selection(*fields, book.library, today);
}

}  // namespace

TEST_CASE("a list is read in the order of its reader, and each part once") {
  const Handbook book;
  const auto list =
      read(book, "deel=kompas/signaleren/hoe&deel=kaarten/bellen&deel=/kompas/signaleren/hoe");
  REQUIRE(list);
  REQUIRE(list->parts.size() == 2);
  CHECK(list->parts[0]->path == "/kompas/signaleren/hoe");
  CHECK(list->left_out.empty());
  CHECK_FALSE(list->as_cards);
  CHECK(query_of(*list) == "deel=kompas/signaleren/hoe&deel=kaarten/bellen");
}

TEST_CASE("what is unknown or withdrawn is named, and the rest is given") {
  const Handbook book;
  const auto list =
      read(book, "deel=kaarten/oud&deel=kaarten/bellen&deel=kaarten/nooit&deel=%3Cb%3E");
  REQUIRE(list);
  CHECK(list->parts.size() == 1);
  const auto lines = notices(*list);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "Weggelaten, want ingetrokken: kaarten/oud.");
  CHECK(lines[1] ==
        "Weggelaten, want dit is er niet: kaarten/nooit, en een deel met een naam die niet kan.");
}

TEST_CASE("nothing but cards is printed as cards, and others when that is asked for") {
  const Handbook book;
  CHECK(read(book, "deel=kaarten/bellen&deel=kaarten/kijken")->as_cards);
  CHECK_FALSE(read(book, "deel=kaarten/bellen&deel=over")->as_cards);
  const auto mixed = read(book, "deel=kaarten/bellen&deel=over&blad=kaarten");
  CHECK(mixed->as_cards);
  CHECK(query_of(*mixed).ends_with("&blad=kaarten"));
  CHECK(notices(*mixed) ==
        std::vector<std::string>{"Alleen de kaarten staan hier. Niet meegenomen: Over Zicht."});
  CHECK_FALSE(read(book, "blad=kaarten")->as_cards);
}

TEST_CASE("a list of a hundred parts is read, and one more is refused") {
  const Handbook book;
  std::string query;
  for (std::size_t at = 0; at < most_parts; ++at) query += "deel=over&";
  CHECK(read(book, query + "blad=x"));
  const auto refused = read(book, query + "deel=over");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().fault == Fault::invalid);
}

TEST_CASE("an empty list is empty") {
  const Handbook book;
  CHECK(read(book, "")->empty());
  CHECK(read(book, "deel=")->empty());
  CHECK(read(book, "deel=kaarten/oud")->empty());
}

}  // namespace zicht::takeaway
