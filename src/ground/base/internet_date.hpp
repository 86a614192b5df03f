// A moment as the protocols of the internet write it.
#pragma once

#include <string>

#include "ground/base/clock.hpp"

namespace zicht {

/// "Sun, 06 Nov 1994 08:49:37" in UTC; whoever writes it adds "GMT" or "+0000".
/// @source RFC 9110, 5.6.7 (HTTP) and RFC 5322, 3.3 (mail).
std::string internet_date(Instant moment);

}  // namespace zicht
