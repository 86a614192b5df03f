// The file for a receiver who is not on Zicht: a zip that opens with seven words, with the same
// package for a person to read and for a program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "work/passing/package.hpp"

namespace zicht::passing {

/// A zip turns words into a key quickly, so a thief can try many: seven of 8192 words are 91 bits.
constexpr std::size_t words_of_parcel = 7;

/// New words with single spaces, to be told over the telephone.
std::string make_words();
/// The same form, however it was typed. Nothing where these are not so many words of the list.
std::optional<std::string> read_words(std::string_view typed);

/// The sheet for a person: one page of HTML that needs nothing else.
std::string sheet_of(const Package& package);

/// A zip, AES-256, with sheet_of() and to_json(). The names of the files in it can be read without
/// the words, and say nothing. Fails with `internal`.
Result<std::string> make_parcel(const Package& package, std::string_view words);

}  // namespace zicht::passing
