#include "open/content/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "open/content/inlines.hpp"

namespace zicht::content {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse_tree(const std::string& text) {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_SMART));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

/// A line that opens a box (:::name{...}) or stands for a figure (::name{...}).
struct Directive {
  bool container = false;
  std::string name;
  std::map<std::string, std::string, std::less<>> attributes;
};

std::optional<Directive> read_directive(const std::string& line) {
  static const std::regex shape(R"((:::?)\s*([a-z][a-z-]*)\s*(?:\{(.*)\})?\s*)");
  static const std::regex attribute(R"re(([a-z]+)="([^"]*)")re");
  std::smatch parts;
  if (!std::regex_match(line, parts, shape)) return std::nullopt;
  Directive directive{
      .container = parts[1].length() == 3, .name = parts[2].str(), .attributes = {}};
  const auto written = parts[3].str();
  for (std::sregex_iterator at(written.begin(), written.end(), attribute), end; at != end; ++at)
    directive.attributes.emplace((*at)[1].str(), (*at)[2].str());
  return directive;
}

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t\r") == std::string::npos;
}
bool closes_box(const std::string& line) {
  return line.starts_with(":::") && line.find_first_not_of(" :\r", 0) == std::string::npos;
}

/// Reads the lines of one body from top to bottom.
class Parser {
 public:
  Parser(std::string_view body,
         const std::filesystem::path& file,
         int first_line,
         Problems& problems)
      : file_(file), first_line_(first_line), problems_(problems) {
    static const std::regex trailing_id(R"(\s*\{#([A-Za-z0-9-]+)\}\s*$)");
    for (std::size_t at = 0; at <= body.size();) {
      const auto end = std::min(body.find('\n', at), body.size());
      std::string line(body.substr(at, end - at));
      std::smatch id;
      if (std::regex_search(line, id, trailing_id)) {
        ids_[static_cast<int>(lines_.size())] = id[1].str();
        line = id.prefix().str();
      }
      lines_.push_back(std::move(line));
      at = end + 1;
    }
  }

  Blocks parse(int from, int to, bool inside_box) {
    Blocks blocks;
    int chunk_from = from;
    const auto close_chunk = [&](int chunk_to) {
      add_chunk(blocks, chunk_from, chunk_to, inside_box);
    };
    for (int at = from; at < to; ++at) {
      const auto& line = lines_[static_cast<std::size_t>(at)];
      if (!line.starts_with("::")) continue;
      close_chunk(at);
      at = add_directive(blocks, at, to, inside_box);
      chunk_from = at + 1;
    }
    close_chunk(to);
    return blocks;
  }

  int size() const { return static_cast<int>(lines_.size()); }

 private:
  void note(int at, std::string message) {
    problems_.push_back({file_, first_line_ + at, std::move(message)});
  }

  /// Adds the box or figure on line `at`; gives its last line.
  int add_directive(Blocks& blocks, int at, int to, bool inside_box) {
    const auto directive = read_directive(lines_[static_cast<std::size_t>(at)]);
    if (!directive) {
      note(at, "Deze regel begint met :: maar is geen kader of figuur. Zie docs/content.md.");
      return at;
    }
    if (!directive->container) {
      add_leaf(blocks, at, *directive);
      return at;
    }
    int end = at + 1;
    while (end < to && !closes_box(lines_[static_cast<std::size_t>(end)])) ++end;
    if (end == to) {
      note(at,
           fmt::format("Het kader \"{}\" wordt niet gesloten. Zet er een regel ::: onder.",
                       directive->name));
      return to - 1;
    }
    if (inside_box) note(at, "Een kader in een kader kan niet. Sluit eerst het buitenste met :::.");
    Block block{
        .kind = Block::Kind::box, .name = directive->name, .attributes = directive->attributes};
    place(block, at, end);
    block.children = parse(at + 1, end, true);
    blocks.push_back(std::move(block));
    return end;
  }

  void add_leaf(Blocks& blocks, int at, const Directive& directive) {
    Block block;
    if (directive.name == "figuur") {
      block.kind = Block::Kind::figure;
      const auto id = directive.attributes.find("id");
      if (id == directive.attributes.end()) {
        note(at, "Bij een figuur hoort een id: ::figuur{id=\"nr-gemeld\"}.");
        return;
      }
      block.name = id->second;
    } else if (directive.name == "contacten") {
      block.kind = Block::Kind::contacts;
    } else {
      note(at,
           fmt::format("\"::{}\" is onbekend. Bedoel je ::figuur of een kader met :::?",
                       directive.name));
      return;
    }
    place(block, at, at);
    blocks.push_back(std::move(block));
  }

  /// Sets where a block stands, and the id that is written on one of its lines.
  void place(Block& block, int from, int to) {
    while (to > from && is_blank(lines_[static_cast<std::size_t>(to)])) --to;
    block.line = first_line_ + from;
    block.last_line = first_line_ + to;
    if (block.kind == Block::Kind::box) {
      // At the closing colons, or behind the opening ones; ids in between are of the blocks inside.
      for (const int at : {from, to})
        if (const auto id = ids_.find(at); id != ids_.end()) block.id = id->second;
      return;
    }
    for (auto id = ids_.lower_bound(from); id != ids_.end() && id->first <= to; ++id)
      block.id = id->second;
  }

  void add_chunk(Blocks& blocks, int from, int to, bool inside_box) {
    std::string text;
    for (int at = from; at < to; ++at) text += lines_[static_cast<std::size_t>(at)] + '\n';
    const auto tree = parse_tree(text);
    for (auto* node = cmark_node_first_child(tree.get()); node != nullptr;
         node = cmark_node_next(node))
      if (auto block = read_block(node, from, inside_box)) blocks.push_back(std::move(*block));
  }

  std::optional<Block> read_block(cmark_node* node, int chunk_from, bool inside_box) {
    const int from = chunk_from + cmark_node_get_start_line(node) - 1;
    const int to = std::max(from, chunk_from + cmark_node_get_end_line(node) - 1);
    const int line = first_line_ + from;
    Block block;
    place(block, from, std::min(to, size() - 1));
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      block.kind = Block::Kind::heading;
      block.level = cmark_node_get_heading_level(node);
      block.inlines = read_inlines(node, file_, line, problems_);
      if (block.level < 2 || block.level > 3)
        note(from, "Gebruik alleen ## en ###. De titel van de pagina is al de eerste kop.");
      if (inside_box)
        note(from, "Een kop in een kader kan niet. Gebruik **vet** of zet de kop erbuiten.");
    } else if (type == CMARK_NODE_PARAGRAPH) {
      block.inlines = read_inlines(node, file_, line, problems_);
    } else if (type == CMARK_NODE_LIST) {
      const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
      block.kind = numbered ? Block::Kind::numbered_list : Block::Kind::list;
      for (auto* item = cmark_node_first_child(node); item != nullptr;
           item = cmark_node_next(item)) {
        Block entry{.kind = Block::Kind::item};
        entry.line = first_line_ + chunk_from + cmark_node_get_start_line(item) - 1;
        entry.children = read_children(item, chunk_from);
        block.children.push_back(std::move(entry));
      }
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
      block.kind = Block::Kind::quote;
      block.children = read_children(node, chunk_from);
    } else if (cmark_node_get_type_string(node) == std::string_view("table")) {
      block.kind = Block::Kind::table;
      read_rows(block, node);
    } else {
      note(from,
           "Dit soort blok kan hier niet. Gebruik alinea's, koppen, lijsten, tabellen en kaders.");
      return std::nullopt;
    }
    return block;
  }

  Blocks read_children(cmark_node* node, int chunk_from) {
    Blocks children;
    for (auto* child = cmark_node_first_child(node); child != nullptr;
         child = cmark_node_next(child))
      if (auto block = read_block(child, chunk_from, true)) {
        block->id.clear();  // The id belongs to the whole list or quote.
        children.push_back(std::move(*block));
      }
    return children;
  }

  void read_rows(Block& block, cmark_node* table) {
    for (auto* row = cmark_node_first_child(table); row != nullptr; row = cmark_node_next(row)) {
      std::vector<Inlines> cells;
      for (auto* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
        cells.push_back(read_inlines(cell, file_, block.line, problems_));
      block.rows.push_back(std::move(cells));
    }
  }

  const std::filesystem::path& file_;
  int first_line_;
  Problems& problems_;
  std::vector<std::string> lines_;
  std::map<int, std::string> ids_;  // By line, counted from 0.
};

}  // namespace

Blocks parse_markdown(std::string_view body,
                      const std::filesystem::path& file,
                      int first_line,
                      Problems& problems) {
  Parser parser(body, file, first_line, problems);
  return parser.parse(0, parser.size(), false);
}

Inlines parse_inlines(std::string_view line,
                      const std::filesystem::path& file,
                      int line_number,
                      Problems& problems) {
  const auto tree = parse_tree(std::string(line));
  auto* paragraph = cmark_node_first_child(tree.get());
  if (paragraph == nullptr) return {};
  return read_inlines(paragraph, file, line_number, problems);
}

}  // namespace zicht::content
