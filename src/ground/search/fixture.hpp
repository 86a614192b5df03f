// What the tests of this room share: a folder that goes away, and a small library.
#pragma once

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "ground/search/search.hpp"

namespace zicht::search {

/// A folder for an index, which goes away with the test.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "zicht-search-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    std::filesystem::remove_all(path_);
  }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline const std::vector<Entry> library{
    {.address = "/kompas/signaleren",
     .title = "Signaleren",
     .kind = "hoofdstuk",
     .summary = "Hoe je een signaal ziet en weegt.",
     .text = "Een signaal is iets wat je opvalt. Signalen komen van de balie, van toezicht en van "
             "buren.\nTwijfel je? Overleg met de aandachtsfunctionaris van je gemeente.",
     .facets = {{"soort", "hoofdstuk"}, {"thema", "zien"}}},
    {.address = "/kaarten/zorgcoordinator",
     .title = "Zorgcoördinator",
     .kind = "kaart",
     .summary = "Wie na een melding de hulp regelt.",
     .text = "De zorgcoördinatie regelt opvang, hulp en één vast aanspreekpunt. Bel de "
             "zorgcoördinator in je regio.",
     .facets = {{"soort", "kaart"}, {"thema", "helpen"}}},
    {.address = "/kaarten/arbeidsuitbuiting",
     .title = "Arbeidsuitbuiting",
     .kind = "kaart",
     .summary = "Gedwongen werk onder slechte omstandigheden.",
     .text = "Iemand moet lange dagen werken voor weinig geld. Paspoorten liggen bij de baas. Het "
             "komt voor in de landbouw en de horeca.",
     .facets = {{"soort", "kaart"}, {"thema", "zien"}}},
    {.address = "/kaarten/seksuele-uitbuiting",
     .title = "Seksuele uitbuiting",
     .kind = "kaart",
     .summary = "Gedwongen seks waar een ander aan verdient.",
     .text = "De uitbuiting begint vaak met aandacht en cadeaus. Daarna komt de dwang.",
     .facets = {{"soort", "kaart"}, {"thema", "zien"}}},
    {.address = "/kompas/melden",
     .title = "Melden",
     .kind = "hoofdstuk",
     .summary = "Waar je een vermoeden van mensenhandel meldt.",
     .text = "Mensenhandel meld je bij de politie. CoMensha registreert elk slachtoffer dat is "
             "gemeld. In 2024 waren er 1.044 meldingen. Uitbuiting van arbeid meld je bij de "
             "inspectie.",
     .facets = {{"soort", "hoofdstuk"}, {"thema", "helpen"}}},
    {.address = "/kompas/met-wie",
     .title = "Met wie",
     .kind = "hoofdstuk",
     .summary = "",
     .text = "Politie, gemeente en zorg werken samen.",
     .facets = {{"soort", "hoofdstuk"}}},
};

inline const std::vector<std::vector<std::string>> groups{
    {"loverboy", "seksuele uitbuiting", "pooier"},
    {"arbeidsinspectie", "inspectie", "nla"},
};

inline Contents contents() {
  return {"versie 1", library, groups};
}

/// The addresses of the hits, in their order.
inline std::vector<std::string> addresses(const Found& found) {
  std::vector<std::string> all;
  for (const auto& hit : found.hits) all.push_back(hit.address);
  return all;
}

}  // namespace zicht::search
