// The page of the barrier model as HTML. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/barriers/barriers.hpp"

namespace zicht::barriers {

/// What the page is about, in a sentence or three.
inline constexpr auto lead =
    "Wie mensen uitbuit, moet een paar dingen regelen. Bij elke stap kun je het moeilijker maken. "
    "Hier zie je per stap de gelegenheid, de signalen en de barrières.";
/// What must be known of its signals.
inline constexpr auto caution =
    "Een signaal is een aanwijzing en kan ook iets anders betekenen. Trek geen overhaaste "
    "conclusies "
    "en tel signalen niet op.";

/// The names of those who can raise it: of the axis "rol" first.
std::vector<std::string> partners_of(const Barrier& barrier, const content::Library& library);
/// The names of the forms of exploitation that it is about.
std::vector<std::string> forms_of(const Barrier& barrier, const content::Library& library);

/// The tables that fit the wish, one per step. Where `unknown` holds words, the address asked for
/// something that is not there, and the page says so.
std::string model_page(const html::Layout& layout,
                       const content::Library& library,
                       const Model& model,
                       const Wish& wish,
                       const std::vector<std::string>& unknown,
                       Date today);

}  // namespace zicht::barriers
