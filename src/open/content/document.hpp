// A document: one file of content/, with its head and its blocks.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "open/content/block.hpp"

namespace zicht::content {

enum class Kind { scene, chapter, chapter_page, card, audience, plain_page };

enum class Status { draft, published, withdrawn };

/// What stands between the lines of +++ at the top of a file. docs/content.md is its manual.
struct Head {
  std::string title = {};
  std::string summary = {};
  Date checked_on = {};
  Date next_review = {};
  Status status = Status::published;
  std::optional<Date> valid_from = {};

  std::string sort = {};     ///< `soort` of a scene or a card.
  std::string part = {};     ///< `deel` of a chapter: wat, hoe or met-wie.
  std::string chapter = {};  ///< `hoofdstuk` of a card: the name of its chapter.
  bool in_preparation = false;

  /// What it can be found by: per axis ("vorm", "rol", "sector", "doelgroep") ids of indeling.toml.
  std::map<std::string, std::vector<std::string>, std::less<>> labels = {};
  std::vector<std::string> see_also = {};  ///< `zie_ook`: paths; shown from both ends.

  std::string person = {};   ///< `naam` of a story or a professional: always invented.
  std::string role = {};     ///< `rol`: the line under the name.
  std::string form = {};     ///< `vorm` of a story: seksueel, arbeid, crimineel, dienstbaarheid.
  std::string warning = {};  ///< `waarschuwing` of a story: follows "Dit verhaal gaat over".
  bool fictional = false;    ///< `fictief`; required to be true where there is a person.
};

struct Document {
  Kind kind = Kind::plain_page;
  int order = 0;          ///< The number in front of the file or folder name; 0 without one.
  std::string name = {};  ///< "signaleren"; of a chapter page "wat", "hoe" or "met-wie".
  std::string path = {};  ///< "/kompas/signaleren/hoe"; of a scene "/#name".
  std::filesystem::path file = {};
  Head head = {};
  Blocks blocks = {};
  int words = 0;
};

/// The one predicate for who sees a document: page, list, search, sitemap and every download ask
/// here. Today everyone is a visitor; drafts become visible to editors when there are accounts.
bool visible(const Document& document, Date today);

/// True where the address answers "gone" (410) and not "never was" (404).
bool withdrawn(const Document& document);

}  // namespace zicht::content
