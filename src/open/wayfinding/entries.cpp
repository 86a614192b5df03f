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

std::vector<search::Facet> facets_of(const content::Library& library,
                                     const content::Document& document) {
  std::vector<search::Facet> facets;
  for (const auto& axis : library.axes())
    for (auto& label : content::labels_of(document, axis.key))
      facets.push_back({axis.key, std::move(label)});
  // The page for an audience is what who chooses that audience should see first.
  if (document.kind == content::Kind::audience) facets.push_back({"doelgroep", document.name});
  return facets;
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
                     .text = content::plain_text(document.blocks),
                     .facets = facets_of(library, document)});
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
  const auto add = [&](const std::string& field) {
    all += fmt::format("{}:{}", field.size(), field);
  };
  for (const auto& entry : entries) {
    for (const auto* field :
         {&entry.address, &entry.title, &entry.kind, &entry.summary, &entry.text})
      add(*field);
    for (const auto& facet : entry.facets) {
      add(facet.name);
      add(facet.value);
    }
  }
  return sha256_hex(all);
}

}  // namespace zicht::wayfinding
