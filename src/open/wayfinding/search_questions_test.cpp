// Questions as visitors type them, on the content that is shipped: the page that answers one should
// be among the first that they see.
#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "ground/base/files.hpp"
#include "open/wayfinding/wayfinding.hpp"

using namespace zicht;

namespace fs = std::filesystem;

namespace {

constexpr Date today = std::chrono::year{2026} / 11 / 25;
constexpr std::size_t first_results = 3;

/// A folder that goes away with the program.
class Folder {
 public:
  Folder() {
    auto name = (fs::temp_directory_path() / "zicht-questions-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The content of this project, as `zicht serve` has it indexed.
struct Shipped {
  std::vector<search::Entry> entries = {};
  std::vector<std::vector<std::string>> synonyms = {};
};

const Shipped& shipped() {
  static const auto read = [] {
    const fs::path folder = ZICHT_SOURCE_DIR "/content";
    content::Problems problems;
    const auto library = content::Library::load(folder, problems);
    const auto model = barriers::read(folder / "barrieres.toml", library, problems);
    const auto article = law::read(folder / "wet-273f.toml", library, problems);
    REQUIRE(problems.empty());
    const auto training = training::read(folder / "training", library, {}, problems);
    problems.clear();  // Links to pages that only the program knows.
    return Shipped{wayfinding::entries({library, model, article, training}, today),
                   library.synonyms()};
  }();
  return read;
}

const search::Index& index() {
  static const Folder folder;
  static const auto opened =
      search::Index::open(folder.path(), {"", shipped().entries, shipped().synonyms});
  REQUIRE(opened);
  return *opened;
}

struct Question {
  std::string words = {};
  std::vector<std::string> answers = {};  ///< Addresses, of which one will do.
};

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == mark) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

/// The lines "question;answer answer" of a text, without the heading.
std::vector<Question> questions(const std::string& text) {
  std::vector<Question> all;
  for (const auto& line : split(text, '\n')) {
    const auto cells = split(line, ';');
    if (cells.size() == 2 && cells[0] != "question")
      all.push_back({cells[0], split(cells[1], ' ')});
  }
  return all;
}

/// A line for every question that none of the first results answers, with what came instead.
std::string unanswered(const std::vector<Question>& asked) {
  std::string lines;
  for (const auto& [words, answers] : asked) {
    const auto found = index().find(words, 0, first_results);
    REQUIRE(found);
    const auto answered = std::ranges::any_of(found->hits, [&](const search::Hit& hit) {
      return std::ranges::find(answers, hit.address) != answers.end();
    });
    if (answered) continue;
    lines += words + " gave";
    for (const auto& hit : found->hits) lines += ' ' + hit.address;
    lines += '\n';
  }
  return lines;
}

/// What most visitors type: a word or two, and often the name of the page itself.
const std::vector<Question> ordinary{
    {"mensenhandel",
     {"/begrippen#mensenhandel", "/kompas/wat-is-mensenhandel", "/kompas/wat-is-mensenhandel/wat"}},
    {"aangifte", {"/begrippen#aangifte"}},
    {"bedenktijd", {"/begrippen#bedenktijd"}},
    {"loverboy", {"/begrippen#loverboy", "/kaarten/seksuele-uitbuiting"}},
    {"arbeidsuitbuiting", {"/begrippen#arbeidsuitbuiting", "/kaarten/arbeidsuitbuiting"}},
    {"criminele uitbuiting", {"/begrippen#criminele-uitbuiting", "/kaarten/criminele-uitbuiting"}},
    {"zorgcoördinator", {"/kaarten/zorgcoordinator", "/begrippen#zorgcoordinator"}},
    {"comensha", {"/kaarten/comensha", "/begrippen#comensha"}},
    {"burgemeester", {"/kaarten/burgemeester"}},
    {"wethouder", {"/kaarten/wethouder"}},
    {"bibob", {"/kaarten/wet-bibob", "/begrippen#bibob"}},
    {"last onder dwangsom", {"/kaarten/last-onder-dwangsom", "/begrippen#last-onder-dwangsom"}},
    {"opvang", {"/kaarten/opvang", "/begrippen#opvang"}},
    {"signalen hotel", {"/kaarten/signalen-hotel-en-vakantiepark", "/voor-wie/hotelmedewerker"}},
    {"signalen zorg", {"/kaarten/signalen-zorg"}},
    {"barrièremodel", {"/kompas/barrieremodel", "/begrippen#barrieremodel"}},
    {"artikel 273f", {"/kompas/artikel-273f", "/begrippen#artikel-273f"}},
    {"overbewoning", {"/kaarten/aanpak-overbewoning", "/begrippen#overbewoning"}},
    {"orgaanhandel", {"/kaarten/gedwongen-orgaanverwijdering", "/begrippen#orgaanverwijdering"}},
    {"wijkteam", {"/kaarten/wijkteam", "/voor-wie/wijkteam"}},
    {"privacy", {"/privacy", "/begrippen#avg"}},
    {"schatting", {"/monitor/schatting", "/begrippen#schatting"}},
    {"veilig thuis", {"/kaarten/veilig-thuis", "/begrippen#veilig-thuis"}},
    {"gegevens delen",
     {"/kompas/melden-en-informatie-delen",
      "/kompas/melden-en-informatie-delen/wat",
      "/kompas/melden-en-informatie-delen/hoe",
      "/begrippen#avg"}},
    {"probleemanalyse",
     {"/kaarten/probleemanalyse", "/begrippen#probleemanalyse", "/kompas/probleemanalyse"}},
    {"toezichthouder", {"/kaarten/toezichthouder"}},
    {"sporen wissen", {"/sporen-wissen"}},
    {"drugspand", {"/kaarten/sluiten-drugspand"}},
    {"niet-strafbeginsel", {"/begrippen#niet-strafbeginsel"}},
};

}  // namespace

TEST_CASE("what visitors ask is answered among the first results") {
  const auto text = read_file(ZICHT_SOURCE_DIR "/tests/known/search-questions.csv");
  REQUIRE(text);
  const auto asked = questions(*text);
  CHECK(asked.size() >= 50);
  CHECK(unanswered(asked) == "");
}

TEST_CASE("a word or two, and official terms, still give the page that everyone expects") {
  CHECK(unanswered(ordinary) == "");
}

TEST_CASE("every answer in the list of questions is a page that can be found") {
  const auto text = read_file(ZICHT_SOURCE_DIR "/tests/known/search-questions.csv");
  REQUIRE(text);
  const auto& all = shipped().entries;
  for (const auto& list : {questions(*text), ordinary})
    for (const auto& question : list)
      for (const auto& answer : question.answers) {
        CAPTURE(question.words, answer);
        CHECK(std::ranges::find(all, answer, &search::Entry::address) != all.end());
      }
}

TEST_CASE("the law, the barrier model and a series of numbers are found like any page") {
  const auto first = [](std::string_view words) {
    const auto found = index().find(words, 0, first_results);
    REQUIRE(found);
    std::vector<std::string> addresses;
    for (const auto& hit : found->hits) addresses.push_back(hit.address);
    return addresses;
  };
  const auto has = [](const std::vector<std::string>& all, std::string_view address) {
    return std::ranges::find(all, address) != all.end();
  };
  CHECK(has(first("artikel 273f"), "/kompas/artikel-273f"));
  CHECK(has(first("barrièremodel"), "/kompas/barrieremodel"));
  CHECK(has(first("zorgcoördinatie in de regio"), "/monitor/gemeenten"));
}
