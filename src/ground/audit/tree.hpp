// A Merkle tree: one hash that stands for all leaves in their order. Whoever remembers the hash of
// a tree sees later whether the larger tree still begins with the same leaves. Source: RFC 6962
// (Certificate Transparency), section 2.1; the checking of proofs as in RFC 9162, 2.1.3.2
// and 2.1.4.2. Pure: no store, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zicht::audit {

/// SHA-256.
using Hash = std::array<unsigned char, 32>;

/// SHA-256 of 0x00 and the bytes: no node can be passed off as a leaf.
Hash leaf_hash(std::string_view bytes);
/// SHA-256 of 0x01, the left hash and the right one.
Hash node_hash(const Hash& left, const Hash& right);

/// 64 hexadecimal digits, in lower case.
std::string to_hex(const Hash& hash);
/// Nothing where these are not 64 hexadecimal digits in lower case.
std::optional<Hash> hash_of_hex(std::string_view hex);

/// The right edge of a tree: the roots of its full subtrees, from the largest. It is all that one
/// needs to lay the next leaf: at most 64 hashes, however many leaves there are.
class Frontier {
 public:
  /// Of a tree without leaves.
  Frontier() = default;
  /// As text() gave it. Nothing where it is not an edge of a tree of that size.
  static std::optional<Frontier> of_text(std::int64_t size, std::string_view text);

  void add(const Hash& leaf);

  std::int64_t size() const { return size_; }
  /// Of the whole tree. Without leaves: SHA-256 of nothing.
  Hash root() const;
  /// The hashes, as hexadecimal digits behind each other.
  std::string text() const;

 private:
  std::int64_t size_ = 0;
  std::vector<Hash> nodes_;
};

/// The root of a tree with these leaves.
Hash root_of(std::span<const Hash> leaves);

/// That the leaf at `index` is in the tree with these leaves: the hashes beside its way up.
std::vector<Hash> inclusion_proof(std::span<const Hash> leaves, std::int64_t index);
/// Whether `proof` shows that `leaf` stands at `index`, from 0, in the tree of `size` leaves.
bool is_included(const Hash& leaf,
                 std::int64_t index,
                 std::int64_t size,
                 const Hash& root,
                 std::span<const Hash> proof);

/// That the tree with these leaves begins with the tree of its first `size` leaves. 0 < size.
std::vector<Hash> consistency_proof(std::span<const Hash> leaves, std::int64_t size);

/// What a tree is known by.
struct Root {
  std::int64_t size = 0;
  Hash hash = {};
};
/// Whether `proof` shows that the larger tree begins with the smaller one.
bool is_consistent(const Root& smaller, const Root& larger, std::span<const Hash> proof);

}  // namespace zicht::audit
