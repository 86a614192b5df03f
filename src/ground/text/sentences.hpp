// Dutch text cut in sentences and words, for measuring how hard it is to read.
#pragma once

#include <string_view>
#include <vector>

namespace zicht::text {

/// The sentences of one stretch of text, without the white space around them; they point into
/// `text`. A sentence ends at . ! ? or … before a space and something that can start the next one:
/// a capital, a digit, a quote or a bracket. It does not end behind an abbreviation ("bijv.", "art.
/// 6"), an initial ("M. de Vries"), the number in front of a step ("1. Kijk") or inside a number
/// ("1.044"). What has no letter or digit is no sentence. A blank line ends one; colons and
/// semicolons end nothing.
std::vector<std::string_view> sentences(std::string_view text);

/// The words of a text, without the quotes, brackets and points around them; they point into
/// `text`. A word has a letter or a digit in it: a dash on its own is none. "e-mail", "1.044" and
/// "zo’n" are one word; "en/of" is too, since it is read in one go.
std::vector<std::string_view> word_list(std::string_view text);

}  // namespace zicht::text
