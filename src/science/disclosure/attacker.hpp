// For the tests: somebody who has the published figures, knows the rules, and tries everything.
// Shares no code with what protects.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "science/disclosure/table.hpp"

namespace zicht::disclosure::attack {

using Published = std::vector<std::optional<std::int64_t>>;

/// Whether a category is counted in what is called `above`, by its name alone.
inline bool counts_in(const Dimension& dimension, std::string name, const std::string& above) {
  while (!name.empty() && name != above) {
    std::string next;
    for (const auto& category : dimension.categories)
      if (category.name == name) next = category.parent;
    name = next;
  }
  return !name.empty() || above == dimension.total;
}

/// The parts of every cell: `parts[cell]` are the places of the counts that it sums.
inline std::vector<std::vector<std::size_t>> parts_of_cells(const Table& table) {
  std::vector<std::vector<std::size_t>> parts{{0}};
  for (const auto& dimension : table.dimensions) {
    std::vector<std::string> counted;
    for (const auto& category : dimension.categories) {
      bool own = true;
      for (const auto& other : dimension.categories) own = own && other.parent != category.name;
      if (own) counted.push_back(category.name);
    }
    std::vector<std::vector<std::size_t>> longer;
    for (const auto& before : parts)
      for (std::size_t node = 0; node <= dimension.categories.size(); ++node) {
        const auto& name =
            node < dimension.categories.size() ? dimension.categories[node].name : dimension.total;
        longer.emplace_back();
        for (const auto at : before)
          for (std::size_t own = 0; own < counted.size(); ++own)
            if (counts_in(dimension, counted[own], name))
              longer.back().push_back(at * counted.size() + own);
      }
    parts = std::move(longer);
  }
  return parts;
}

inline std::vector<std::int64_t> sums(const std::vector<std::vector<std::size_t>>& parts,
                                      const std::vector<std::int64_t>& counts) {
  std::vector<std::int64_t> all;
  for (const auto& each : parts) {
    std::int64_t sum = 0;
    for (const auto at : each) sum += counts[at];
    all.push_back(sum);
  }
  return all;
}

struct Bounds {
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  std::int64_t most = -1;
};

/// Tries every table with counts from `floor` to `ceiling` in the hidden cells, and gives for each
/// cell the least and the most that any of them has. Nothing where it takes more than `patience`
/// steps.
class TryEverything {
 public:
  TryEverything(const Table& table, Published published, std::int64_t floor, std::int64_t ceiling)
      : parts_(parts_of_cells(table)),
        published_(std::move(published)),
        floor_(floor),
        ceiling_(ceiling),
        counts_(table.counts.size(), 0),
        open_(parts_.size()),
        sum_(parts_.size(), 0),
        within_(table.counts.size()) {
    for (std::size_t cell = 0; cell < parts_.size(); ++cell) {
      open_[cell] = parts_[cell].size();
      for (const auto at : parts_[cell]) within_[at].push_back(cell);
    }
    own_.resize(counts_.size());
    for (std::size_t cell = 0; cell < parts_.size(); ++cell)
      if (parts_[cell].size() == 1) {
        // Of the cells with this one part, the counted cell is the one in most sums; a sum with one
        // part is as good, because both are equal.
        if (published_[cell]) own_[parts_[cell][0]] = published_[cell];
      }
  }

  std::optional<std::vector<Bounds>> bounds(std::int64_t patience) {
    found_.assign(parts_.size(), {});
    patience_ = patience;
    fill(0);
    if (patience_ <= 0) return std::nullopt;
    return found_;
  }

 private:
  void fill(std::size_t at) {
    if (--patience_ <= 0) return;
    if (at == counts_.size()) {
      for (std::size_t cell = 0; cell < parts_.size(); ++cell) {
        found_[cell].least = std::min(found_[cell].least, sum_[cell]);
        found_[cell].most = std::max(found_[cell].most, sum_[cell]);
      }
      return;
    }
    const auto low = own_[at] ? *own_[at] : floor_;
    const auto high = own_[at] ? *own_[at] : ceiling_;
    for (auto count = low; count <= high && patience_ > 0; ++count) {
      bool possible = true;
      for (const auto cell : within_[at]) {
        sum_[cell] += count;
        --open_[cell];
        if (!published_[cell]) continue;
        possible = possible && sum_[cell] <= *published_[cell] &&
                   (open_[cell] > 0 || sum_[cell] == *published_[cell]);
      }
      if (possible) fill(at + 1);
      for (const auto cell : within_[at]) {
        sum_[cell] -= count;
        ++open_[cell];
      }
    }
  }

  std::vector<std::vector<std::size_t>> parts_;
  Published published_;
  std::int64_t floor_;
  std::int64_t ceiling_;
  std::vector<std::int64_t> counts_;
  std::vector<std::size_t> open_;
  std::vector<std::int64_t> sum_;
  std::vector<std::vector<std::size_t>> within_;
  std::vector<std::optional<std::int64_t>> own_ = {};
  std::vector<Bounds> found_ = {};
  std::int64_t patience_ = 0;
};

}  // namespace zicht::disclosure::attack
