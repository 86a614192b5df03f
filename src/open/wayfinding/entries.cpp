// What can be found, as the search index takes it.
#include <fmt/format.h>

#include "ground/base/sha256.hpp"
#include "open/wayfinding/wayfinding.hpp"

namespace zicht::wayfinding {
namespace {

std::string kind_of(const content::Library& library,
                    const content::Document& document,
                    Date today) {
  switch (document.kind) {
    case content::Kind::scene:
      return document.head.fictional ? "Het verhaal, fictief" : "Het verhaal";
    case content::Kind::chapter:
      return fmt::format("Het Kompas, hoofdstuk {}", document.order);
    case content::Kind::chapter_page: {
      const auto chapter = library.find(document.path.substr(0, document.path.rfind('/')), today);
      return chapter ? fmt::format("Het Kompas, {}", (*chapter)->head.title) : "Het Kompas";
    }
    case content::Kind::card:
      return "Kaart";
    case content::Kind::audience:
      return "Voor wie";
    case content::Kind::plain_page:
      return "Over deze site";
  }
  return {};
}

}  // namespace

std::vector<search::Entry> entries(const content::Library& library, Date today) {
  std::vector<search::Entry> all;
  for (const auto& document : library.documents())
    if (content::visible(document, today))
      all.push_back({.address = document.path,
                     .title = document.head.title,
                     .kind = kind_of(library, document, today),
                     .summary = document.head.summary,
                     .text = content::plain_text(document.blocks)});
  for (const auto& term : library.terms())
    all.push_back(
        {.address = "/begrippen#" + term.slug,
         .title = term.term,
         .kind = "Begrip",
         .summary = term.explanation,
         .text = fmt::format(
             "{} {} {}", term.abbreviation, fmt::join(term.also, " "), term.explanation)});
  for (const auto& figure : library.figures())
    all.push_back({.address = "/monitor/" + figure.id,
                   .title = figure.headline,
                   .kind = "Cijfers",
                   .summary = figure.caption,
                   .text = figure.caption + ' ' + figure.explanation});
  return all;
}

std::string fingerprint(const std::vector<search::Entry>& entries) {
  std::string all;
  for (const auto& entry : entries)
    for (const auto* field :
         {&entry.address, &entry.title, &entry.kind, &entry.summary, &entry.text})
      all += fmt::format("{}:{}", field->size(), *field);
  return sha256_hex(all);
}

}  // namespace zicht::wayfinding
