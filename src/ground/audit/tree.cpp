#include "ground/audit/tree.hpp"

#include <algorithm>
#include <bit>

#include "ground/base/result.hpp"
#include "ground/crypto/sign.hpp"

namespace zicht::audit {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

Hash sha256_of(std::string_view bytes) {
  const auto hashed = crypto::sha256(bytes);
  Hash hash{};
  std::ranges::copy(hashed, hash.begin());
  return hash;
}

/// The largest power of two below `count`: where a tree parts into two. 1 < count.
std::size_t left_of(std::size_t count) {
  return std::bit_floor(count - 1);
}

/// SUBPROOF of RFC 6962, 2.1.2. `known` is true while the smaller tree is a whole subtree that the
/// reader has the root of.
void add_consistency(std::span<const Hash> leaves,
                     std::size_t size,
                     bool known,
                     std::vector<Hash>& proof) {
  if (size == leaves.size()) {
    if (!known) proof.push_back(root_of(leaves));
    return;
  }
  const auto left = left_of(leaves.size());
  if (size <= left) {
    add_consistency(leaves.first(left), size, known, proof);
    proof.push_back(root_of(leaves.subspan(left)));
  } else {
    add_consistency(leaves.subspan(left), size - left, false, proof);
    proof.push_back(root_of(leaves.first(left)));
  }
}

bool is_odd(std::int64_t number) {
  return number % 2 != 0;
}

}  // namespace

Hash leaf_hash(std::string_view bytes) {
  std::string text(1, '\0');
  text += bytes;
  return sha256_of(text);
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::string text(1, '\1');
  text.append(left.begin(), left.end()).append(right.begin(), right.end());
  return sha256_of(text);
}

std::string to_hex(const Hash& hash) {
  std::string hex;
  hex.reserve(2 * hash.size());
  for (const unsigned byte : hash) {
    hex += hex_digits[byte >> 4U];
    hex += hex_digits[byte & 0xFU];
  }
  return hex;
}

std::optional<Hash> hash_of_hex(std::string_view hex) {
  Hash hash{};
  if (hex.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t at = 0; at < hash.size(); ++at) {
    const auto high = hex_digits.find(hex[2 * at]);
    const auto low = hex_digits.find(hex[2 * at + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    hash[at] = static_cast<unsigned char>(high << 4U | low);
  }
  return hash;
}

std::optional<Frontier> Frontier::of_text(std::int64_t size, std::string_view text) {
  constexpr std::size_t digits = 2 * std::tuple_size_v<Hash>;
  if (size < 0 || text.size() != digits * static_cast<std::size_t>(
                                              std::popcount(static_cast<std::uint64_t>(size))))
    return std::nullopt;
  Frontier frontier;
  frontier.size_ = size;
  for (std::size_t at = 0; at < text.size(); at += digits) {
    const auto node = hash_of_hex(text.substr(at, digits));
    if (!node) return std::nullopt;
    frontier.nodes_.push_back(*node);
  }
  return frontier;
}

void Frontier::add(const Hash& leaf) {
  nodes_.push_back(leaf);
  // As one adds 1 to a binary number: each 1 at the end carries two equal subtrees into one.
  for (auto carry = size_; is_odd(carry); carry /= 2) {
    const auto right = nodes_.back();
    nodes_.pop_back();
    nodes_.back() = node_hash(nodes_.back(), right);
  }
  ++size_;
}

Hash Frontier::root() const {
  if (nodes_.empty()) return sha256_of("");
  auto root = nodes_.back();
  for (std::size_t at = nodes_.size() - 1; at > 0; --at) root = node_hash(nodes_[at - 1], root);
  return root;
}

std::string Frontier::text() const {
  std::string text;
  for (const auto& node : nodes_) text += to_hex(node);
  return text;
}

Hash root_of(std::span<const Hash> leaves) {
  Frontier frontier;
  for (const auto& leaf : leaves) frontier.add(leaf);
  return frontier.root();
}

std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::int64_t index) {
  ZICHT_CHECK(index >= 0 && static_cast<std::size_t>(index) < leaves.size());
  auto at = static_cast<std::size_t>(index);
  std::vector<Hash> proof;
  while (leaves.size() > 1) {
    const auto left = left_of(leaves.size());
    if (at < left) {
      proof.push_back(root_of(leaves.subspan(left)));
      leaves = leaves.first(left);
    } else {
      proof.push_back(root_of(leaves.first(left)));
      leaves = leaves.subspan(left);
      at -= left;
    }
  }
  std::ranges::reverse(proof);
  return proof;
}

bool is_included(const Hash& leaf,
                 std::int64_t index,
                 std::int64_t size,
                 const Hash& root,
                 std::span<const Hash> proof) {
  if (index < 0 || index >= size) return false;
  auto at = index;
  auto last = size - 1;
  auto hash = leaf;
  for (const auto& beside : proof) {
    if (last == 0) return false;
    if (is_odd(at) || at == last) {
      hash = node_hash(beside, hash);
      while (!is_odd(at) && at != 0) {
        at /= 2;
        last /= 2;
      }
    } else {
      hash = node_hash(hash, beside);
    }
    at /= 2;
    last /= 2;
  }
  return last == 0 && hash == root;
}

std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::int64_t size) {
  ZICHT_CHECK(size > 0 && static_cast<std::size_t>(size) <= leaves.size());
  std::vector<Hash> proof;
  add_consistency(leaves, static_cast<std::size_t>(size), true, proof);
  return proof;
}

bool is_consistent(const Root& smaller, const Root& larger, std::span<const Hash> proof) {
  if (smaller.size <= 0 || smaller.size > larger.size) return false;
  if (smaller.size == larger.size) return proof.empty() && smaller.hash == larger.hash;
  // Where the smaller tree is a full one, the reader has the first hash already.
  const bool is_full = std::has_single_bit(static_cast<std::uint64_t>(smaller.size));
  if (!is_full && proof.empty()) return false;
  auto at = smaller.size - 1;
  auto last = larger.size - 1;
  for (; is_odd(at); at /= 2) last /= 2;
  auto of_smaller = is_full ? smaller.hash : proof.front();
  auto of_larger = of_smaller;
  for (const auto& beside : is_full ? proof : proof.subspan(1)) {
    if (last == 0) return false;
    if (is_odd(at) || at == last) {
      of_smaller = node_hash(beside, of_smaller);
      of_larger = node_hash(beside, of_larger);
      while (!is_odd(at) && at != 0) {
        at /= 2;
        last /= 2;
      }
    } else {
      of_larger = node_hash(of_larger, beside);
    }
    at /= 2;
    last /= 2;
  }
  return last == 0 && of_smaller == smaller.hash && of_larger == larger.hash;
}

}  // namespace zicht::audit
