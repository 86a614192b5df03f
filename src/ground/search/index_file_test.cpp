#include "ground/search/index_file.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "ground/search/fixture.hpp"

using namespace zicht;
using namespace zicht::search;

namespace fs = std::filesystem;

namespace {

/// Writes a database of one document, with `word` in it.
auto with(const std::string& word) {
  return [word](const std::string& path) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.add_term(word);
    database.add_document(document);
    database.commit();
  };
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("an index file is there after it was built, under its own stamp only") {
  const Folder folder;
  CHECK_FALSE(IndexFile::existing(folder.path(), 7).has_value());
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  const auto file = IndexFile::existing(folder.path(), 7);
  REQUIRE(file.has_value());
  CHECK(file->database().term_exists("zorg"));
  CHECK_FALSE(IndexFile::existing(folder.path(), 8).has_value());
}

TEST_CASE("nothing but the index is left in the folder") {
  const Folder folder;
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("damage is seen, wherever it is") {
  const Folder folder;
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  const auto path = folder.path() / "index";
  const auto whole = read(path);
  REQUIRE(IndexFile::existing(folder.path(), 7).has_value());

  SECTION("a file that was cut off") {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{10}, std::size_t{4096}, whole.size() / 2, whole.size() - 1}) {
      write(path, std::string_view(whole).substr(0, size));
      CHECK_FALSE(IndexFile::existing(folder.path(), 7).has_value());
    }
  }
  SECTION("a byte that fell over") {
    for (const std::size_t at : {std::size_t{0},
                                 std::size_t{25},
                                 std::size_t{40},
                                 std::size_t{4096},
                                 whole.size() / 2,
                                 whole.size() - 1}) {
      auto other = whole;
      other[at] = static_cast<char>(other[at] ^ 1);
      write(path, other);
      CHECK_FALSE(IndexFile::existing(folder.path(), 7).has_value());
    }
  }
  SECTION("zeros in the place of bytes, as a power cut leaves them") {
    write(path, std::string(whole.size(), '\0'));
    CHECK_FALSE(IndexFile::existing(folder.path(), 7).has_value());
  }
  SECTION("a file that grew") {
    write(path, whole + std::string(8192, '\0'));
    CHECK_FALSE(IndexFile::existing(folder.path(), 7).has_value());
  }
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  CHECK(IndexFile::existing(folder.path(), 7).has_value());
}

TEST_CASE("what a program left behind when it was killed is tidied up") {
  const Folder folder;
  fs::create_directories(folder.path() / "building-abcdef" / "tables");
  write(folder.path() / "building-abcdef" / "index", "half");
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  CHECK_FALSE(fs::exists(folder.path() / "building-abcdef"));
}

TEST_CASE("what another program is building is left alone") {
  const Folder folder;
  bool other_was_there = false;
  const auto slow = [&](const std::string& path) {
    REQUIRE(IndexFile::build(folder.path(), 8, with("opvang")));
    other_was_there = fs::exists(fs::path(path).parent_path());
    with("zorg")(path);
  };
  REQUIRE(IndexFile::build(folder.path(), 7, slow));
  CHECK(other_was_there);
  CHECK(IndexFile::existing(folder.path(), 7).has_value());
}

TEST_CASE("who has an index open goes on reading it when another takes its place") {
  const Folder folder;
  const auto old = IndexFile::build(folder.path(), 7, with("zorg"));
  REQUIRE(old);
  REQUIRE(IndexFile::build(folder.path(), 8, with("opvang")));
  CHECK(old->database().term_exists("zorg"));
  CHECK_FALSE(old->database().term_exists("opvang"));
}

TEST_CASE("a write that fails leaves the old index as it was") {
  const Folder folder;
  REQUIRE(IndexFile::build(folder.path(), 7, with("zorg")));
  const auto failed = IndexFile::build(folder.path(), 8, [](const std::string&) {
    throw Xapian::DatabaseError("No space left on device");
  });
  REQUIRE_FALSE(failed);
  CHECK(failed.error().fault == Fault::unavailable);
  CHECK(IndexFile::existing(folder.path(), 7).has_value());
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a folder that cannot be used is named, with the cure") {
  const Folder folder;
  const auto refused = [&](const fs::path& path) {
    const auto built = IndexFile::build(path, 7, with("zorg"));
    REQUIRE_FALSE(built);
    CHECK(built.error().fault == Fault::unavailable);
    CHECK(built.error().message.find(path.string()) != std::string::npos);
    CHECK(built.error().message.find("mag schrijven") != std::string::npos);
    CHECK_FALSE(built.error().detail.empty());
  };
  SECTION("a file stands in its place") {
    write(folder.path() / "zoeken", "");
    refused(folder.path() / "zoeken");
    refused(folder.path() / "zoeken" / "index");
  }
  SECTION("it is not ours to write in") {
    if (::geteuid() == 0) return;  // For root, every folder is.
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    refused(folder.path());
    refused(folder.path() / "zoeken");
  }
  SECTION("it does not exist and cannot") {
    refused("/proc/zicht-search");
  }
}

TEST_CASE("a checksum is of the bytes and of how they were given") {
  const auto of = [](std::initializer_list<std::string_view> parts) {
    Checksum sum;
    for (const auto part : parts) sum.add(part);
    return sum.value();
  };
  CHECK(of({"zorg", "opvang"}) == of({"zorg", "opvang"}));
  CHECK(of({"zorg", "opvang"}) != of({"zorgop", "vang"}));
  CHECK(of({""}) != of({"", ""}));
  CHECK(of({"a"}) != of({std::string_view("a\0", 2)}));
}
