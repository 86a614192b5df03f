#include "ground/crypto/receipt.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <unordered_set>

using namespace zicht;
using namespace zicht::crypto;

namespace {

using Words = std::unordered_set<std::string>;

/// Whether another word of the list is one slip of the fingers away: a letter wrong, missing,
/// added, or two letters swapped.
bool has_neighbour(const std::string& word, const Words& words) {
  for (std::size_t at = 0; at <= word.size(); ++at) {
    const auto head = word.substr(0, at);
    const auto tail = word.substr(at);
    for (char c = 'a'; c <= 'z'; ++c) {
      if (words.contains(head + c + tail)) return true;
      if (!tail.empty() && c != tail[0] && words.contains(head + c + tail.substr(1))) return true;
    }
    if (!tail.empty() && words.contains(head + tail.substr(1))) return true;
    if (tail.size() > 1 && tail[0] != tail[1] &&
        words.contains(head + tail[1] + tail[0] + tail.substr(2)))
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("the list has 8192 different words of 4 to 8 plain letters") {
  const auto& list = receipt_word_list();
  CHECK(list.size() == 8192);
  CHECK(std::set<std::string_view>(list.begin(), list.end()).size() == list.size());
  CHECK(std::ranges::all_of(list, [](std::string_view word) {
    return word.size() >= 4 && word.size() <= 8 &&
           std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
  }));
}

TEST_CASE("no slip of one letter makes another word of the list") {
  const auto& list = receipt_word_list();
  Words words;
  for (const auto word : list) words.emplace(word);
  for (const auto& word : words)
    if (has_neighbour(word, words)) FAIL_CHECK(word << " looks too much like another word");
}

TEST_CASE("a receipt is nine words of the list, and another one each time") {
  std::set<std::string> made;
  for (int count = 0; count < 200; ++count) {
    const auto receipt = make_receipt();
    CHECK(std::ranges::count(receipt, ' ') == 8);
    CHECK(read_receipt(receipt) == receipt);
    made.insert(receipt);
  }
  CHECK(made.size() == 200);
}

TEST_CASE("a receipt is read however it was typed") {
  const auto& list = receipt_word_list();
  std::string receipt;
  std::string typed;
  for (std::size_t at = 0; at < words_of_receipt; ++at) {
    const std::string word(list[at * 900]);
    receipt += (at == 0 ? "" : " ") + word;
    auto large = word;
    large[0] = static_cast<char>(large[0] - 'a' + 'A');
    typed += std::to_string(at + 1) + ". " + (at % 2 == 0 ? large : word) + ",\r\n\t ";
  }
  CHECK(read_receipt(typed) == receipt);
  CHECK(read_receipt("  " + receipt + "\xC2\xA0") == receipt);
}

TEST_CASE("what is not nine words of the list is no receipt") {
  const auto receipt = make_receipt();
  const std::string word(receipt_word_list()[0]);
  CHECK_FALSE(read_receipt(""));
  CHECK_FALSE(read_receipt(receipt.substr(0, receipt.rfind(' '))));
  CHECK_FALSE(read_receipt(receipt + " " + word));
  CHECK_FALSE(read_receipt(receipt.substr(0, receipt.rfind(' ')) + " xyzzy"));
  CHECK_FALSE(read_receipt(receipt + "x"));
  CHECK_FALSE(read_receipt(receipt + std::string(3000, ' ')));
  CHECK_FALSE(read_receipt("\xFF\xFE"));
}

TEST_CASE("what is kept of a receipt tells neither the words nor the keys") {
  const auto receipt = make_receipt();
  const auto other = make_receipt();
  const auto hash = hash_receipt(receipt);
  CHECK(hash.size() == 64);
  CHECK(hash == hash_receipt(receipt));
  CHECK(hash != hash_receipt(other));
  const auto keys = receipt_keys(receipt);
  CHECK(keys.public_key() == receipt_keys(receipt).public_key());
  CHECK(keys.public_key() != receipt_keys(other).public_key());
  CHECK(*receipt_keys(receipt).open(*seal_to(keys.public_key(), "Antwoord")) == "Antwoord");
}
