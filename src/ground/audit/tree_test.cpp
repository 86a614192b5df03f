#include "ground/audit/tree.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::audit;

namespace {

std::vector<Hash> leaves_of(int count) {
  std::vector<Hash> leaves;
  for (int number = 0; number < count; ++number)
    leaves.push_back(leaf_hash("regel " + std::to_string(number)));
  return leaves;
}

/// The definition of RFC 6962, 2.1, word for word.
Hash by_definition(std::span<const Hash> leaves) {
  if (leaves.size() == 1) return leaves[0];
  std::size_t left = 1;
  while (2 * left < leaves.size()) left *= 2;
  return node_hash(by_definition(leaves.first(left)), by_definition(leaves.subspan(left)));
}

std::span<const Hash> first(const std::vector<Hash>& leaves, int count) {
  return std::span(leaves).first(static_cast<std::size_t>(count));
}

}  // namespace

TEST_CASE("the roots are those of the reference implementation of Certificate Transparency") {
  // certificate-transparency, merkletree/merkle_tree_test.cc: eight leaves, and eight roots.
  using namespace std::string_literals;
  const std::vector<std::string> inputs{"",
                                        "\x00"s,
                                        "\x10",
                                        "\x20\x21",
                                        "\x30\x31",
                                        "\x40\x41\x42\x43",
                                        "\x50\x51\x52\x53\x54\x55\x56\x57",
                                        "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d"
                                        "\x6e\x6f"};
  const std::vector<std::string> roots{
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Frontier frontier;
  CHECK(to_hex(frontier.root()) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t at = 0; at < inputs.size(); ++at) {
    frontier.add(leaf_hash(inputs[at]));
    CHECK(to_hex(frontier.root()) == roots[at]);
  }
}

TEST_CASE("the edge of a tree is enough to go on with it") {
  const auto leaves = leaves_of(70);
  Frontier frontier;
  for (int count = 0; count < 70; ++count) {
    auto again = Frontier::of_text(frontier.size(), frontier.text());
    REQUIRE(again);
    again->add(leaves[static_cast<std::size_t>(count)]);
    frontier = *again;
    CHECK(frontier.size() == count + 1);
    CHECK(frontier.root() == by_definition(first(leaves, count + 1)));
  }
  CHECK_FALSE(Frontier::of_text(71, frontier.text()));
  CHECK_FALSE(Frontier::of_text(-1, ""));
  CHECK_FALSE(Frontier::of_text(1, std::string(64, 'g')));
  CHECK(Frontier::of_text(0, ""));
}

TEST_CASE("every leaf is shown to be in the tree, and no other leaf is") {
  for (int size = 1; size <= 20; ++size) {
    const auto leaves = leaves_of(size);
    const auto root = root_of(leaves);
    for (int index = 0; index < size; ++index) {
      const auto proof = inclusion_proof(leaves, index);
      const auto& leaf = leaves[static_cast<std::size_t>(index)];
      CHECK(is_included(leaf, index, size, root, proof));
      CHECK_FALSE(is_included(leaf_hash("een andere"), index, size, root, proof));
      CHECK_FALSE(is_included(leaf, index + 1, size, root, proof));
      CHECK_FALSE(is_included(leaf, -1, size, root, proof));
      auto longer = proof;
      longer.push_back(leaf);
      CHECK_FALSE(is_included(leaf, index, size, root, longer));
      if (!proof.empty()) CHECK_FALSE(is_included(leaf, index, size, root, first(proof, 0)));
    }
  }
}

TEST_CASE("a larger tree is shown to begin with the smaller one, and only with that one") {
  constexpr int largest = 20;
  const auto leaves = leaves_of(largest);
  for (int size = 1; size <= largest; ++size) {
    const Root larger{size, root_of(first(leaves, size))};
    for (int small = 1; small <= size; ++small) {
      const Root smaller{small, root_of(first(leaves, small))};
      const auto proof = consistency_proof(first(leaves, size), small);
      CHECK(is_consistent(smaller, larger, proof));
      CHECK_FALSE(is_consistent({small, leaf_hash("anders")}, larger, proof));
      CHECK_FALSE(is_consistent(smaller, {size, leaf_hash("anders")}, proof));
      auto longer = proof;
      longer.push_back(larger.hash);
      CHECK_FALSE(is_consistent(smaller, larger, longer));
      if (small < size) CHECK_FALSE(is_consistent(larger, smaller, proof));
      if (!proof.empty())
        CHECK_FALSE(
            is_consistent(smaller, larger, first(proof, static_cast<int>(proof.size()) - 1)));
    }
  }
  CHECK_FALSE(is_consistent({0, root_of({})}, {1, leaves[0]}, {}));
}

TEST_CASE("a hash is read from its own digits only") {
  const auto hash = leaf_hash("x");
  CHECK(hash_of_hex(to_hex(hash)) == hash);
  auto upper = to_hex(hash);
  upper[0] = 'A';
  CHECK_FALSE(hash_of_hex(upper));
  CHECK_FALSE(hash_of_hex(to_hex(hash) + "00"));
  CHECK_FALSE(hash_of_hex(""));
}
