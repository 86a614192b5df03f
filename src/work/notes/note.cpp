#include "work/notes/note.hpp"

#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::notes {

Result<std::string> read_words(std::string_view typed) {
  std::string words;
  words.reserve(typed.size());
  for (const char c : typed)
    if (c != '\r') words += c;
  constexpr auto white = " \t\n";
  const auto from = words.find_first_not_of(white);
  if (from == std::string::npos) return fail(Fault::invalid, "Schrijf eerst iets op.");
  words = words.substr(from, words.find_last_not_of(white) + 1 - from);
  if (const auto length = text::length(words); length > longest_note)
    return fail(Fault::invalid,
                fmt::format("Je tekst is {} tekens lang. Er passen er {} in. Maak hem korter, of "
                            "verdeel hem over meer aantekeningen.",
                            text::number(static_cast<std::int64_t>(length)),
                            text::number(static_cast<std::int64_t>(longest_note))));
  return words;
}

bool may_read(const Note& note, accounts::PersonId person, accounts::OrganisationId organisation) {
  if (note.organisation != organisation) return false;
  return note.author == person || note.audience == Audience::team;
}

}  // namespace zicht::notes
