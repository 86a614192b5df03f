// The language of what is written in lists rather than on pages: the glossary, the figures, models.
#include <algorithm>
#include <array>

#include "ground/base/files.hpp"
#include "open/content/language.hpp"
#include "open/content/page_measure.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::content {
namespace {

/// The titles of publications are not ours to shorten.
constexpr auto sources = "bronnen.toml";

/// True for a text, and not for a name, an address or an id: it ends as a sentence does.
bool is_text(std::string_view value) {
  constexpr std::array closing{"’", "”", ")", "\""};
  for (const std::string_view mark : closing)
    if (value.ends_with(mark)) value.remove_suffix(mark.size());
  return value.ends_with('.') || value.ends_with('!') || value.ends_with('?') ||
         value.ends_with("…");
}

/// Visits every text below `node`, however deep.
void count_texts(const toml::node& node, PageMeasure& measure) {
  if (const auto* value = node.as_string()) {
    const auto line = static_cast<int>(node.source().begin.line);
    if (is_text(value->get())) measure.count(line, value->get());
  } else if (const auto* table = node.as_table()) {
    for (const auto& [key, each] : *table) count_texts(each, measure);
  } else if (const auto* list = node.as_array()) {
    for (const auto& each : *list) count_texts(each, measure);
  }
}

std::vector<std::filesystem::path> lists_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> lists;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error))
    if (entry.path().extension() == ".toml" && entry.path().filename() != sources)
      lists.push_back(entry.path());
  std::sort(lists.begin(), lists.end());
  return lists;
}

}  // namespace

std::vector<PageLanguage> measure_lists(const std::filesystem::path& folder) {
  std::vector<PageLanguage> pages;
  for (const auto& file : lists_below(folder)) {
    Problems told_by_the_check;
    const auto text = read_file(file);
    if (!text) continue;
    const auto table = parse_toml(*text, file, 1, told_by_the_check);
    if (!table) continue;
    PageMeasure measure(file.lexically_relative(folder).string(), file);
    count_texts(*table, measure);
    auto page = measure.done();
    if (page.sentences > 0) pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace zicht::content
