#include "ground/text/sentences.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace zicht;

namespace {

using Pieces = std::vector<std::string_view>;

}  // namespace

TEST_CASE("a sentence ends at its mark, before the next one starts") {
  CHECK(text::sentences("Kijk goed. Schrijf het op! Weet je het zeker? Écht.") ==
        Pieces{"Kijk goed.", "Schrijf het op!", "Weet je het zeker?", "Écht."});
  CHECK(text::sentences("Een kop\n\nEen regel die\nverder gaat").size() == 2);
  CHECK(text::sentences("Een regel zonder punt") == Pieces{"Een regel zonder punt"});
  CHECK(text::sentences("  \n ").empty());
  CHECK(text::sentences("").empty());
}

TEST_CASE("a point in a number, behind an abbreviation or an initial ends no sentence") {
  CHECK(text::sentences("In 2024 waren het er 1.044 in totaal.").size() == 1);
  CHECK(text::sentences("Kijk naar gedrag, bijv. Angst. Bel dan.").size() == 2);
  CHECK(text::sentences("Het staat in art. 273f en nr. 12.").size() == 1);
  CHECK(text::sentences("Zij heet M. Jansen (o.a. Bekend van het werk).").size() == 1);
  CHECK(text::sentences("1. Kijk binnen je eigen werk").size() == 1);
  CHECK(text::sentences("Het was 2024. Toen kwam hij.").size() == 2);
}

TEST_CASE("'enzovoort' may be the last word of a sentence") {
  CHECK(text::sentences("Loon, huur enz. Schrijf het op.").size() == 2);
  CHECK(text::sentences("Loon, huur enz. staat erbij.").size() == 1);
}

TEST_CASE("a quote belongs to its sentence, and a question inside one does not end it") {
  CHECK(text::sentences("Zij zei: ‘Ik mag niet weg.’ Hij keek weg.") ==
        Pieces{"Zij zei: ‘Ik mag niet weg.’", "Hij keek weg."});
  CHECK(text::sentences("‘Hoe gaat het?’ vraagt ze.").size() == 1);
  CHECK(text::sentences("Dit klopt niet. ‘Bel maar,’ zegt hij. (Dat doet ze.)").size() == 3);
  CHECK(text::sentences("En toen… Niets. Weg...").size() == 3);
}

TEST_CASE("a word has a letter or a digit, and leaves the marks around it behind") {
  CHECK(text::word_list("‘Hoe gaat het?’ – (1.044) zo’n e-mail, en/of één") ==
        Pieces{"Hoe", "gaat", "het", "1.044", "zo’n", "e-mail", "en/of", "één"});
  CHECK(text::word_list(" – … ").empty());
}

TEST_CASE("broken text is cut without reading past its end") {
  const std::string broken = "Kijk.\xE2\x80 Goed.\xC3";
  CHECK_FALSE(text::sentences(broken).empty());
  CHECK(text::word_list(broken).size() == 2);
}
