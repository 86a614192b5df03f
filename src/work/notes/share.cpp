#include "work/notes/share.hpp"

#include <fmt/format.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::notes {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& object, std::string_view key) {
  const auto* found = object.if_contains(key);
  const auto* text = found == nullptr ? nullptr : found->if_string();
  return text == nullptr ? std::string{} : std::string(*text);
}

/// The objects of the list at `key`.
std::vector<json::object> objects_at(const json::object& object, std::string_view key) {
  std::vector<json::object> objects;
  const auto* found = object.if_contains(key);
  const auto* list = found == nullptr ? nullptr : found->if_array();
  if (list == nullptr) return objects;
  for (const auto& item : *list)
    if (const auto* one = item.if_object()) objects.push_back(*one);
  return objects;
}

}  // namespace

std::chrono::days length_of(Term term) {
  switch (term) {
    case Term::week:
      return std::chrono::days{7};
    case Term::month:
      return std::chrono::days{30};
    case Term::quarter:
      return std::chrono::days{90};
  }
  return std::chrono::days{30};
}

Standing standing_of(const Share& share, Instant now) {
  if (share.revoked_at) return Standing::revoked;
  return now >= share.expires_at ? Standing::expired : Standing::open;
}

Result<> check(const Selection& selection) {
  if (selection.empty())
    return fail(Fault::invalid,
                "Je hebt nog niets gekozen. Kies minstens één stuk tekst, kaart of aantekening.");
  if (selection.parts.size() > most_parts || selection.notes.size() > most_parts)
    return fail(Fault::invalid,
                fmt::format("Dit is te veel voor één link. Kies hoogstens {} stukken en {} "
                            "aantekeningen.",
                            most_parts,
                            most_parts));
  if (const auto length = text::length(selection.message); length > longest_message)
    return fail(Fault::invalid,
                fmt::format("Je bericht is {} tekens lang. Er passen er {} in.",
                            text::number(static_cast<std::int64_t>(length)),
                            text::number(static_cast<std::int64_t>(longest_message))));
  return {};
}

std::string to_text(const Selection& selection) {
  json::array parts;
  for (const auto& part : selection.parts)
    parts.push_back(
        json::object{{"page", part.page}, {"block", part.block}, {"version", part.version}});
  json::array notes;
  for (const auto& note : selection.notes)
    notes.push_back(
        json::object{{"page", note.page}, {"block", note.block}, {"words", note.words}});
  return json::serialize(json::object{
      {"message", selection.message}, {"parts", std::move(parts)}, {"notes", std::move(notes)}});
}

Result<Selection> read_selection(std::string_view text) {
  boost::system::error_code error;
  const auto value = json::parse(text, error);
  const auto* object = error ? nullptr : value.if_object();
  if (object == nullptr)
    return fail(Fault::internal, "Wat gedeeld is, kan niet worden gelezen.", "a broken share");
  Selection selection{.message = text_at(*object, "message")};
  for (const auto& part : objects_at(*object, "parts"))
    selection.parts.push_back(
        {text_at(part, "page"), text_at(part, "block"), text_at(part, "version")});
  for (const auto& note : objects_at(*object, "notes"))
    selection.notes.push_back(
        {text_at(note, "page"), text_at(note, "block"), text_at(note, "words")});
  return selection;
}

}  // namespace zicht::notes
