// The same random rows in two databases, made from nothing but the schema.
#pragma once

#include <vector>

#include "tests/databases/chance.hpp"
#include "tests/databases/schema.hpp"

namespace zicht::databases {

/// Offers rows to every table of both until each has some. Most fit: they point to rows that are
/// there, and have the words and lengths of the conditions of their table. Others do not, and then
/// both must refuse: the test fails where one takes what the other refuses.
void fill_both(const std::vector<Table>& tables,
               store::Database& sqlite,
               store::Database& postgres,
               Chance& chance);

}  // namespace zicht::databases
