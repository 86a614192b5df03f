// What has changed between two texts, word by word. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zicht::notes {

/// A run of words that stayed, went or came.
struct Stretch {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string words = {};  ///< With one space between them.
  bool operator==(const Stretch&) const = default;
};

/// `before` and `after` as one row of stretches: without the added ones it reads as before, without
/// the removed ones as after. A word is what stands between white space, with its comma or point.
/// As few words as possible are removed and added, up to texts of some thousands of words; in the
/// middle of longer ones everything is.
std::vector<Stretch> compare(std::string_view before, std::string_view after);

}  // namespace zicht::notes
