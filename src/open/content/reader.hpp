// From files to documents. Inside this room only.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "open/content/document.hpp"
#include "open/content/library.hpp"
#include "open/content/problem.hpp"

namespace zicht::content {

/// A file cut in its head and its body.
struct Parts {
  std::string head;
  std::string body;
  int body_line = 1;  ///< The line on which the body starts.
};

/// Cuts a file at its lines of +++. Nothing where they are missing, and a problem.
std::optional<Parts> cut(const std::string& text,
                         const std::filesystem::path& file,
                         Problems& problems);

/// Fills a Library. A friend of it, so that a Library cannot be changed by anyone else.
class Reader {
 public:
  Reader(const std::filesystem::path& folder, Problems& problems)
      : folder_(folder), problems_(problems) {}

  Library read();

 private:
  void find_in_folder(const std::filesystem::path& folder, Kind kind);
  void find_chapters();
  void read_found();
  void read_axes();
  void read_sources();
  void read_terms();
  void read_contacts();
  void read_synonyms();
  void read_figures();

  std::filesystem::path folder_;
  Problems& problems_;
  Library library_;
  /// Documents of which only the file and the place on the site are known yet.
  std::vector<Document> found_;
};

}  // namespace zicht::content
