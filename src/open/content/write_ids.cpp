#include "open/content/write_ids.hpp"

#include <fmt/format.h>

#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "ground/base/files.hpp"
#include "ground/base/sha256.hpp"

namespace zicht::content {
namespace {

/// "b-7f3ka1": six digits of a fingerprint of where the block stands and what it says. `attempt`
/// changes it where an id is taken already. The id is kept from then on, whatever the text becomes.
std::string new_id(const Document& document, const Block& block, int attempt) {
  const auto seed = fmt::format("{}:{}:{}", document.path, plain_text(Blocks{block}), attempt);
  return "b-" + sha256_hex(seed).substr(0, 6);
}

void add_ids(const Blocks& blocks, std::set<std::string>& ids) {
  for (const auto& block : blocks) {
    ids.insert(block.id);
    add_ids(block.children, ids);
  }
}

/// Where each line of `text` ends, before its line end, be it \n or \r\n.
std::vector<std::size_t> line_ends(const std::string& text) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const bool windows = end > at && end < text.size() && text[end - 1] == '\r';
    ends.push_back(windows ? end - 1 : end);
    at = end + 1;
  }
  return ends;
}

Result<> replace(const std::filesystem::path& file, const std::string& text) {
  auto fresh = file;
  fresh += ".nieuw";
  std::error_code error;
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  const bool written = !out.fail();
  if (written)
    std::filesystem::permissions(fresh, std::filesystem::status(file, error).permissions(), error);
  if (written && !error) std::filesystem::rename(fresh, file, error);
  if (written && !error) return {};
  const auto detail = error.message();
  std::filesystem::remove(fresh, error);
  return fail(Fault::unavailable,
              fmt::format("Het bestand {} kan niet geschreven worden.", file.string()),
              detail);
}

}  // namespace

Result<int> write_ids(const Library& library) {
  int written = 0;
  // Scenes share one page, so ids are kept apart over the whole of the content.
  std::set<std::string> taken;
  for (const auto& document : library.documents()) add_ids(document.blocks, taken);
  for (const auto& document : library.documents()) {
    auto text = TRY(read_file(document.file));
    const auto ends = line_ends(text);
    std::size_t grown = 0;
    for (const auto& block : document.blocks) {
      if (!block.id.empty()) continue;
      int attempt = 0;
      auto id = new_id(document, block, attempt);
      while (!taken.insert(id).second) id = new_id(document, block, ++attempt);
      const auto ending = fmt::format(" {{#{}}}", id);
      text.insert(ends.at(static_cast<std::size_t>(block.last_line) - 1) + grown, ending);
      grown += ending.size();
      ++written;
    }
    if (grown > 0) TRY(replace(document.file, text));
  }
  return written;
}

}  // namespace zicht::content
