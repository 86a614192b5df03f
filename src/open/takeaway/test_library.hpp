// For tests: a small handbook with a chapter, two cards and a story, and a press that is a script.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "open/content/test_content.hpp"

namespace zicht::takeaway::test {

inline constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{25}};

inline std::string head(const std::string& title, const std::string& more = {}) {
  return "+++\ntitel = \"" + title +
         "\"\nsamenvatting = \"Kort gezegd.\"\ngecontroleerd_op = 2026-11-22\n"
         "herzien_op = 2027-05-22\n" +
         more + "+++\n\n";
}

struct Handbook : content::test::Content {
  Handbook() {
    const std::string chapter = "kompas/06-signaleren/";
    write(chapter + "hoofdstuk.md",
          head("Signaleren", "deel = \"hoe\"\n") + "Open de deur. {#a}\n");
    write(chapter + "wat.md",
          head("Wat is een signaal?") +
              "Een [aangifte](begrip:aangifte) is iets anders.[@s1] Lees "
              "[hoe](/kompas/signaleren/hoe#stap) "
              "en [elders](/over). {#b}\n\n:::valkuil\nNiet doen.[@s2]\n::: {#c}\n");
    write(chapter + "hoe.md",
          head("Hoe signaleer je?") + "## Eén stap {#stap}\n\n1. Kijk\n2. Bel[@s1] {#d}\n");
    write("kaarten/bellen.md",
          head("Wie bel je?", "soort = \"stap\"\nhoofdstuk = \"signaleren\"\n") +
              "Bel [112](/over).[@s1] {#e}\n");
    write("kaarten/kijken.md",
          head("Wat zie je?", "soort = \"signalenlijst\"\nhoofdstuk = \"signaleren\"\n") +
              "- Eén ding {#f}\n");
    write("kaarten/oud.md",
          head("Oude kaart",
               "soort = \"stap\"\nhoofdstuk = \"signaleren\"\nstatus = \"ingetrokken\"\n") +
              "Weg. {#g}\n");
    write("longread/01-opening.md",
          head("Het verhaal", "soort = \"opening\"\n") + "Zo begint het. {#h}\n");
    write("longread/02-noor.md",
          head("Noor",
               "soort = \"verhaal\"\nnaam = \"Noor\"\nrol = \"Zeventien jaar\"\nfictief = true\n"
               "vorm = \"seksueel\"\nwaarschuwing = \"dwang\"\n") +
              "Ik dacht dat het liefde was. {#i}\n");
    write("paginas/over.md", head("Over Zicht") + "Wat dit is. {#j}\n");
    const auto said = load();
    if (!said.problems.empty()) FAIL(said.all());
  }
};

/// A folder with a press in it that does what a script says.
class Workshop {
 public:
  explicit Workshop(const std::string& lines) {
    std::string name = (std::filesystem::temp_directory_path() / "zicht-press-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = name;
    std::ofstream(program()) << "#!/bin/sh\n" << lines << '\n';
    std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  ~Workshop() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::filesystem::path program() const { return folder_ / "press"; }
  std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace zicht::takeaway::test
