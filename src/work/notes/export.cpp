#include "work/notes/export.hpp"
#include "work/notes/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "ground/text/dutch.hpp"

namespace zicht::notes {
namespace {

namespace json = boost::json;

/// The words as a quotation, or as text that Markdown takes for nothing else.
std::string lines(std::string_view words, std::string_view before) {
  std::string out(before);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const char c = words[at];
    const bool starts = at == 0 || words[at - 1] == '\n';
    if (std::string_view("\\`*_[]<>|").find(c) != std::string_view::npos ||
        (starts && std::string_view("#+-=~").find(c) != std::string_view::npos))
      out += '\\';
    out += c;
    if (c == '\n') out += before;
  }
  return out + "\n\n";
}

std::string_view state_of(Hold hold) {
  if (hold == Hold::changed) return "De tekst is daarna gewijzigd. ";
  if (hold == Hold::loose) return "De tekst is er niet meer. ";
  return "";
}

std::string_view hold_name(Hold hold) {
  if (hold == Hold::attached) return "attached";
  return hold == Hold::changed ? "changed" : "loose";
}

json::object text_body(const std::string& words) {
  return {{"type", "TextualBody"}, {"value", words}, {"format", "text/plain"}, {"language", "nl"}};
}

/// The page and the place on it. A scene is a place on the page of the story.
std::string source_of(const std::string& page, const std::string& site) {
  return site + (page.starts_with("/#") ? std::string("/") : page);
}

json::object target_of(const Anchor& anchor, const Place& place, const std::string& site) {
  json::object selector{{"type", "FragmentSelector"},
                        {"conformsTo", "http://tools.ietf.org/rfc/rfc3236"},
                        {"value", anchor.block}};
  // What was taken back on purpose is repeated nowhere.
  if (!place.withdrawn)
    selector["refinedBy"] = {{"type", "TextQuoteSelector"}, {"exact", anchor.words}};
  return {{"type", "SpecificResource"},
          {"source", source_of(anchor.page, site)},
          {"selector", std::move(selector)}};
}

}  // namespace

std::string to_markdown(Places& places, const Threads& threads, Date today) {
  std::vector<const Thread*> sorted;
  for (const auto& thread : threads) sorted.push_back(&thread);
  std::ranges::stable_sort(
      sorted, {}, [](const Thread* thread) { return thread->note.anchor.page; });
  auto out = fmt::format("# Mijn aantekeningen\n\nUit Zicht, op {}.\n\n", text::date(today));
  std::string page;
  for (const auto* thread : sorted) {
    const auto& note = thread->note;
    const auto& place = places.at(note.anchor.page);
    if (note.anchor.page != page) out += "## " + lines(place.title, "");
    page = note.anchor.page;
    if (!place.withdrawn) out += lines(note.anchor.words, "> ");
    out += lines(note.words, "");
    out += fmt::format("*{}{}.{}{}*\n\n",
                       state_of(hold_of(note.anchor, place.passages)),
                       day_words(note.changed_at),
                       note.audience == Audience::team ? " Voor het team." : "",
                       note.done_at ? " Klaar." : "");
    for (const auto& answer : thread->answers)
      out += fmt::format(
                 "Antwoord van {}, {}:\n\n", answer.author_name, day_words(answer.written_at)) +
             lines(answer.words, "");
  }
  return out;
}

std::string to_json_ld(Places& places, const Threads& threads, const std::string& site) {
  json::array items;
  for (const auto& thread : threads) {
    const auto& note = thread.note;
    const auto& place = places.at(note.anchor.page);
    json::array bodies{text_body(note.words)};
    for (const auto& answer : thread.answers) {
      auto body = text_body(answer.words);
      body["purpose"] = "replying";
      body["creator"] = {{"type", "Person"}, {"name", answer.author_name}};
      body["created"] = to_iso(answer.written_at);
      bodies.push_back(std::move(body));
    }
    items.push_back(
        json::object{{"id", fmt::format("{}/notities/{}", site, note.id.value)},
                     {"type", "Annotation"},
                     {"motivation", "commenting"},
                     {"created", to_iso(note.written_at)},
                     {"modified", to_iso(note.changed_at)},
                     {"creator", json::object{{"type", "Person"}, {"name", note.author_name}}},
                     {"body", std::move(bodies)},
                     {"target", target_of(note.anchor, place, site)},
                     {"zicht:blockVersion", note.anchor.version},
                     {"zicht:hold", hold_name(hold_of(note.anchor, place.passages))}});
  }
  const auto count = items.size();
  const json::object collection{
      {"@context",
       json::array{"http://www.w3.org/ns/anno.jsonld",
                   json::object{{"zicht", site + "/notities/uitvoer.jsonld#"}}}},
      {"id", site + "/notities/uitvoer.jsonld"},
      {"type", "AnnotationCollection"},
      {"label", "Mijn aantekeningen"},
      {"total", count},
      {"first",
       json::object{{"id", site + "/notities/uitvoer.jsonld#1"},
                    {"type", "AnnotationPage"},
                    {"startIndex", 0},
                    {"items", std::move(items)}}}};
  return json::serialize(collection) + "\n";
}

}  // namespace zicht::notes
