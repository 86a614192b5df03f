// zicht check --taal: how hard each page is to read, on a terminal.
#pragma once

#include <string>
#include <vector>

#include "open/content/language.hpp"

namespace zicht::app {

/// A table with a row a page, worst first, and then every remark as "file:line: ...".
std::string language_report(std::vector<content::PageLanguage> pages);

}  // namespace zicht::app
