#include "open/content/write_ids.hpp"

#include <catch2/catch.hpp>
#include <regex>

#include "open/content/test_content.hpp"

using namespace zicht;
using namespace zicht::content;
using test::Content;
using test::head;

namespace {

/// A page with a block of every sort, most of them without an id.
const std::string every_block =
    "Een alinea\nop twee regels.  \n\n## Kop\n\n## Kop met id {#kop}\n\n### Kop met hekjes ###\n\n"
    "- een\n- twee\n\n  nog bij twee\n\n1. eerst\n   - onder\n2. dan\n\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n> Een citaat\n> van twee regels.\n\n"
    ":::doel\nBinnen een kader.\n:::\n:::les\nNog een. {#binnen}\n\n:::\n::contacten\n"
    "Slot met `code`.\\";

/// `text` without ids.
std::string without_ids(const std::string& text) {
  static const std::regex id(R"( \{#b-[a-f0-9]{6}\})");
  return std::regex_replace(text, id, "");
}

std::string as_windows_writes(const std::string& text) {
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? "\r\n" : std::string(1, c);
  return windows;
}

}  // namespace

TEST_CASE("every block gets an id, once, and nothing else changes") {
  const auto plain = head() + every_block;
  for (const auto& text : {plain, plain + "\n", plain + "\n\n\n", as_windows_writes(plain)}) {
    Content content;
    content.write("paginas/over.md", text);
    REQUIRE(content.load().problems.empty());
    const auto before = content.library.documents().at(0);

    const auto written = write_ids(content.library);
    REQUIRE(written);
    CHECK(*written == 11);
    const auto after = content.read("paginas/over.md");
    CHECK(without_ids(after) == text);

    const auto said = content.check();
    INFO(said.all() << after);
    CHECK(said.problems.empty());
    const auto& document = content.library.documents().at(0);
    CHECK(plain_text(document.blocks) == plain_text(before.blocks));
    REQUIRE(document.blocks.size() == before.blocks.size());
    for (std::size_t at = 0; at < before.blocks.size(); ++at) {
      CHECK(document.blocks[at].kind == before.blocks[at].kind);
      CHECK(document.blocks[at].line == before.blocks[at].line);
      CHECK(document.blocks[at].last_line == before.blocks[at].last_line);
    }

    CHECK(*write_ids(content.library) == 0);
    CHECK(content.read("paginas/over.md") == after);
  }
}

TEST_CASE("blocks that say the same get different ids, on all pages") {
  Content content;
  std::string same;
  for (int at = 0; at < 500; ++at) same += "Hetzelfde.\n\n";
  content.write("longread/01-een.md", head("soort = \"tekst\"\n") + same);
  content.write("longread/02-twee.md", head("soort = \"tekst\"\n") + same);
  REQUIRE(content.load().problems.empty());
  CHECK(*write_ids(content.library) == 1000);
  const auto said = content.check();
  INFO(said.all());
  CHECK(said.problems.empty());
}

TEST_CASE("a file that has all its ids is not touched") {
  Content content;
  content.write("paginas/over.md", head() + "Af. {#af}\n");
  REQUIRE(content.load().problems.empty());
  const auto file = content.folder() / "paginas/over.md";
  const auto before = std::filesystem::last_write_time(file);
  CHECK(*write_ids(content.library) == 0);
  CHECK(std::filesystem::last_write_time(file) == before);
}

TEST_CASE("a file keeps who may read it, and nothing is left beside it") {
  Content content;
  content.write("paginas/over.md", head() + "Tekst.\n");
  const auto file = content.folder() / "paginas/over.md";
  using std::filesystem::perms;
  const auto rights = perms::owner_read | perms::owner_write | perms::group_read;
  std::filesystem::permissions(file, rights);
  REQUIRE(content.load().problems.empty());
  CHECK(*write_ids(content.library) == 1);
  CHECK(std::filesystem::status(file).permissions() == rights);
  const auto entries = std::filesystem::directory_iterator(file.parent_path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("a file that is gone is a failure that names it") {
  Content content;
  content.write("paginas/over.md", head() + "Tekst.\n");
  REQUIRE(content.load().problems.empty());
  std::filesystem::remove(content.folder() / "paginas/over.md");
  const auto written = write_ids(content.library);
  REQUIRE_FALSE(written);
  CHECK(written.error().message.find("over.md") != std::string::npos);
}

TEST_CASE("the content of this project keeps its words when it gets its ids") {
  Content content;
  std::filesystem::copy(
      ZICHT_SOURCE_DIR "/content",
      content.folder(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  const auto said = content.load();
  INFO(said.all());
  REQUIRE(said.problems.empty());
  const auto before = content.library;
  REQUIRE(write_ids(content.library));
  const auto again = content.load();
  INFO(again.all());
  REQUIRE(again.problems.empty());
  REQUIRE(content.library.documents().size() == before.documents().size());
  for (std::size_t at = 0; at < before.documents().size(); ++at) {
    const auto& document = content.library.documents()[at];
    INFO(document.file);
    CHECK(plain_text(document.blocks) == plain_text(before.documents()[at].blocks));
    for (const auto& block : document.blocks) CHECK_FALSE(block.id.empty());
  }
  CHECK(*write_ids(content.library) == 0);
}
