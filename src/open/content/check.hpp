// What can only be checked when everything has been read: does every link lead somewhere.
#pragma once

#include <set>
#include <string>

#include "open/content/library.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// Every block has an id of its own, every link, citation, term and figure leads somewhere, every
/// chapter has its pages, every card fits on one side. `routes` are the addresses that the program
/// answers besides the documents: "/monitor", "/zoeken".
Problems check(const Library& library, const std::set<std::string>& routes);

}  // namespace zicht::content
