#include "ground/audit/report.hpp"

#include <fmt/format.h>

namespace zicht::audit {

std::string words(const Finding& finding) {
  const auto [trouble, where, since] = finding;
  switch (trouble) {
    case Trouble::changed:
      return fmt::format("regel {} is veranderd", where);
    case Trouble::missing:
      return fmt::format("regel {} ontbreekt", where);
    case Trouble::doubled:
      return fmt::format("regel {} staat er twee keer", where);
    case Trouble::behind:
      return fmt::format("regel {} staat achter de laatste kop: het programma zette haar daar niet",
                         where);
    case Trouble::differs:
      return fmt::format(
          "de kop van {} regels klopt niet: er is iets veranderd in regel {} tot en "
          "met {}",
          where,
          since + 1,
          where);
    case Trouble::cut:
      return fmt::format("er is een kop van {} regels, en zoveel zijn er niet: het eind is weg",
                         where);
    case Trouble::unsigned_head:
      return fmt::format("de handtekening onder de kop van {} regels is niet geldig", where);
    case Trouble::unknown_key:
      return fmt::format("de kop van {} regels is ondertekend met een andere sleutel", where);
    case Trouble::witness_differs:
      return fmt::format(
          "de getuige heeft een andere kop van {} regels: er is iets veranderd in "
          "regel {} tot en met {}",
          where,
          since + 1,
          where);
    case Trouble::witness_longer:
      return fmt::format(
          "de getuige heeft een kop van {} regels, en zoveel zijn er niet: het "
          "logboek is ingekort of teruggezet",
          where);
    case Trouble::edge:
      return fmt::format("de rand van de boom hoort niet bij de laatste kop, van {} regels", where);
  }
  return {};
}

}  // namespace zicht::audit
