#include "open/content/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fmt/format.h>

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
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

constexpr std::string_view small_letters = "abcdefghijklmnopqrstuvwxyz";

/// Takes the front of `text` for as long as it consists of `characters`.
std::string_view take(std::string_view& text, std::string_view characters) {
  const auto taken = text.substr(0, text.find_first_not_of(characters));
  text.remove_prefix(taken.size());
  return taken;
}

bool take_exactly(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// Reads {thema="1" plateau="2"}. False where it says something else.
bool read_attributes(std::string_view& text, Directive& directive) {
  if (!take_exactly(text, "{")) return true;
  while (true) {
    take(text, " \t");
    if (take_exactly(text, "}")) return true;
    const auto name = take(text, small_letters);
    if (name.empty() || !take_exactly(text, "=\"")) return false;
    const auto value = text.substr(0, text.find('"'));
    text.remove_prefix(value.size());
    if (!take_exactly(text, "\"")) return false;
    if (!directive.attributes.emplace(name, value).second) return false;
  }
}

std::optional<Directive> read_directive(std::string_view line) {
  Directive directive;
  const auto colons = take(line, ":");
  directive.container = colons.size() == 3;
  take(line, " \t");
  const bool starts_well = !line.starts_with('-');
  directive.name = take(line, "abcdefghijklmnopqrstuvwxyz-");
  take(line, " \t");
  if (colons.size() > 3 || directive.name.empty() || !starts_well) return std::nullopt;
  if (!read_attributes(line, directive)) return std::nullopt;
  take(line, " \t");
  if (!line.empty()) return std::nullopt;
  return directive;
}

bool is_blank(const std::string& line) {
  return line.find_first_not_of(" \t") == std::string::npos;
}
bool closes_box(const std::string& line) {
  return line.starts_with(":::") && line.find_first_not_of(" :") == std::string::npos;
}
bool opens_box(const std::string& line) {
  return line.starts_with(":::") && !closes_box(line);
}

/// The end of a line "Een alinea. {#b-7f3k}": where the text stops, and what stands in the braces.
struct Ending {
  std::size_t text_size = 0;
  std::string_view id = {};
};

std::optional<Ending> read_ending(std::string_view line) {
  const auto last = line.find_last_not_of(" \t");
  if (last == std::string_view::npos || line[last] != '}') return std::nullopt;
  const auto open = line.rfind('{', last);
  if (open == std::string_view::npos || line[open + 1] != '#') return std::nullopt;
  const auto before = open == 0 ? std::string_view::npos : line.find_last_not_of(" \t", open - 1);
  return Ending{.text_size = before == std::string_view::npos ? 0 : before + 1,
                .id = line.substr(open + 2, last - open - 2)};
}

bool is_id(std::string_view text) {
  constexpr std::string_view allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// Reads the lines of one body from top to bottom.
class Parser {
 public:
  Parser(std::string_view body,
         const std::filesystem::path& file,
         int first_line,
         Problems& problems)
      : file_(file), first_line_(first_line), problems_(problems) {
    for (std::size_t at = 0; at <= body.size();) {
      const auto end = std::min(body.find('\n', at), body.size());
      auto line = body.substr(at, end - at);
      if (const auto ending = read_ending(line)) {
        if (is_id(ending->id)) {
          ids_.emplace(size(), ending->id);
        } else {
          note(size(),
               fmt::format("Het id \"{}\" kan niet. Gebruik alleen letters, cijfers en streepjes.",
                           ending->id));
        }
        line = line.substr(0, ending->text_size);
      }
      lines_.emplace_back(line);
      at = end + 1;
    }
  }

  Blocks parse() {
    auto blocks = parse(0, size(), false);
    for (const auto& [at, id] : ids_)
      if (!claimed_.contains(at))
        note(at,
             fmt::format("Het id \"{}\" hoort bij geen blok. Zet het achter de laatste regel van "
                         "een blok.",
                         id));
    return blocks;
  }

 private:
  int size() const { return static_cast<int>(lines_.size()); }

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
      at = add_directive(blocks, at, to);
      chunk_from = at + 1;
    }
    close_chunk(to);
    return blocks;
  }

  void note(int at, std::string message) {
    problems_.push_back({file_, first_line_ + at, std::move(message)});
  }

  /// Adds the box or figure on line `at`; gives its last line.
  int add_directive(Blocks& blocks, int at, int to) {
    const auto& line = lines_[static_cast<std::size_t>(at)];
    const auto directive = read_directive(line);
    if (closes_box(line)) {
      note(at, "Hier wordt een kader gesloten, maar er staat er geen open. Haal de regel weg.");
      return at;
    }
    if (!directive) {
      note(at, "Deze regel begint met :: maar is geen kader of figuur. Zie docs/content.md.");
      return at;
    }
    if (!directive->container) {
      add_leaf(blocks, at, *directive);
      return at;
    }
    const auto line_at = [&](int number) -> const std::string& {
      return lines_[static_cast<std::size_t>(number)];
    };
    int end = at + 1;
    while (end < to && !closes_box(line_at(end)) && !opens_box(line_at(end))) ++end;
    const bool closed = end < to && closes_box(line_at(end));
    if (end == to)
      note(at,
           fmt::format("Het kader \"{}\" wordt niet gesloten. Zet er een regel ::: onder.",
                       directive->name));
    if (end < to && !closed)
      note(end,
           fmt::format("Het kader \"{}\" van regel {} is nog niet gesloten, en een kader in een "
                       "kader kan niet. Zet er eerst een regel ::: onder.",
                       directive->name,
                       first_line_ + at));
    Block block{
        .kind = Block::Kind::box, .name = directive->name, .attributes = directive->attributes};
    const int last = closed ? end : end - 1;
    place(block, at, last);
    // At the closing colons, or behind the opening ones; ids in between are of the blocks inside.
    claim(block, block.line);
    if (closed) claim(block, block.last_line);
    block.children = parse(at + 1, end, true);
    blocks.push_back(std::move(block));
    return last;
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
    claim(block, block.line);
    blocks.push_back(std::move(block));
  }

  /// Sets where a block stands.
  void place(Block& block, int from, int to) const {
    while (to > from && is_blank(lines_[static_cast<std::size_t>(to)])) --to;
    block.line = first_line_ + from;
    block.last_line = first_line_ + to;
  }

  /// Gives the block the id that is written on one of its lines.
  void claim(Block& block, int written_line) {
    const int at = written_line - first_line_;
    const auto id = ids_.find(at);
    if (id == ids_.end() || !claimed_.insert(at).second) return;
    block.id = id->second;
  }

  void add_chunk(Blocks& blocks, int from, int to, bool inside_box) {
    std::string text;
    for (int at = from; at < to; ++at) text += lines_[static_cast<std::size_t>(at)] + '\n';
    const auto tree = parse_tree(text);
    for (auto* node = cmark_node_first_child(tree.get()); node != nullptr;
         node = cmark_node_next(node))
      if (auto block = read_block(node, from, inside_box, 0)) blocks.push_back(std::move(*block));
  }

  std::optional<Block> read_block(cmark_node* node, int chunk_from, bool inside_box, int depth) {
    if (cmark_node_get_start_line(node) == 0) {
      // cmark gives no place to a paragraph that runs on into a table, and its lines to the table.
      const int table = std::max(cmark_node_get_start_line(cmark_node_next(node)), 1);
      note(chunk_from + table - 1, "Zet een lege regel tussen deze alinea en de tabel eronder.");
      return std::nullopt;
    }
    const int from = chunk_from + cmark_node_get_start_line(node) - 1;
    const int to = std::max(from, chunk_from + cmark_node_get_end_line(node) - 1);
    const int line = first_line_ + from;
    constexpr int deepest = 6;
    if (depth > deepest) {
      note(from, "Hier staan te veel lijsten of citaten in elkaar. Maak het platter.");
      return std::nullopt;
    }
    Block block;
    place(block, from, std::min(to, size() - 1));
    if (depth == 0) claim(block, block.last_line);
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING) {
      block.kind = Block::Kind::heading;
      block.level = cmark_node_get_heading_level(node);
      block.inlines = read_inlines(node, file_, line, problems_);
      if (depth == 0 && is_underlined(from)) {
        block.last_line = block.line;  // cmark counts a line too many here.
        note(from, "Haal de streep onder deze regel weg. Is het een kop? Zet er dan ## voor.");
      }
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
        entry.children = read_children(item, chunk_from, depth);
        block.children.push_back(std::move(entry));
      }
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
      block.kind = Block::Kind::quote;
      block.children = read_children(node, chunk_from, depth);
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

  /// True for a heading that is made with a line of === or --- under it.
  bool is_underlined(int at) const {
    std::string_view line = lines_[static_cast<std::size_t>(at)];
    take(line, " ");
    const bool marked = !take(line, "#").empty();
    return !marked || !(line.empty() || line[0] == ' ' || line[0] == '\t');
  }

  /// The blocks of an item or a quote. They have no ids: the whole list or quote has taken it.
  Blocks read_children(cmark_node* node, int chunk_from, int depth) {
    Blocks children;
    for (auto* child = cmark_node_first_child(node); child != nullptr;
         child = cmark_node_next(child))
      if (auto block = read_block(child, chunk_from, true, depth + 1))
        children.push_back(std::move(*block));
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
  std::set<int> claimed_;           // The lines whose id is that of a block.
};

}  // namespace

Blocks parse_markdown(std::string_view body,
                      const std::filesystem::path& file,
                      int first_line,
                      Problems& problems) {
  return Parser(body, file, first_line, problems).parse();
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
