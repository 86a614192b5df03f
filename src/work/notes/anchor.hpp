// Where a note hangs, and whether the text there is still the text that it was written about. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zicht::notes {

/// One block of a page, as it reads now.
struct Passage {
  std::string block = {};  ///< Its id, which outlives every edit of its text.
  std::string words = {};  ///< What it says, without markup.
};

/// The place that a note was written at, with what stood there then.
struct Anchor {
  std::string page = {};     ///< The path of the document: "/kompas/signaleren/hoe", "/#noor".
  std::string block = {};    ///< The id of the block.
  std::string version = {};  ///< version_of(words).
  std::string words = {};    ///< What the block said.
};

/// How a note hangs on its page.
enum class Hold {
  attached,  ///< The block is there and says the same.
  changed,   ///< The block is there and says something else.
  loose      ///< The block is not there any more.
};

/// A short fingerprint of what a block says: 16 hexadecimal digits. Where its lines are broken, and
/// how many spaces stand between words, does not count.
std::string version_of(std::string_view words);

/// The anchor of a note that is written here and now.
Anchor anchor_at(std::string_view page, const Passage& passage);

/// The block that the anchor names, among those of its page; null where it is gone. It looks at the
/// id and at nothing else: a passage with the same words is another passage, and a note that jumps
/// to it would say something that nobody wrote there.
const Passage* find(const Anchor& anchor, const std::vector<Passage>& page);

/// `page` holds the blocks of the page as they are now; none where the page is not there any more.
Hold hold_of(const Anchor& anchor, const std::vector<Passage>& page);

}  // namespace zicht::notes
