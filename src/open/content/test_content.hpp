// For tests: a folder with content of our own, written file by file.
#pragma once

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "open/content/check.hpp"
#include "open/content/library.hpp"

namespace zicht::content::test {

/// What is said about the content, as an editor sees it.
struct Said {
  Problems problems;

  /// True where a problem of the file on this line has these words.
  bool about(const std::string& file, int line, const std::string& words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.file.string().ends_with(file) && problem.line == line &&
             problem.message.find(words) != std::string::npos;
    });
  }
  bool about(const std::string& words) const {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
      return problem.message.find(words) != std::string::npos;
    });
  }
  /// All of it, for a test that fails.
  std::string all() const {
    std::string lines;
    for (const auto& problem : problems) lines += to_string(problem) + '\n';
    return lines;
  }
};

/// Opens as a sound installation: two sources, a term, a contact and nothing to read.
class Content {
 public:
  Content() {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-content-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    write(
        "bronnen.toml",
        "[[bron]]\nid = \"s1\"\ntitel = \"Tiende rapportage\"\nuitgever = \"Nationaal "
        "Rapporteur\"\njaar = 2017\n\n[[bron]]\nid = \"s2\"\ntitel = \"Een <b>ander</b> rapport\"\n"
        "adres = \"https://voorbeeld.nl/?a=1&b=2\"\n");
    write("begrippen.toml",
          "[[begrip]]\nslug = \"aangifte\"\nterm = \"Aangifte\"\nuitleg = \"Aan de politie "
          "vertellen & vragen om straf.\"\n");
    write("contacten.toml",
          "[[contact]]\nnaam = \"Alarmnummer\"\nnummer = \"112\"\nwaarvoor = \"Er is nu gevaar.\"\n"
          "gecontroleerd_op = 2026-11-22\n");
    write("indeling.toml",
          "[[vorm]]\nid = \"arbeid\"\nnaam = \"Arbeidsuitbuiting\"\n\n[[rol]]\nid = \"balie\"\n"
          "naam = \"Baliemedewerker\"\n\n[[sector]]\nid = \"horeca\"\nnaam = \"Horeca\"\n\n"
          "[[doelgroep]]\nid = \"inwoner\"\nnaam = \"Inwoner\"\n");
    write("synoniemen.toml", "[[groep]]\nwoorden = [\"melding\", \"signaal\"]\n");
  }
  ~Content() { std::filesystem::remove_all(folder_); }
  Content(const Content&) = delete;
  Content& operator=(const Content&) = delete;

  const std::filesystem::path& folder() const { return folder_; }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  /// What reading says.
  Said load() {
    Said said;
    library = Library::load(folder_, said.problems);
    return said;
  }
  /// What reading and checking say.
  Said check() {
    auto said = load();
    const auto found =
        content::check(library, {"/", "/begrippen", "/monitor", "/kompas", "/kaarten"});
    said.problems.insert(said.problems.end(), found.begin(), found.end());
    return said;
  }

  Library library;

 private:
  std::filesystem::path folder_;
};

/// A head that is right for a plain page, with more keys behind it.
inline std::string head(const std::string& more = {}) {
  return "+++\ntitel = \"Over Zicht\"\nsamenvatting = \"Wat dit is.\"\n"
         "gecontroleerd_op = 2026-11-22\nherzien_op = 2027-05-22\n" +
         more + "+++\n";
}

/// The line of a page with head() on which its body starts.
inline constexpr int body_line = 7;

}  // namespace zicht::content::test
