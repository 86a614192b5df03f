// A finding as people read it: on a terminal, as a table, as a page of its own. Inside this room
// and for the command line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/figure.hpp"
#include "science/estimate/estimate.hpp"

namespace zicht::estimation {

/// Plain text for a terminal, at most 80 wide where names allow it.
std::string report_text(const estimate::Finding& finding);

/// One row for each number, heading first: soort, omschrijving, gezien, schatting, laag, hoog,
/// model. Numbers have a point and no thousands mark.
std::string report_csv(const estimate::Finding& finding);

/// A whole page that needs nothing else, to hand over: figures, flags, the model in words, where
/// the numbers come from. `title` is what the data is called; `version` that of the program.
std::string report_page(const estimate::Finding& finding,
                        std::string_view title,
                        std::string_view version);

/// The same as a part of a page of the site, from a second heading on.
html::Html report_part(const estimate::Finding& finding, std::string_view version);

/// The figures of a finding, those with something to show.
std::vector<html::Figure> report_figures(const estimate::Finding& finding);

/// What the model says about the lists, a sentence each.
std::vector<std::string> model_sentences(const estimate::Finding& finding);

/// "het beste model" or "de beste 20 modellen".
std::string among_words(std::size_t models);

/// "9.977 tot 13.146", or "minstens 9.977" where there is no upper bound.
std::string interval_words(const estimate::Interval& interval);

/// Persons, rounded: "11.418".
std::string persons_words(double persons);

}  // namespace zicht::estimation
