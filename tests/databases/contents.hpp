// All that lies in a database, in a form that is the same for the same rows.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/databases/schema.hpp"

namespace zicht::databases {

/// Of each table its rows, each with the kind and the value of every column, in an order that does
/// not depend on the database.
using Contents = std::map<std::string, std::vector<std::string>>;

/// Of these tables and columns; the database may have more of both.
Contents contents_of(store::Database& database, const std::vector<Table>& tables);

/// Of one table.
std::string digest_of(const std::vector<std::string>& rows);

/// Fails the test where the digest of a table differs, and says of which, with the first row that
/// only one of them has. `what` says what is compared.
void check_same(const std::string& what, const Contents& one, const Contents& other);

}  // namespace zicht::databases
