// Dutch inflection: signaal, signalen and signaleren are found by one another.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

namespace zicht::search {

/// The stems by which a word may be found, its own first.
using Readings = std::vector<std::string>;

/// Reduces plain Dutch words to stems. Not for two threads at once: Xapian's stemmer works in a
/// buffer of its own.
class Stemmer {
 public:
  /// The stem of a word. Xapian's Dutch stemmer (Snowball), and then what that leaves apart:
  /// huis and huizen, brief and brieven, plan and plannen, melden and melding.
  std::string stem(const std::string& word) const;

  /// Every stem by which a word may be found: first its own, then those of the verb or the
  /// noun it may be made from. "gemeld" gives "gemeld", "meld"; "signaleren" gives "signaler",
  /// "signal". Some are no words at all, which does no harm: nothing else has them as a stem.
  Readings readings(const std::string& word) const;

 private:
  Xapian::Stem snowball_{"dutch"};
};

}  // namespace zicht::search
