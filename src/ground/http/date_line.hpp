// The Date header.
#pragma once

#include <string>

namespace zicht::http {

/// "Date: Thu, 26 Nov 2026 09:30:00 GMT", of now, with the end of its line (RFC 9110 5.6.7).
std::string date_line();

}  // namespace zicht::http
