// UTF-8: is it valid, and how does it read without accents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zicht::text {

/// True for well-formed UTF-8: no overlong forms, surrogates or code points past U+10FFFF.
bool is_utf8(std::string_view bytes);

/// Lower case, without accents, for comparing what people type: "Één Coördinatie" gives
/// "een coordinatie". Latin letters only; everything else stays as it is.
std::string fold(std::string_view text);

/// A name for in an address: folded, with hyphens: "Wat is een signaal?" gives
/// "wat-is-een-signaal".
std::string slug(std::string_view text);

/// The number of code points in valid UTF-8.
std::size_t length(std::string_view text);

}  // namespace zicht::text
