// The port of the site.
#pragma once

#include <cstdint>
#include <string>

#include "ground/base/result.hpp"
#include "ground/http/asio.hpp"

namespace zicht::http {

/// Listens on the port for one more reading thread: all of them share it, and the system deals the
/// connections out. `is_first` says that nobody may have it yet. Fails with `unavailable` where it
/// is in use or may not be opened, `invalid` where the address is none.
Result<> open_port(Acceptor& acceptor,
                   const std::string& address,
                   std::uint16_t port,
                   bool is_first);

}  // namespace zicht::http
