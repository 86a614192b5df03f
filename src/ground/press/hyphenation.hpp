// Where a Dutch word may be broken at the end of a line.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::press {

/// The patterns of libhyphen, for one language. Safe to share between threads.
class Hyphenation {
 public:
  /// Reads the patterns of Debian's package hyphen-nl. Fails with `not_found`.
  static Result<Hyphenation> load(const std::filesystem::path& patterns);

  /// `text` with a soft hyphen (U+00AD) wherever a word of at least `shortest` letters may break.
  /// At least four letters stay on each side: "uit-buiting" and not "uitbui-ting" would be nicer
  /// still, but patterns know no meaning. Words with signs in them (addresses) stay whole.
  std::string soften(std::string_view text, std::size_t shortest) const;

 private:
  struct Patterns;
  explicit Hyphenation(std::shared_ptr<Patterns> patterns) : patterns_(std::move(patterns)) {}
  std::shared_ptr<Patterns> patterns_;
};

}  // namespace zicht::press
