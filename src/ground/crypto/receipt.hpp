// What a reporter without a name takes along: nine Dutch words. They are the only way back to the
// report, so that nothing about the person has to be kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/crypto/key_pair.hpp"

namespace zicht::crypto {

constexpr std::size_t words_of_receipt = 9;

/// The 8192 words that a receipt may hold, in the order of the alphabet: 4 to 8 letters a to z, and
/// no two that one wrong, missing or added letter makes the same.
const std::vector<std::string_view>& receipt_word_list();

/// A new receipt: nine words of the list with single spaces, 117 random bits. That is more than the
/// 112 from which a plain hash of a secret may lie in a database (ASVS 5.0, 6.5.2).
std::string make_receipt();

/// The same form, however it was typed: large letters, commas, numbers, line ends and more spaces
/// are nothing to it. Nothing where it is not nine words of the list. Whoever must not tell that
/// from a receipt that is not known looks up the hash of what was typed all the same.
std::optional<std::string> read_receipt(std::string_view typed);

/// What may lie in the database, to find the report: 64 hexadecimal digits, which tell neither the
/// words nor the keys. Of what read_receipt or make_receipt gave.
std::string hash_receipt(std::string_view receipt);

/// The pair of keys that grows from the words: what the desk answers is sealed to it.
KeyPair receipt_keys(std::string_view receipt);

}  // namespace zicht::crypto
