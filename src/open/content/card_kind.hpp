// The kinds of card, in the order in which they are shown.
#pragma once

#include <array>
#include <string_view>

namespace zicht::content {

struct CardKind {
  std::string_view sort;  ///< `soort` in a head.
  std::string_view one;   ///< "Signalenlijst"
  std::string_view many;  ///< "Signalenlijsten"
};

inline constexpr std::array card_kinds{
    CardKind{"signalenlijst", "Signalenlijst", "Signalenlijsten"},
    CardKind{"vorm", "Vorm", "Vormen van uitbuiting"},
    CardKind{"rol", "Rol", "Rollen"},
    CardKind{"stap", "Stap", "Stappen"},
    CardKind{"barriere", "Barrière", "Barrières"},
    CardKind{"instrument", "Instrument", "Bestuurlijke instrumenten"},
};

/// "Signalenlijst" for "signalenlijst"; "Kaart" for a sort that is none of these.
constexpr std::string_view card_kind_name(std::string_view sort) {
  for (const auto& kind : card_kinds)
    if (kind.sort == sort) return kind.one;
  return "Kaart";
}

}  // namespace zicht::content
