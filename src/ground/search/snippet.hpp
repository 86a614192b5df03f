// The lines under a hit: the part of a text where most of what was asked for stands together.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "ground/search/search.hpp"

namespace zicht::search {

/// A word of a text that was asked for.
struct Mark {
  std::size_t word = 0;  ///< Its number in the text, from 0, as Words counts.
  std::size_t term = 0;  ///< What it was found by; two marks of one term say less than of two.
};

/// About thirty words of `text` around the marks, which are in order; its beginning where there
/// are none. White space is made single, and a new line becomes a point between the lines.
std::vector<Piece> snippet(std::string_view text, std::span<const Mark> marks);

}  // namespace zicht::search
