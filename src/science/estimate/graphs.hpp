// Graphs of dependence between lists that can be taken apart into triangles. Inside this room only.
#pragma once

#include <optional>
#include <vector>

#include "science/estimate/lattice.hpp"

namespace zicht::estimate {

/// One set of lists in the formula of a graph, and how often: cliques count up, separators down.
struct GraphPart {
  Mask lists = 0;
  int times = 0;
};

/// A decomposable (chordal) graph: its edges as a bit for each pair in the order 12, 13, ..., 23,
/// ..., and its cliques and separators, those that cancel left out.
struct Graph {
  std::uint32_t edges = 0;
  std::vector<GraphPart> parts = {};
};

/// Nothing where the graph holds a ring of four or more without a chord.
std::optional<Graph> decomposed(int lists, std::uint32_t edges);

/// All of them: 8 for 3 lists, 61 for 4, 822 for 5, 18154 for 6.
std::vector<Graph> decomposable_graphs(int lists);

}  // namespace zicht::estimate
