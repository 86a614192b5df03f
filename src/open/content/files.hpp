// The files in which a page can be taken along, as links. open/takeaway answers them.
#pragma once

#include <string>

#include "ground/html/html.hpp"

namespace zicht::content {

/// The items of a list: PDF, Word, EPUB and Markdown of the page at `path`.
html::Html file_links(const std::string& path);

/// "Meenemen" and those links in a row, for a page without a menu of its own.
html::Html file_row(const std::string& path);

}  // namespace zicht::content
