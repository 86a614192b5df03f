#include "ground/crypto/field_key.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace zicht;
using namespace zicht::crypto;

namespace {

constexpr Place story{.table = "signals", .row = "8123", .column = "story", .version = 1};

}  // namespace

TEST_CASE("a field is read in its own place only") {
  const auto key = FieldKey::make();
  const auto sealed = key.seal("Paspoorten liggen bij de baas.", story);
  CHECK(sealed.size() == std::string_view("Paspoorten liggen bij de baas.").size() + 50);
  CHECK(*key.open(sealed, story) == "Paspoorten liggen bij de baas.");
  CHECK(key.open(key.seal("", story), story)->empty());

  auto elsewhere = story;
  SECTION("not in another table") {
    elsewhere.table = "notes";
  }
  SECTION("not in another row") {
    elsewhere.row = "8124";
  }
  SECTION("not in another column") {
    elsewhere.column = "place";
  }
  SECTION("not under another version of the key") {
    elsewhere.version = 2;
  }
  SECTION("not where the letters are cut elsewhere") {
    elsewhere.table = "signals8";
    elsewhere.row = "123";
  }
  CHECK(key.open(sealed, elsewhere).error().fault == Fault::unavailable);
}

TEST_CASE("a thousand fields that were swapped or rolled back are all refused") {
  // D2 of the tests that protect the work: all rows share the worst case, one key.
  const auto key = FieldKey::make();
  std::minstd_rand any(2026);
  const std::vector<std::string> tables{"signals", "answers", "files"};
  const std::vector<std::string> rows{"1", "11", "111", "8123", "812"};
  const std::vector<std::string> columns{"story", "place", "names"};
  const auto draw = [&](const std::vector<std::string>& from) -> std::string_view {
    return from[any() % from.size()];
  };
  const auto place = [&] {
    constexpr int versions = 3;
    return Place{.table = draw(tables),
                 .row = draw(rows),
                 .column = draw(columns),
                 .version = 1 + static_cast<std::int64_t>(any() % versions)};
  };
  const auto same = [](const Place& one, const Place& other) {
    return one.table == other.table && one.row == other.row && one.column == other.column &&
           one.version == other.version;
  };
  int refused = 0;
  constexpr int tries = 1000;
  for (int count = 0; count < tries;) {
    const auto from = place();
    const auto into = place();
    if (same(from, into)) continue;
    ++count;
    const auto sealed = key.seal("zin", from);
    CHECK(key.open(sealed, from));
    if (!key.open(sealed, into)) ++refused;
  }
  CHECK(refused == tries);
}

TEST_CASE("an old version does not open when its number is written over") {
  const auto key = FieldKey::make();
  auto sealed = key.seal("zin", story);
  sealed[9] = std::byte{2};
  auto newer = story;
  newer.version = 2;
  CHECK_FALSE(key.open(sealed, newer));
  CHECK_FALSE(key.open(sealed, story));
}

TEST_CASE("one changed bit in a field, anywhere, and it does not open") {
  const auto key = FieldKey::make();
  const auto sealed = key.seal("een geheime zin", story);
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] ^= std::byte{16};
    CHECK_FALSE(key.open(changed, story));
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    CHECK_FALSE(
        key.open({sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(size)}, story));
}

TEST_CASE("the same field never becomes the same bytes, and another key opens none") {
  const auto key = FieldKey::make();
  CHECK(key.seal("zin", story) != key.seal("zin", story));
  CHECK_FALSE(FieldKey::make().open(key.seal("zin", story), story));
  CHECK(*FieldKey::of_bytes(key.bytes())->open(key.seal("zin", story), story) == "zin");
  CHECK(FieldKey::of_bytes("kort").error().fault == Fault::invalid);
}

TEST_CASE("a sealed field tells which version of the key it needs") {
  const auto key = FieldKey::make();
  constexpr std::int64_t version = 70'000;
  auto later = story;
  later.version = version;
  CHECK(*key_version(key.seal("zin", later)) == version);
  CHECK(key_version({}).error().fault == Fault::unavailable);
  CHECK_FALSE(key_version(std::vector<std::byte>(60)));
}

TEST_CASE("a key that grows from a secret is always the same, and another for each purpose") {
  const auto secret = FieldKey::make().bytes();
  const auto key = FieldKey::grown_from(secret, "een");
  CHECK(*FieldKey::grown_from(secret, "een").open(key.seal("zin", story), story) == "zin");
  CHECK_FALSE(FieldKey::grown_from(secret, "twee").open(key.seal("zin", story), story));
  CHECK_FALSE(
      FieldKey::grown_from(FieldKey::make().bytes(), "een").open(key.seal("zin", story), story));
  CHECK(key.bytes() != secret);
}
