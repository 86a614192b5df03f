// The press: prints what is ordered, in the form that is asked for.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ground/paper/json.hpp"
#include "ground/press/fonts.hpp"
#include "ground/press/hyphenation.hpp"

namespace zicht::press {

/// What came off the press, and what could not be printed as it should be (in Dutch, one a line).
struct Sheet {
  std::string bytes = {};
  std::vector<std::string> problems = {};
};

/// Not for several threads: fonts and drawings are not.
class Press {
 public:
  /// `fonts` holds the letters that the front-end build cut. Fails with `not_found` where these are
  /// missing. Where the patterns for hyphenation are missing, words are not broken.
  static Result<Press> open(const std::filesystem::path& fonts,
                            const std::filesystem::path& patterns = dutch_patterns);

  Result<Sheet> print(const paper::Order& order) const;

  /// Where Debian's hyphen-nl puts its patterns.
  static constexpr const char* dutch_patterns = "/usr/share/hyphen/hyph_nl_NL.dic";

 private:
  Press(Fonts fonts, std::optional<Hyphenation> hyphenation)
      : fonts_(std::move(fonts)), hyphenation_(std::move(hyphenation)) {}
  Fonts fonts_;
  std::optional<Hyphenation> hyphenation_;
};

}  // namespace zicht::press
