// A reading list: kept in an address, and so by nobody.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/http/request.hpp"
#include "open/content/library.hpp"

namespace zicht::takeaway {

/// More parts are refused: a list of so many is not read, but asked for to keep us busy.
inline constexpr std::size_t most_parts = 100;

/// What a reader chose, in the order in which it was chosen.
struct Selection {
  /// A part that cannot be given.
  struct LeftOut {
    std::string part = {};   ///< As it was asked for, fit to be shown; empty where it is not.
    bool withdrawn = false;  ///< It was there and was taken back; otherwise it never was.
  };

  std::vector<const content::Document*> parts = {};  ///< Visible, each once.
  std::vector<LeftOut> left_out = {};
  bool as_cards = false;  ///< Cards, four to a sheet: asked for, or nothing but cards was chosen.

  bool empty() const { return parts.empty(); }
};

/// Reads "deel=kaarten/algemene-signalen&deel=kompas/signaleren/hoe", and "blad=kaarten" for cards
/// four to a sheet. Unknown and withdrawn parts are left out and named. Fails with `invalid` where
/// there are more than `most_parts`.
Result<Selection> read_selection(const http::Fields& query,
                                 const content::Library& library,
                                 Date today);

/// The same as a query, without a question mark: "deel=kaarten/algemene-signalen&deel=...".
std::string query_of(const Selection& selection);

/// The name of a part in a query: "kompas/signaleren/hoe".
std::string part_name(const content::Document& document);

/// "Weggelaten, want ingetrokken: kaarten/oud." for each reason; empty where nothing was left out.
std::vector<std::string> notices(const Selection& selection);

}  // namespace zicht::takeaway
