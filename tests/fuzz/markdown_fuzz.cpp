// Texts of editors: whatever they write is read or refused, on lines that exist, and what is drawn
// has no markup of their own.
#include <algorithm>
#include <string>

#include "fuzz.hpp"
#include "open/content/markdown.hpp"
#include "open/content/reader.hpp"
#include "open/content/render.hpp"
#include "open/content/toml_fields.hpp"

using namespace zicht;
using fuzz::must;

namespace {

void check_lines(const content::Blocks& blocks, int last) {
  for (const auto& block : blocks) {
    must(block.line >= 1 && block.line <= last, "a block starts on a line of the file");
    must(block.kind == content::Block::Kind::item ||
             (block.last_line >= block.line && block.last_line <= last),
         "a block ends on a line of the file");
    check_lines(block.children, last);
  }
}

/// Every tag that the renderer writes starts with one of these; an editor's own would not.
bool is_ours(std::string_view tag) {
  for (const auto* name :
       {"p",      "ul",    "ol",    "li",    "h1", "h2",  "h3",      "h4",         "h5",
        "h6",     "table", "thead", "tbody", "tr", "th",  "td",      "div",        "dl",
        "strong", "em",    "code",  "br",    "a",  "sup", "section", "blockquote", "footer"}) {
    auto rest = tag.substr(tag.starts_with('/') ? 1 : 0);
    if (!rest.starts_with(name)) continue;
    rest.remove_prefix(std::string_view(name).size());
    if (rest.starts_with(' ') || rest.starts_with('>')) return true;
  }
  return false;
}

/// Gives every block an id where write_ids would: it must be found there, and change nothing else.
void check_ids(const std::string& text, const content::Blocks& blocks) {
  std::string with_ids;
  std::size_t at = 0;
  int line = 1;
  for (const auto& block : blocks) {
    if (!block.id.empty()) continue;
    auto end = text.find('\n', at);
    for (; line < block.last_line; ++line) {
      must(end != std::string::npos, "blocks stand in the order of their lines");
      with_ids += text.substr(at, end + 1 - at);
      at = end + 1;
      end = text.find('\n', at);
    }
    must(line == block.last_line, "no two blocks end on one line");
    with_ids += text.substr(at, end - at) + " {#x}\n";
    at = end == std::string::npos ? text.size() : end + 1;
    ++line;
  }
  with_ids += text.substr(at);
  content::Problems problems;
  const auto again = content::parse_markdown(with_ids, "x.md", 1, problems);
  must(problems.empty(), "a text with ids is as sound as without");
  must(again.size() == blocks.size(), "ids make no blocks");
  for (std::size_t each = 0; each < again.size(); ++each) {
    must(!again[each].id.empty(), "an id that was written is found");
    must(again[each].kind == blocks[each].kind, "a block stays what it is");
  }
  must(content::plain_text(again) == content::plain_text(blocks), "ids do not change the words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  // A lone \r is a line end to cmark and is refused by the reader.
  if (text.find_first_of(std::string_view("\r\0", 2)) != std::string::npos) return 0;
  const int last = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  content::Problems problems;
  const auto blocks = content::parse_markdown(text, "x.md", 1, problems);
  check_lines(blocks, last);
  for (const auto& problem : problems)
    must(problem.line >= 1 && problem.line <= last, "a problem is on a line of the file");
  if (problems.empty()) check_ids(text, blocks);

  const content::Library library;
  content::Renderer renderer(library, Date{});
  const auto page = renderer.blocks(blocks).str();
  for (auto at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1))
    must(is_ours(std::string_view(page).substr(at + 1)), "only our own tags are drawn");
  must(page.find("href=\"javascript") == std::string::npos, "no link runs script");

  problems.clear();
  if (const auto parts = content::cut(text, "x.md", problems))
    content::parse_toml(parts->head, "x.md", 2, problems);
  for (const auto& problem : problems)
    must(problem.line >= 1 && problem.line <= last + 1, "a problem in the head is in the file");
  return 0;
}
