// What a reporter brings: as it was told, before it is sealed. Pure.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

/// Characters, counted as a reader counts them.
constexpr std::size_t longest_story = 10'000;
constexpr std::size_t longest_place = 500;
constexpr std::size_t longest_moment = 300;
constexpr std::size_t longest_contact = 300;
/// Of a question, an answer or a note.
constexpr std::size_t longest_message = 5'000;

struct Report {
  std::string story = {};         ///< What was seen or heard.
  std::string place = {};         ///< As precise as the reporter wishes; may be empty.
  std::string moment = {};        ///< When it was, in the reporter's words; may be empty.
  std::string contact = {};       ///< How to reach the reporter; may be empty.
  std::string municipality = {};  ///< "GM0363", or empty where that is not known.
  std::string sector = {};        ///< An id of the axis "sector", or empty.
  Known in_danger = Known::unknown;
  Known minor = Known::unknown;
  Reporter reporter = Reporter::unsaid;
  bool by_phone = false;     ///< Told to an attention officer, who wrote it down.
  bool wants_answer = true;  ///< Whether there is a receipt, and a dialogue behind it.
};

/// What is wrong, beside the field it is wrong in; all empty where nothing is.
struct Wrong {
  std::string story = {};
  std::string place = {};
  std::string moment = {};
  std::string contact = {};
  std::string municipality = {};
  bool any() const {
    return !(story.empty() && place.empty() && moment.empty() && contact.empty() &&
             municipality.empty());
  }
};

Wrong what_is_wrong(const Report& report);
/// Fails with `invalid` where something is wrong, and says the first.
Result<> check(const Report& report);

/// A text as it is kept: line ends as \n, without white space around it.
std::string tidy(std::string_view typed);
/// The text of a message or a note, tidied. Fails with `invalid` where it is empty or too long.
Result<std::string> read_message(std::string_view typed);

}  // namespace zicht::signals
