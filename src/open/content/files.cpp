#include "open/content/files.hpp"

#include <array>
#include <string_view>

namespace zicht::content {

using html::Html;
using html::markup;
using html::Url;

namespace {

struct FileForm {
  std::string_view ending;
  std::string_view name;
};

constexpr std::array file_forms{FileForm{"pdf", "PDF"},
                                FileForm{"docx", "Word"},
                                FileForm{"epub", "EPUB"},
                                FileForm{"md", "Markdown"}};

}  // namespace

Html file_links(const std::string& path) {
  return html::each(file_forms, [&](const FileForm& form) {
    return markup<R"(<li><a href="{}.{}">{}</a></li>)">(Url{path}, form.ending, form.name);
  });
}

Html file_row(const std::string& path) {
  return markup<
      R"(<nav class="take__line no-print" aria-label="Meenemen"><p>Meenemen:</p><ul class="take__row">{}</ul></nav>
)">(file_links(path));
}

}  // namespace zicht::content
