#include "ground/crypto/seal.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

using namespace zicht;
using namespace zicht::crypto;

namespace {

const auto sealer = Sealer::of_secret("een geheim");

std::filesystem::path fresh_file() {
  auto file = std::filesystem::temp_directory_path() / ("zicht-key-" + std::to_string(::getpid()));
  std::filesystem::remove(file);
  return file;
}

}  // namespace

TEST_CASE("what was sealed is read in its own place only") {
  const auto sealed = sealer.seal("zin", "people/1/totp");
  CHECK(*sealer.open(sealed, "people/1/totp") == "zin");
  CHECK(sealer.open(sealed, "people/2/totp").error().fault == Fault::unavailable);
  CHECK_FALSE(Sealer::of_secret("een ander").open(sealed, "people/1/totp"));
  CHECK(*sealer.open(sealer.seal("", "leeg"), "leeg").map([](auto text) { return text.size(); }) ==
        0);
}

TEST_CASE("the same text never becomes the same bytes") {
  CHECK(sealer.seal("zin", "x") != sealer.seal("zin", "x"));
}

TEST_CASE("one changed bit, anywhere, and it does not open") {
  const auto sealed = sealer.seal("een geheime zin", "x");
  for (std::size_t at = 0; at < sealed.size(); ++at) {
    auto changed = sealed;
    changed[at] ^= std::byte{4};
    CHECK_FALSE(sealer.open(changed, "x"));
  }
  CHECK_FALSE(sealer.open({}, "x"));
  CHECK_FALSE(sealer.open({sealed.begin(), sealed.begin() + 20}, "x"));
}

TEST_CASE("the key is made once, for its owner only") {
  const auto file = fresh_file();
  const auto made = Sealer::open_key(file);
  REQUIRE(made);
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  const auto again = Sealer::open_key(file);
  REQUIRE(again);
  CHECK(*again->open(made->seal("zin", "x"), "x") == "zin");

  std::ofstream(file) << "geen sleutel\n";
  CHECK(Sealer::open_key(file).error().fault == Fault::invalid);
  std::filesystem::remove(file);
}
