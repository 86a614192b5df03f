// The page of the barrier model as HTML. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/barriers/barriers.hpp"

namespace zicht::barriers {

/// The tables that fit the wish, one per step. Where `unknown` holds words, the address asked for
/// something that is not there, and the page says so.
std::string model_page(const html::Layout& layout,
                       const content::Library& library,
                       const Model& model,
                       const Wish& wish,
                       const std::vector<std::string>& unknown,
                       Date today);

}  // namespace zicht::barriers
