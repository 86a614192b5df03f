#include "ground/crypto/receipt.hpp"

#include <algorithm>

#include "ground/crypto/receipt_words.hpp"
#include "ground/crypto/sodium.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::crypto {
namespace {

constexpr std::size_t list_size = 8192;
/// Much more than the nine longest words with whatever stands between them.
constexpr std::size_t longest_typed = 2000;

std::vector<std::string_view> read_word_list() {
  std::vector<std::string_view> words;
  auto rest = receipt_words();
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    if (!line.empty() && line.front() != '#') words.push_back(line);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  // With fewer words a receipt would be easier to guess than it says.
  ZICHT_CHECK(words.size() == list_size && std::ranges::is_sorted(words));
  return words;
}

/// Adds the word, and says whether it may stand there.
bool add_word(std::string& receipt, std::size_t& count, const std::string& word) {
  if (++count > words_of_receipt || !std::ranges::binary_search(receipt_word_list(), word))
    return false;
  if (!receipt.empty()) receipt += ' ';
  receipt += word;
  return true;
}

}  // namespace

const std::vector<std::string_view>& receipt_word_list() {
  static const auto words = read_word_list();
  return words;
}

std::string make_receipt() {
  need_sodium();
  std::string receipt;
  for (std::size_t count = 0; count < words_of_receipt; ++count) {
    if (count > 0) receipt += ' ';
    receipt += receipt_word_list()[randombytes_uniform(list_size)];
  }
  return receipt;
}

std::optional<std::string> read_receipt(std::string_view typed) {
  if (typed.size() > longest_typed) return std::nullopt;
  std::string receipt;
  std::string word;
  std::size_t count = 0;
  for (const char c : std::string(typed) + '\n') {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else if (!word.empty()) {
      if (!add_word(receipt, count, word)) return std::nullopt;
      word.clear();
    }
  }
  if (count != words_of_receipt) return std::nullopt;
  return receipt;
}

std::string hash_receipt(std::string_view receipt) {
  return derive(receipt, "receipt: to find the report");
}

KeyPair receipt_keys(std::string_view receipt) {
  return KeyPair::grown_from(receipt, "receipt: to open the dialogue");
}

}  // namespace zicht::crypto
