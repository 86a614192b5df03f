#include "work/notes/anchor.hpp"

#include <algorithm>

#include "ground/base/sha256.hpp"

namespace zicht::notes {
namespace {

/// The words with one space between them.
std::string tightened(std::string_view words) {
  std::string tight;
  for (const char c : words) {
    const bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!white) {
      tight += c;
    } else if (!tight.empty() && tight.back() != ' ') {
      tight += ' ';
    }
  }
  if (tight.ends_with(' ')) tight.pop_back();
  return tight;
}

}  // namespace

std::string version_of(std::string_view words) {
  // Enough that two texts of one block never share it; the words themselves are kept as well.
  constexpr std::size_t digits = 16;
  return sha256_hex(tightened(words)).substr(0, digits);
}

Anchor anchor_at(std::string_view page, const Passage& passage) {
  return {.page = std::string(page),
          .block = passage.block,
          .version = version_of(passage.words),
          .words = passage.words};
}

const Passage* find(const Anchor& anchor, const std::vector<Passage>& page) {
  const auto found = std::ranges::find(page, anchor.block, &Passage::block);
  return found == page.end() ? nullptr : &*found;
}

Hold hold_of(const Anchor& anchor, const std::vector<Passage>& page) {
  const auto* passage = find(anchor, page);
  if (passage == nullptr) return Hold::loose;
  return version_of(passage->words) == anchor.version ? Hold::attached : Hold::changed;
}

}  // namespace zicht::notes
