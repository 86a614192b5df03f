#include "work/passing/parcel.hpp"

#include <zip.h>

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::passing;

namespace {

const Package package{
    .number = "V-AAAAAA",
    .from = "Gemeente Kroonstad",
    .to = "Team <Noord>",
    .purpose = "Hulp",
    .ground = "Dit mag",
    .day = "2026-11-26",
    .until = "2026-12-24",
    .salt = "zout",
    .parts = {{"story", "Wat is er gezien?", "Negen \"matrassen\"\n<b>in</b> de kelder."},
              {"form", "Vorm", "arbeidsuitbuiting"}},
    .changed = {"story"}};

/// A file of a zip, opened with these words; nothing where it does not open.
std::optional<std::string> file_in(std::string bytes, const char* name, const char* words) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  REQUIRE(archive != nullptr);
  std::optional<std::string> text;
  zip_stat_t state;
  REQUIRE(zip_stat(archive, name, 0, &state) == 0);
  CHECK(state.encryption_method == ZIP_EM_AES_256);
  if (auto* file = zip_fopen_encrypted(archive, name, 0, words)) {
    std::string found(state.size, '\0');
    if (zip_fread(file, found.data(), found.size()) == static_cast<zip_int64_t>(found.size()))
      text = std::move(found);
    zip_fclose(file);
  }
  zip_discard(archive);
  return text;
}

}  // namespace

TEST_CASE("a package comes back from its text as it was") {
  const auto json = to_json(package);
  const auto read = read_package(json);
  REQUIRE(read);
  CHECK(to_json(*read) == json);
  CHECK(read->parts == package.parts);
  CHECK(read->changed == package.changed);
  CHECK_FALSE(read_package("{}"));
  CHECK_FALSE(read_package("geen json"));
}

TEST_CASE("a file opens with its words, and with no others") {
  const auto words = make_words();
  const auto bytes = make_parcel(package, words);
  REQUIRE(bytes);
  CHECK(bytes->find("matrassen") == std::string::npos);
  CHECK(bytes->find("Kroonstad") == std::string::npos);
  CHECK(file_in(*bytes, "verstrekking.json", words.c_str()) == to_json(package));
  CHECK(file_in(*bytes, "verstrekking.html", words.c_str()) == sheet_of(package));
  CHECK_FALSE(file_in(*bytes, "verstrekking.json", (words + " mossel").c_str()));
  CHECK_FALSE(file_in(*bytes, "verstrekking.json", make_words().c_str()));
}

TEST_CASE("the words of a file are seven of the list, however they are typed") {
  const auto words = make_words();
  CHECK(read_words(words) == words);
  CHECK(read_words("  " + words + "\n") == words);
  CHECK(make_words() != words);
  CHECK_FALSE(read_words(words + " " + words));
  CHECK_FALSE(read_words(words.substr(0, words.rfind(' '))));
  CHECK_FALSE(read_words("een twee drie"));
  CHECK_FALSE(read_words(""));
}

TEST_CASE("a sheet for a person says what it is, and no text in it is markup") {
  const auto sheet = sheet_of(package);
  CHECK(sheet.find("Team &lt;Noord&gt;") != std::string::npos);
  CHECK(sheet.find("&lt;b&gt;in&lt;/b&gt; de kelder.") != std::string::npos);
  CHECK(sheet.find("24 december 2026") != std::string::npos);
  CHECK(sheet.find("Ingekort") != std::string::npos);
  CHECK(sheet.find("<style>body{font") != std::string::npos);
}

TEST_CASE("no file of a zip has a sum from which a short text can be guessed") {
  auto again = package;
  again.salt = "zeezout";
  CHECK(sheet_of(package).find("zout -->") != std::string::npos);
  CHECK(sheet_of(again) != sheet_of(package));
  CHECK(to_json(again) != to_json(package));
}
