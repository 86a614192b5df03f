// The words that common passphrases are made of. Inside this room only.
#pragma once

#include <string_view>

namespace zicht::crypto {

/// common_words.txt: one word a line, lower case; a line with # is a remark.
std::string_view common_words();

}  // namespace zicht::crypto
