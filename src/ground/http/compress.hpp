// Brotli and gzip, and which of them a browser takes.
#pragma once

#include <string>
#include <string_view>

namespace zicht::http {

enum class Encoding { identity, gzip, brotli };

/// The best encoding that an Accept-Encoding header allows: brotli, then gzip. Knows "q=0".
Encoding best_encoding(std::string_view accept_encoding);

/// "br", "gzip", or empty for identity.
std::string_view name_of(Encoding encoding);

/// How hard to try.
enum class Effort {
  once,   ///< For one person, sent once: a third of the time of quick, and a tenth more bytes.
  quick,  ///< For everyone, until the best is ready.
  best
};

std::string brotli(std::string_view text, Effort effort);
std::string gzip(std::string_view text, Effort effort);
/// Undoes gzip(), of a text of `size` bytes. For our own bytes only: stops the request on others.
std::string gunzip(std::string_view packed, std::size_t size);

/// True for types that get smaller: text, JSON, SVG. Fonts and pictures are compressed already.
bool is_compressible(std::string_view type);

}  // namespace zicht::http
