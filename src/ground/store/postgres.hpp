// A database with a PostgreSQL server. Inside this room only.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "ground/store/connection.hpp"

namespace zicht::store {

/// A connection to the server at `url`. `patience` is how long a statement waits for the lock of
/// another transaction. Fails with `invalid` on an address that cannot be read, with `unavailable`,
/// naming the server, where it does not answer, does not let us in or does not store UTF-8.
Result<std::unique_ptr<Connection>> open_postgres(const std::string& url,
                                                  std::chrono::milliseconds patience);

}  // namespace zicht::store
