#include "open/content/write_ids.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "ground/base/files.hpp"

namespace zicht::content {
namespace {

/// "b-7f3k": four characters from a hash of where the block stands and what it says. `attempt`
/// changes it where an id is taken already. The id is kept from then on, whatever the text becomes.
std::string new_id(const Document& document, const Block& block, int attempt) {
  const auto seed = fmt::format("{}:{}:{}", document.path, plain_text(Blocks{block}), attempt);
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  ZICHT_CHECK(EVP_Digest(seed.data(), seed.size(), hash.data(), &size, EVP_sha256(), nullptr) == 1);
  constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
  std::string id = "b-";
  for (std::size_t at = 0; at < 4; ++at) id += letters[hash[at] % letters.size()];
  return id;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

Result<> replace(const std::filesystem::path& file, const std::vector<std::string>& lines) {
  auto fresh = file;
  fresh += ".nieuw";
  {
    std::ofstream out(fresh, std::ios::binary);
    for (const auto& line : lines) out << line << '\n';
    if (!out.flush())
      return fail(Fault::unavailable,
                  fmt::format("Het bestand {} kan niet geschreven worden.", fresh.string()));
  }
  std::error_code error;
  std::filesystem::rename(fresh, file, error);
  if (error)
    return fail(Fault::unavailable,
                fmt::format("Het bestand {} kan niet vervangen worden.", file.string()),
                error.message());
  return {};
}

}  // namespace

Result<int> write_ids(const Library& library) {
  int written = 0;
  // Scenes share one page, so ids are kept apart over the whole of the content.
  std::set<std::string> taken;
  for (const auto& document : library.documents())
    for (const auto& block : document.blocks) taken.insert(block.id);
  for (const auto& document : library.documents()) {
    const auto text = TRY(read_file(document.file));
    auto lines = lines_of(text);
    const int before = written;
    for (const auto& block : document.blocks) {
      if (!block.id.empty()) continue;
      int attempt = 0;
      auto id = new_id(document, block, attempt);
      while (!taken.insert(id).second) id = new_id(document, block, ++attempt);
      lines.at(static_cast<std::size_t>(block.last_line) - 1) += fmt::format(" {{#{}}}", id);
      ++written;
    }
    if (written > before) TRY(replace(document.file, lines));
  }
  return written;
}

}  // namespace zicht::content
