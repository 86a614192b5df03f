#include "open/content/language.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "ground/text/sentences.hpp"
#include "ground/text/utf8.hpp"
#include "open/content/abbreviations.hpp"
#include "open/content/page_measure.hpp"
#include "open/content/pieces.hpp"

namespace zicht::content {
namespace {

/// Long, and known to everyone who works for a municipality or reads a letter from one.
constexpr std::array plain_long_words{"leerplichtambtenaar",
                                      "leerplichtambtenaren",
                                      "omgevingsvergunning",
                                      "omgevingsvergunningen",
                                      "samenwerkingsafspraak",
                                      "samenwerkingsafspraken",
                                      "verantwoordelijkheden",
                                      "verantwoordelijkheid",
                                      "verblijfsvergunning",
                                      "verblijfsvergunningen",
                                      "vertrouwenspersonen",
                                      "wijkverpleegkundige",
                                      "wijkverpleegkundigen"};

/// What a reader must be told beside a list of signals; one of the words of each will do.
struct SignalWarning {
  std::string_view what;
  std::array<std::string_view, 5> one_of;
};
constexpr std::array signal_warnings{
    SignalWarning{"dat de lijst een richtlijn is",
                  {"richtlijn", "indicati", "aanwijzing", "geen bewijs", "bewijst niets"}},
    SignalWarning{"dat een signaal op iets anders kan wijzen",
                  {"iets anders",
                   "andere problemen",
                   "andere oorzaak",
                   "andere oorzaken",
                   "andere verklaring"}},
    SignalWarning{"dat je geen overhaaste conclusies trekt",
                  {"overhaaste conclusie",
                   "snelle conclusie",
                   "snel conclusie",
                   "te snel een conclusie",
                   "conclusie te snel"}},
    SignalWarning{"met wie je overlegt",
                  {"overleg ", "bespreek", "praat met", "vraag advies", "geef het door"}},
};

/// The words of a link must say where it leads: a screen reader lists them without their sentence.
constexpr std::array empty_links{"hier", "klik hier", "lees meer", "link", "deze link", "meer"};

class Meter {
 public:
  explicit Meter(const Library& library) : library_(library), longread_(library) {
    for (const auto& term : library.terms()) {
      learn_word(term.term);
      for (const auto& other : term.also) learn_word(other);
    }
  }

  PageLanguage measure(const Document& document) {
    PageMeasure measure(document.path, document.file);
    const auto pieces = pieces_of(document);
    Abbreviations of_this_page(library_);
    auto& abbreviations = document.kind == Kind::scene ? longread_ : of_this_page;
    std::set<std::string> long_words;
    for (const auto& piece : pieces) {
      measure.count(piece.line, piece.text, piece.role == Piece::Role::heading);
      for (const auto& abbreviation : abbreviations.unexplained_in(piece))
        measure.limit(piece.line,
                      fmt::format("De afkorting {} is hier nog niet uitgelegd. Schrijf haar de "
                                  "eerste keer uit, of maak er een begrip van.",
                                  abbreviation));
      for (const auto& word : hard_words(piece))
        if (long_words.insert(word).second)
          measure.advise(piece.line,
                         fmt::format("\"{}\" is een lang woord. Kies een korter woord, leg het uit "
                                     "of maak er een begrip van.",
                                     word));
      check_links(measure, piece);
    }
    if (document.kind == Kind::card && document.head.sort == "signalenlijst")
      check_signals(measure, document);
    return measure.done();
  }

 private:
  void learn_word(std::string_view words) {
    for (const auto word : text::word_list(words)) explained_words_.insert(text::fold(word));
  }

  /// True for a word of the glossary, and for its plural.
  bool is_explained(const std::string& folded) const {
    if (explained_words_.contains(folded)) return true;
    return std::any_of(
        explained_words_.begin(), explained_words_.end(), [&](const std::string& word) {
          const auto ending = folded.starts_with(word) ? folded.substr(word.size()) : "?";
          return ending == "s" || ending == "n" || ending == "en" || ending == "sen";
        });
  }

  /// The words, folded, that are long and that nothing explains.
  std::vector<std::string> hard_words(const Piece& piece) const {
    std::vector<std::string> hard;
    for (const auto word : text::word_list(piece.text)) {
      if (word.find_first_of("-/.:@0123456789") != std::string_view::npos) continue;
      if (text::length(word) <= longest_word) continue;
      auto folded = text::fold(word);
      const bool plain = std::find(plain_long_words.begin(), plain_long_words.end(), folded) !=
                         plain_long_words.end();
      if (!plain && !is_explained(folded)) hard.push_back(std::move(folded));
    }
    return hard;
  }

  static void check_links(PageMeasure& measure, const Piece& piece) {
    for (const auto& link : piece.links) {
      const auto folded = text::fold(link);
      if (text::word_list(link).empty()) {
        measure.limit(piece.line, "Deze link heeft geen woorden. Schrijf [woorden](/adres).");
      } else if (std::find(empty_links.begin(), empty_links.end(), folded) != empty_links.end()) {
        measure.limit(
            piece.line,
            fmt::format("De link \"{}\" zegt niet waarheen. Noem de pagina in de link.", link));
      }
    }
  }

  static void check_signals(PageMeasure& measure, const Document& card) {
    const auto words = text::fold(plain_text(card.blocks));
    for (const auto& warning : signal_warnings)
      if (std::none_of(warning.one_of.begin(), warning.one_of.end(), [&](std::string_view each) {
            return words.find(each) != std::string::npos;
          }))
        measure.limit(
            1, fmt::format("Bij deze signalenlijst staat niet {}. Zet het erbij.", warning.what));
  }

  const Library& library_;
  Abbreviations longread_;  ///< Its scenes are one page, read from top to bottom.
  std::set<std::string> explained_words_;
};

}  // namespace

double PageLanguage::average() const {
  return sentences == 0 ? 0.0 : static_cast<double>(words) / sentences;
}

int PageLanguage::limits_passed() const {
  return static_cast<int>(std::count_if(
      remarks.begin(), remarks.end(), [](const Remark& remark) { return remark.is_limit; }));
}

std::vector<PageLanguage> measure_language(const Library& library) {
  std::vector<PageLanguage> pages;
  Meter meter(library);
  for (const auto& document : library.documents())
    if (!withdrawn(document)) pages.push_back(meter.measure(document));
  return pages;
}

void sort_worst_first(std::vector<PageLanguage>& pages) {
  std::stable_sort(pages.begin(), pages.end(), [](const auto& one, const auto& other) {
    const auto rank = [](const PageLanguage& page) {
      return std::tuple(page.limits_passed(), page.remarks.size(), page.average());
    };
    return rank(one) > rank(other);
  });
}

Problems limits_passed(const std::vector<PageLanguage>& pages) {
  Problems problems;
  for (const auto& page : pages)
    for (const auto& remark : page.remarks)
      if (remark.is_limit) problems.push_back(remark.problem);
  return problems;
}

}  // namespace zicht::content
