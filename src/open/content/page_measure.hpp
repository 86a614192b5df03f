// Adds up the language of one page. Inside this room only.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "open/content/language.hpp"

namespace zicht::content {

/// Counts piece by piece, and notes what is to be mended.
class PageMeasure {
 public:
  PageMeasure(std::string address, std::filesystem::path file)
      : page_{.address = std::move(address)}, file_(std::move(file)) {}

  void limit(int line, std::string message);
  void advise(int line, std::string message);

  /// Counts the sentences of a piece; those of a heading are only held to their length.
  void count(int line, std::string_view piece, bool is_heading = false);

  /// The page, with its average held to the limit. Call last.
  PageLanguage done();

 private:
  PageLanguage page_;
  std::filesystem::path file_;
};

}  // namespace zicht::content
