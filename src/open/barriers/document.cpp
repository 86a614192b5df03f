// The barrier model as a document of content, for paper.
#include <fmt/format.h>

#include "open/barriers/pages.hpp"
#include "open/content/made.hpp"

namespace zicht::barriers {

using content::Inlines;
using content::made::join;
using content::made::strong;
using content::made::words;

namespace {

Inlines named(const std::string& name, Inlines rest) {
  return join({{strong(name + ":"), words(" ")}, std::move(rest)});
}

Inlines in_a_row(const std::vector<std::string>& all) {
  return {words(fmt::format("{}.", fmt::join(all, "; ")))};
}

Inlines instruments(const Barrier& barrier, const content::Library& library, Date today) {
  Inlines links;
  for (const auto& path : barrier.instruments)
    if (const auto card = library.find(path, today)) {
      if (!links.empty()) links.push_back(words(", "));
      links.push_back(content::made::link((*card)->head.title, path));
    }
  return links;
}

void add(content::Blocks& blocks,
         const Barrier& barrier,
         const content::Library& library,
         Date today) {
  blocks.push_back(content::made::heading(
      3,
      barrier.id,
      join({{words(barrier.opportunity)}, content::made::citations(barrier.sources)})));
  std::vector<Inlines> items;
  const auto item = [&](const char* name, const std::vector<std::string>& all) {
    if (!all.empty()) items.push_back(named(name, in_a_row(all)));
  };
  item("Vorm", forms_of(barrier, library));
  item("Signalen", barrier.signals);
  item("Wie het mogelijk maakt", barrier.facilitators);
  item("Barrières", barrier.measures);
  item("Partners", partners_of(barrier, library));
  auto cards = instruments(barrier, library, today);
  if (!cards.empty()) items.push_back(named("Instrumenten", std::move(cards)));
  blocks.push_back(content::made::list(std::move(items)));
}

}  // namespace

content::Document document(const Model& model, const content::Library& library, Date today) {
  content::Document made{.name = "barrieremodel",
                         .path = address,
                         .head = {.title = "Barrièremodel", .summary = lead}};
  made.head.checked_on = model.checked_on;
  made.blocks.push_back(content::made::paragraph(
      {words(fmt::format("Eigen uitwerking. {} Overleg met de ", caution)),
       content::made::link("aandachtsfunctionaris", "/kaarten/aandachtsfunctionaris"),
       words(".")}));
  for (const auto& step : model.steps) {
    content::Blocks barriers;
    for (const auto& barrier : model.barriers)
      if (barrier.step == step.id) add(barriers, barrier, library, today);
    if (barriers.empty()) continue;
    made.blocks.push_back(content::made::heading(2, step.id, {words(step.name)}));
    made.blocks.push_back(content::made::paragraph(
        {words(step.question + " "), content::made::link("De kaart bij deze stap", step.card)}));
    std::move(barriers.begin(), barriers.end(), std::back_inserter(made.blocks));
  }
  return made;
}

}  // namespace zicht::barriers
