// Three overlapping lists, with numbers that the reader chooses. Inside this room only.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "ground/html/html.hpp"
#include "ground/http/request.hpp"
#include "science/estimate/estimate.hpp"

namespace zicht::estimation {

/// The lists of the example; invented.
inline constexpr std::array<std::string_view, 3> example_lists{"politie", "opvang", "zorg"};

/// One number of the example: of which lists, how its field is called, and what stands above it.
struct ExampleField {
  estimate::Mask history;
  std::string_view name;   ///< In the address: "po" for politie and opvang.
  std::string_view words;  ///< "politie en opvang".
  double x;                ///< Where it stands in the drawing.
  double y;
};

/// In the order in which they are asked.
const std::array<ExampleField, 7>& example_fields();

struct Example {
  std::array<std::int64_t, 8> counts{};
  std::vector<std::string_view> wrong =
      {};  ///< Names of fields that hold no number from 0 to 10 000.
};

/// The numbers from an address, and those of the example where it has none.
Example read_example(const http::Fields& query);

/// What follows from the numbers if the lists know nothing of each other.
Result<estimate::Finding> solve(const Example& example);

/// Three circles in a dashed frame, with the number of each part. Behind the circles, in the frame,
/// stands the estimate of who is on no list.
html::Html example_drawing(const Example& example, const estimate::Finding& finding);

}  // namespace zicht::estimation
