// A "postgresql://" address, and how to speak of it without its password. Inside this room only.
#pragma once

#include <string>

#include "ground/base/result.hpp"

namespace zicht::store {

/// The database and its server, as words for a message: "zicht op db.example.nl". Fails with
/// `invalid` where the address is not well written. That is also where a sign in the password was
/// not written as %40 and the like, so that a part of it would pass for a host or a port.
Result<std::string> place_of(const std::string& url);

}  // namespace zicht::store
