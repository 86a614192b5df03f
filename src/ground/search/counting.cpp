#include "ground/search/counting.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "ground/search/layout.hpp"

namespace zicht::search {
namespace {

/// For every entry, by its number in the database, whether it is one of a set: 1 or 0.
using Members = std::vector<std::uint8_t>;

void add(Members& members, const Xapian::Database& database, const std::string& term) {
  const auto end = database.postlist_end(term);
  for (auto entry = database.postlist_begin(term); entry != end; ++entry) members[*entry] = 1;
}

}  // namespace

std::size_t number_with_any(const Xapian::Database& database,
                            std::span<const std::string> terms,
                            std::span<const Facet> facets) {
  const Members nobody(std::size_t{database.get_lastdocid()} + 1, 0);
  auto counted = nobody;
  for (const auto& term : terms) add(counted, database, term);

  std::map<std::string_view, Members> chosen;
  for (const auto& facet : facets)
    add(chosen.try_emplace(facet.name, nobody).first->second, database, facet_term(facet));
  for (const auto& [name, members] : chosen)
    for (std::size_t entry = 0; entry < counted.size(); ++entry) counted[entry] &= members[entry];
  return static_cast<std::size_t>(std::ranges::count(counted, 1));
}

}  // namespace zicht::search
