// Parts of forms that more than one room uses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/html.hpp"

namespace zicht::html {

/// One choice of a list.
struct Option {
  std::string value = {};
  std::string label = {};
};

/// A labelled list to choose one from; its first choice is `any`, with an empty value. `name` is
/// also its id, so a page has one of each name. Where `chosen` is none of the options, `any` is.
Html choice(std::string_view name,
            std::string_view label,
            std::string_view any,
            const std::vector<Option>& options,
            std::string_view chosen);

}  // namespace zicht::html
