#include "science/estimate/model.hpp"

#include <catch2/catch.hpp>

#include "science/estimate/graphs.hpp"
#include "science/estimate/hierarchy.hpp"

using namespace zicht::estimate;

namespace {
const std::vector<std::string> names{"Politie", "Opvang", "Zorg", "Arbeid"};
}

TEST_CASE("a model is read from places, from brackets and from names") {
  const auto places = read_model("12, 13", names);
  const auto words = read_model("Politie:Opvang,Politie:Zorg", names);
  REQUIRE(places);
  REQUIRE(words);
  CHECK(*places == *words);
  const auto brackets = read_model("[123,14]", names);
  REQUIRE(brackets);
  CHECK(brackets->interactions == std::vector<Mask>{3, 5, 9, 6, 7});
  CHECK(read_model("none", names)->interactions.empty());
}

TEST_CASE("a term that does not fit the lists is refused by name") {
  for (const auto* wrong : {"15", "11", "Politie:Politie", "Kust:Zorg", "1x", ","}) {
    const auto read = read_model(wrong, names);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.find("geen term") != std::string::npos);
  }
}

TEST_CASE("terms stand in the order 12, 13, 14, 23, 24, 34, 123") {
  Model model;
  for (Mask term = 15; term > 0; --term)
    if (order(term) >= 2) model.add(term);
  std::string digits;
  for (const Mask term : model.interactions) digits += term_digits(term) + " ";
  CHECK(digits == "12 13 14 23 24 34 123 124 134 234 1234 ");
}

TEST_CASE("the generators of a model are its largest terms") {
  const auto model = read_model("123,14", names);
  CHECK(model_digits(*model, 4) == "[123,14]");
  CHECK(model_digits(Model{}, 3) == "[1,2,3]");
}

TEST_CASE("the number of hierarchical models is the known one") {
  const auto count = [](int lists, int highest) {
    std::int64_t models = 0;
    each_hierarchical(lists, highest, [&](const Model& model) {
      ++models;
      return hierarchical(model) == model;
    });
    return models;
  };
  CHECK(count(2, 1) == 1);
  CHECK(count(3, 2) == 8);
  CHECK(count(4, 3) == 113);
  CHECK(count(5, 3) == 6212);
  CHECK(count(5, 4) == 6893);
  CHECK(count(6, 2) == 32768);
}

TEST_CASE("a neighbour differs by one term and is hierarchical") {
  const auto model = *read_model("12,13,23", names);
  const auto all = neighbours(model, 4, 3);
  CHECK(all.size() == 3 + 1 + 3);  // Three pairs with list 4, 123, and each pair dropped.
  for (const auto& next : all) {
    CHECK(hierarchical(next) == next);
    const auto size = next.interactions.size();
    CHECK((size == 2 || size == 4));
  }
}

TEST_CASE("the number of decomposable graphs is the known one") {
  CHECK(decomposable_graphs(3).size() == 8);
  CHECK(decomposable_graphs(4).size() == 61);
  CHECK(decomposable_graphs(5).size() == 822);
  CHECK(decomposable_graphs(6).size() == 18154);
}

TEST_CASE("a path of three lists has two cliques and one separator") {
  const auto path = decomposed(3, 0b101);  // 12 and 23.
  REQUIRE(path);
  int cliques = 0;
  int separators = 0;
  for (const auto& part : path->parts) {
    if (part.times > 0) {
      CHECK(order(part.lists) == 2);
      ++cliques;
    } else {
      CHECK(part.lists == 2);
      ++separators;
    }
  }
  CHECK(cliques == 2);
  CHECK(separators == 1);
}
