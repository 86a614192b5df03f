// What every text of the training is held to, whichever file it stands in. Inside this room only.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "open/content/library.hpp"
#include "open/content/toml_fields.hpp"
#include "open/training/scenario.hpp"

namespace zicht::training {

/// The files of one kind in a folder, sorted; none where there is no such folder.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder);

/// Reads texts from fields, and notes what breaks a rule of LEESMIJ.md.
class Written {
 public:
  Written(const content::Library& library,
          const std::set<std::string>& routes,
          content::Problems& problems);

  /// Text without links or other marks; required.
  std::string plain(content::TomlFields& fields, std::string_view key) const;
  /// The same, where it may be left out.
  std::string plain_if_any(content::TomlFields& fields, std::string_view key) const;
  /// Each text of a list.
  std::vector<std::string> plain_list(content::TomlFields& fields, std::string_view key) const;
  /// Text in which links may stand; required. An empty line begins a new paragraph.
  Paragraphs linked(content::TomlFields& fields,
                    std::string_view key,
                    const std::filesystem::path& file) const;
  /// A title, and a summary of at most 300 characters.
  std::string summary(content::TomlFields& fields) const;
  /// A whole number from `least` to `most`; required.
  int whole(content::TomlFields& fields, std::string_view key, int least, int most) const;
  /// The two dates that every file has.
  void dates(content::TomlFields& fields) const;
  /// Notes a problem where the id is not one of [[doelgroep]].
  void check_audience(content::TomlFields& fields,
                      std::string_view key,
                      const std::string& id) const;
  /// Notes a problem where there is no such document, or it was withdrawn or is a draft.
  const content::Document* page(content::TomlFields& fields,
                                std::string_view key,
                                const std::string& path) const;
  /// The same for an address that may lead to a place on the page: "/kompas/signaleren/hoe#nooit".
  void check_place(content::TomlFields& fields,
                   std::string_view key,
                   const std::string& target) const;
  /// True where a block with this id stands on the page.
  bool has_block(const std::string& page, const std::string& block) const;

  const content::Library& library() const { return library_; }
  content::Problems& problems() const { return problems_; }

 private:
  void check_words(content::TomlFields& fields, std::string_view key, std::string_view words) const;
  void check_numbers(content::TomlFields& fields,
                     std::string_view key,
                     std::string_view words) const;
  void check_link(content::TomlFields& fields,
                  std::string_view key,
                  const std::string& target) const;

  const content::Library& library_;
  content::Problems& problems_;
  std::map<std::string, std::set<std::string>, std::less<>> ids_;  ///< Per page.
};

}  // namespace zicht::training
