// What page and paper say of the article in the same words. Inside this room only.
#pragma once

#include <string>

#include "open/law/article.hpp"

namespace zicht::law {

inline constexpr auto lead =
    "De wet beschrijft mensenhandel als een handeling, met een middel, met een doel. Hier zie je "
    "de "
    "delen los van elkaar, in gewone woorden.";
inline constexpr auto no_verdict =
    "Of iets mensenhandel is, beslist de rechter. Gebruik deze pagina om te leren kijken, niet om "
    "een zaak te beoordelen. Twijfel je? Overleg met een jurist, de politie of het Openbaar "
    "Ministerie.";

/// Whether a version is law, said with the days that are known, and no more than that.
std::string status(const Version& version, Date today);

/// The names of these elements, in the order of the article.
std::string names(const Article& article, Element::Kind kind, const std::vector<std::string>& ids);

/// The aims that a part names, or that it names none.
std::string aims(const Article& article, const Part& part);

/// The exception for minors, from the parts themselves. Empty where there is none.
std::string minors(const Article& article);

}  // namespace zicht::law
