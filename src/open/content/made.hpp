// Blocks that are made of data, for a page that is not written as Markdown and is taken along all
// the same: the barrier model, the law.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "open/content/block.hpp"

namespace zicht::content::made {

Inline words(std::string text);
Inline strong(std::string text);
Inline link(std::string text, std::string target);
/// One citation per source, in that order.
Inlines citations(const std::vector<std::string>& sources);

/// All of it in one row.
Inlines join(std::vector<Inlines> parts);

Block heading(int level, std::string id, Inlines inlines);
Block paragraph(Inlines inlines);
/// One paragraph an item.
Block list(std::vector<Inlines> items);
/// The first row is the heading.
Block table(std::vector<std::vector<Inlines>> rows);

}  // namespace zicht::content::made
