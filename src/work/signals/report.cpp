#include "work/signals/report.hpp"

#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::signals {
namespace {

/// What to say of a text that is longer than `most` characters; empty where it is not.
std::string too_long(std::string_view text, std::size_t most) {
  const auto length = text::length(text);
  if (length <= most) return {};
  return fmt::format("Dit zijn {} tekens. Maak het korter: {} is het meeste.",
                     text::number(static_cast<std::int64_t>(length)),
                     text::number(static_cast<std::int64_t>(most)));
}

}  // namespace

Wrong what_is_wrong(const Report& report) {
  Wrong wrong;
  wrong.story = report.story.empty() ? "Schrijf op wat je zag of hoorde. Een paar zinnen is genoeg."
                                     : too_long(report.story, longest_story);
  wrong.place = too_long(report.place, longest_place);
  wrong.moment = too_long(report.moment, longest_moment);
  wrong.contact = too_long(report.contact, longest_contact);
  return wrong;
}

Result<> check(const Report& report) {
  const auto wrong = what_is_wrong(report);
  for (const auto& sentence :
       {wrong.story, wrong.place, wrong.moment, wrong.contact, wrong.municipality})
    if (!sentence.empty()) return fail(Fault::invalid, sentence);
  return {};
}

std::string tidy(std::string_view typed) {
  std::string plain(typed);
  std::erase(plain, '\r');
  const auto first = plain.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return plain.substr(first, plain.find_last_not_of(" \t\n") + 1 - first);
}

Result<std::string> read_message(std::string_view typed) {
  auto words = tidy(typed);
  if (words.empty()) return fail(Fault::invalid, "Er staat nog geen tekst.");
  auto trouble = too_long(words, longest_message);
  if (!trouble.empty()) return fail(Fault::invalid, std::move(trouble));
  return words;
}

}  // namespace zicht::signals
