// What a well-formed request must be, beyond what the parser refuses by itself.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zicht::http {

/// 0 where the headers may pass, otherwise the status to refuse with. Guards against requests that
/// two programs on the way could read in two ways (RFC 9112 3.2, 6.1, 6.3; request smuggling).
/// Names are in lower case. `minor_version` is 0 or 1.
int refuse_headers(const std::vector<std::pair<std::string, std::string>>& headers,
                   int minor_version);

/// True where a line of a head goes on behind a line end (obs-fold, RFC 9112 5.2): another program
/// could read one header as two.
bool is_folded(std::string_view head);

/// True for any byte under a space but a tab, and for DEL.
bool has_control_characters(std::string_view text);

}  // namespace zicht::http
