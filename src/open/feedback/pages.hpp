// The pages of the letterbox as HTML. Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "open/feedback/feedback.hpp"

namespace zicht::feedback {

/// What was filled in, however wrong.
struct Filled {
  std::string page = {};
  std::optional<Answer> answer = {};
  std::string words = {};
};

/// What is wrong, beside the field it is wrong in.
struct Wrong {
  std::string answer = {};
  std::string words = {};
  std::string all = {};  ///< Of no field: it cannot be kept now.

  bool any() const { return !answer.empty() || !words.empty() || !all.empty(); }
};

/// The form on a page of its own, as it was filled in. `title` is that of the page it is about.
std::string form_page(const html::Layout& layout,
                      std::string_view title,
                      const Filled& filled,
                      const Wrong& wrong);

/// "Bedankt", with the way back.
std::string thanks_page(const html::Layout& layout, std::string_view path, std::string_view title);

}  // namespace zicht::feedback
