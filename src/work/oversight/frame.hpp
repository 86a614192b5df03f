// The frame of the officer's pages, and the parts that they share. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/html/html.hpp"
#include "work/oversight/pages.hpp"

namespace zicht::oversight {

/// A page with the menu of the room; `path` is the entry of the menu that it belongs to.
std::string officer_page(const html::Layout& layout,
                         std::string_view title,
                         std::string_view path,
                         const html::Html& inside);

/// A table that scrolls by itself on a telephone; `head` are the names of its columns.
html::Html table(std::string_view label,
                 const std::vector<std::string_view>& head,
                 const html::Html& rows);

/// One line of a list of facts.
html::Html fact(std::string_view name, const html::Html& value);

/// What is asked to be held, and why.
html::Html hold_words(const retention::Hold& hold, const People& people);

}  // namespace zicht::oversight
