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

/// Adds a paragraph, where it says anything.
void add(std::string& text, std::string_view paragraph) {
  if (paragraph.empty()) return;
  if (!text.empty()) text += '\n';
  text += paragraph;
}

/// The names of the forms, roles and sectors that a document is about. "Horeca" need not stand in a
/// list of signals for it to be what someone looks for who types "restaurant".
std::string label_names(const content::Library& library, const content::Document& document) {
  std::vector<std::string_view> names;
  for (const auto* key : {"vorm", "rol", "sector"}) {
    const auto* axis = library.axis(key);
    if (axis == nullptr) continue;
    for (const auto& id : content::labels_of(document, key))
      if (const auto* label = axis->find(id)) names.push_back(label->name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

search::Entry entry(const content::Library& library,
                    const content::Document& document,
                    Date today) {
  auto text = content::plain_text(document.blocks);
  add(text, label_names(library, document));
  return {.address = document.path,
          .title = document.head.title,
          .kind = kind_of(library, document, today),
          .summary = document.head.summary,
          .text = std::move(text),
          .facets = facets_of(library, document)};
}

search::Entry entry(const content::Term& term) {
  return {.address = "/begrippen#" + term.slug,
          .title = term.term,
          .kind = "Begrip",
          .summary = term.explanation,
          .text = fmt::format(
              "{} {} {}", term.abbreviation, fmt::join(term.also, " "), term.explanation)};
}

search::Entry entry(const html::Figure& figure) {
  std::string text = figure.explanation;
  for (const auto& series : figure.series) {
    add(text, series.name);
    add(text, series.definition);
  }
  return {.address = "/monitor/" + figure.id,
          .title = figure.headline,
          .kind = "Cijfers",
          .summary = figure.caption,
          .text = std::move(text)};
}

/// What an exploiter needs, without what helps against it: that would make this one page longer
/// than all others, and the cards about the steps say it.
search::Entry entry(const barriers::Model& model) {
  std::string text;
  for (const auto& step : model.steps) {
    add(text, step.name);
    add(text, step.question);
    for (const auto& barrier : model.barriers)
      if (barrier.step == step.id) add(text, barrier.opportunity);
  }
  return {.address = barriers::address,
          .title = "Het barrièremodel",
          .kind = "Het Kompas",
          .summary = "Welke stappen een uitbuiter zet, en wat elke stap moeilijker maakt.",
          .text = std::move(text)};
}

search::Entry entry(const law::Article& article) {
  std::string text = article.name;
  const auto add_named = [&](const auto& all) {
    for (const auto& each : all) {
      add(text, each.name);
      add(text, each.explanation);
    }
  };
  add_named(article.parts);
  add_named(article.elements);
  for (const auto& penalty : article.penalties) add(text, penalty.ground + ": " + penalty.penalty);
  return {.address = law::address,
          .title = "De wet: artikel 273f",
          .kind = "Het Kompas",
          .summary = "Wat de wet mensenhandel noemt, in delen en in gewone woorden.",
          .text = std::move(text)};
}

search::Entry entry(const training::Path& path) {
  std::string text = path.summary;
  for (const auto& part : path.parts) add(text, part.title);
  return {.address = fmt::format("{}/{}", training::address, path.name),
          .title = "Training: " + path.title,
          .kind = "Leerpad",
          .summary = path.summary,
          .text = std::move(text),
          .facets = {{"doelgroep", path.audience}}};
}

/// Without what happens in it: a reader should meet that step by step.
search::Entry entry(const training::Scenario& scenario) {
  std::vector<search::Facet> facets;
  for (const auto& audience : scenario.audiences) facets.push_back({"doelgroep", audience});
  return {.address = fmt::format("{}/casussen/{}", training::address, scenario.name),
          .title = "Casus: " + scenario.title,
          .kind = "Training, fictief",
          .summary = scenario.summary,
          .text = fmt::format("{}\n{}", scenario.role, scenario.summary),
          .facets = std::move(facets)};
}

}  // namespace

std::vector<search::Entry> entries(const Findable& findable, Date today) {
  const auto& library = findable.library;
  std::vector<search::Entry> all;
  for (const auto& document : library.documents())
    if (content::visible(document, today)) all.push_back(entry(library, document, today));
  if (!findable.barriers.steps.empty()) all.push_back(entry(findable.barriers));
  if (!findable.article.name.empty()) all.push_back(entry(findable.article));
  for (const auto& path : findable.training.paths) all.push_back(entry(path));
  for (const auto& scenario : findable.training.scenarios) all.push_back(entry(scenario));
  for (const auto& term : library.terms()) all.push_back(entry(term));
  for (const auto& figure : library.figures()) all.push_back(entry(figure));
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
