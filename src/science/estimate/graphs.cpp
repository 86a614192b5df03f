#include "science/estimate/graphs.hpp"

#include <array>
#include <map>

namespace zicht::estimate {
namespace {

/// For each list its neighbours.
std::array<Mask, max_lists> neighbours_of(int lists, std::uint32_t edges) {
  std::array<Mask, max_lists> all{};
  unsigned edge = 0;
  for (int one = 0; one < lists; ++one)
    for (int two = one + 1; two < lists; ++two, ++edge) {
      if ((edges >> edge & 1U) == 0) continue;
      all.at(static_cast<std::size_t>(one)) |= Mask{1} << static_cast<unsigned>(two);
      all.at(static_cast<std::size_t>(two)) |= Mask{1} << static_cast<unsigned>(one);
    }
  return all;
}

}  // namespace

std::optional<Graph> decomposed(int lists, std::uint32_t edges) {
  const auto neighbours = neighbours_of(lists, edges);
  const auto is_clique = [&](Mask set) {
    for (int list = 0; list < lists; ++list) {
      const Mask own = Mask{1} << static_cast<unsigned>(list);
      if ((set & own) != 0 && !contains(neighbours.at(static_cast<std::size_t>(list)) | own, set))
        return false;
    }
    return true;
  };
  // Takes lists away whose remaining neighbours all know each other, one after another. Each gives
  // the set with it and takes the set without it; what is neither clique nor separator cancels.
  std::map<Mask, int> times;
  Mask left = static_cast<Mask>(histories(lists) - 1);
  while (left != 0) {
    bool found = false;
    for (int list = 0; list < lists && !found; ++list) {
      const Mask own = Mask{1} << static_cast<unsigned>(list);
      const Mask around = neighbours.at(static_cast<std::size_t>(list)) & left;
      if ((left & own) == 0 || !is_clique(around)) continue;
      ++times[around | own];
      if (around != 0) --times[around];
      left &= ~own;
      found = true;
    }
    if (!found) return std::nullopt;
  }
  Graph graph{edges, {}};
  for (const auto& [set, count] : times)
    if (count != 0) graph.parts.push_back({set, count});
  return graph;
}

std::vector<Graph> decomposable_graphs(int lists) {
  const unsigned edges = static_cast<unsigned>(lists * (lists - 1) / 2);
  std::vector<Graph> all;
  for (std::uint32_t set = 0; set < (std::uint32_t{1} << edges); ++set)
    if (auto graph = decomposed(lists, set)) all.push_back(std::move(*graph));
  return all;
}

}  // namespace zicht::estimate
