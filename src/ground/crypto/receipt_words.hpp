// The words that receipts are made of. Inside this room only.
#pragma once

#include <string_view>

namespace zicht::crypto {

/// receipt_words.txt: one word a line; a line with # is a remark.
std::string_view receipt_words();

}  // namespace zicht::crypto
