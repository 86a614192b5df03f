#include "science/disclosure/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "ground/text/utf8.hpp"
#include "science/disclosure/layout.hpp"

namespace zicht::disclosure {
namespace {

Result<> check_name(const std::string& name, const std::string& dimension) {
  if (name.empty() || !text::is_utf8(name))
    return fail(Fault::invalid,
                fmt::format("Het kenmerk '{}' heeft een naam die leeg is, of geen tekst.",
                            text::is_utf8(dimension) ? dimension : "?"));
  return {};
}

Result<> check_parents(const Dimension& dimension) {
  std::map<std::string, std::string> parents;
  for (const auto& category : dimension.categories) parents.emplace(category.name, category.parent);
  for (const auto& category : dimension.categories) {
    auto above = category.parent;
    for (std::size_t steps = 0; !above.empty(); ++steps) {
      const auto found = parents.find(above);
      if (found == parents.end())
        return fail(Fault::invalid,
                    fmt::format("'{}' telt mee in '{}', en dat staat niet bij het kenmerk '{}'.",
                                category.name,
                                above,
                                dimension.name));
      if (steps > parents.size())
        return fail(Fault::invalid,
                    fmt::format("'{}' telt in een kring mee in zichzelf.", category.name));
      above = found->second;
    }
  }
  return {};
}

Result<> check_dimension(const Dimension& dimension) {
  TRY(check_name(dimension.name, dimension.name));
  TRY(check_name(dimension.total, dimension.name));
  if (dimension.categories.empty())
    return fail(Fault::invalid,
                fmt::format("Het kenmerk '{}' heeft geen waarden.", dimension.name));
  std::set<std::string> names{dimension.total};
  for (const auto& category : dimension.categories) {
    TRY(check_name(category.name, dimension.name));
    if (!names.insert(category.name).second)
      return fail(
          Fault::invalid,
          fmt::format("'{}' staat twee keer bij het kenmerk '{}'.", category.name, dimension.name));
  }
  return check_parents(dimension);
}

/// The number of combinations, with or without sums; nothing where that is too many.
Result<> check_counts(const Table& table) {
  std::size_t cells = 1;
  std::size_t leaves = 1;
  for (const auto& dimension : table.dimensions) {
    if (dimension.categories.size() >= most_cells)
      return fail(Fault::invalid, "Deze tabel heeft te veel cellen.");
    cells *= dimension.categories.size() + 1;
    leaves *= leaves_of(dimension).size();
    if (cells > most_cells) return fail(Fault::invalid, "Deze tabel heeft te veel cellen.");
  }
  if (table.counts.size() != leaves)
    return fail(
        Fault::invalid,
        fmt::format("Deze tabel heeft {} aantallen, en {} nodig.", table.counts.size(), leaves));
  std::int64_t sum = 0;
  for (const auto count : table.counts) {
    if (count < 0) return fail(Fault::invalid, "Een aantal is kleiner dan nul.");
    if (count > most_counted - sum)
      return fail(Fault::invalid, "De aantallen zijn samen te groot.");
    sum += count;
  }
  return {};
}

}  // namespace

Result<> check(const Table& table) {
  if (table.dimensions.empty() || table.dimensions.size() > 3)
    return fail(Fault::invalid, "Een tabel heeft een, twee of drie kenmerken.");
  std::set<std::string> names;
  for (const auto& dimension : table.dimensions) {
    TRY(check_dimension(dimension));
    if (!names.insert(dimension.name).second)
      return fail(Fault::invalid,
                  fmt::format("Het kenmerk '{}' staat er twee keer.", dimension.name));
  }
  return check_counts(table);
}

}  // namespace zicht::disclosure
