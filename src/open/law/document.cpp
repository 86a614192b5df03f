// The article as a document of content, for paper.
#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "open/content/made.hpp"
#include "open/law/law.hpp"
#include "open/law/words.hpp"

namespace zicht::law {

using content::Inlines;
using content::made::citations;
using content::made::heading;
using content::made::join;
using content::made::paragraph;
using content::made::strong;
using content::made::words;

namespace {

Inlines with_sources(std::vector<content::Inline> start, const std::vector<std::string>& sources) {
  return join({std::move(start), citations(sources)});
}

Inlines version_item(const Version& version, Date today) {
  return join({with_sources({strong(version.title),
                             words(fmt::format(" ({}). {}", status(version, today), version.text))},
                            version.sources),
               {words(" Nagekeken op " + text::date(version.checked_on) + ".")}});
}

content::Block elements(const Article& article, Element::Kind kind) {
  std::vector<Inlines> items;
  for (const auto& element : article.elements)
    if (element.kind == kind)
      items.push_back(with_sources({strong(element.name + ":"), words(" " + element.explanation)},
                                   element.sources));
  return content::made::list(std::move(items));
}

content::Block parts(const Article& article) {
  std::vector<std::vector<Inlines>> rows{{{words("Onderdeel")},
                                          {words("Handeling")},
                                          {words("Middel")},
                                          {words("Doel")},
                                          {words("In gewone woorden")}}};
  for (const auto& part : article.parts)
    rows.push_back({{words(part.name + (part.minors_only ? " (jonger dan 18)" : ""))},
                    {words(names(article, Element::Kind::act, part.acts))},
                    {words(part.needs_means ? "Nodig" : "Niet nodig")},
                    {words(aims(article, part))},
                    with_sources({words(part.explanation)}, part.sources)});
  return content::made::table(std::move(rows));
}

content::Block penalties(const Article& article) {
  std::vector<std::vector<Inlines>> rows{{{words("Wanneer")}, {words("Straf")}}};
  for (const auto& penalty : article.penalties)
    rows.push_back(
        {{words(penalty.ground)}, with_sources({words(penalty.penalty)}, penalty.sources)});
  return content::made::table(std::move(rows));
}

/// The day on which the version was checked that was checked longest ago.
Date checked(const Article& article) {
  const auto oldest = std::min_element(
      article.versions.begin(), article.versions.end(), [](const Version& a, const Version& b) {
        return a.checked_on < b.checked_on;
      });
  return oldest == article.versions.end() ? Date{} : oldest->checked_on;
}

}  // namespace

content::Document document(const Article& article, Date today) {
  content::Document made{
      .name = "artikel-273f", .path = address, .head = {.title = article.name, .summary = lead}};
  made.head.checked_on = checked(article);
  auto& blocks = made.blocks;
  blocks.push_back(paragraph(
      {strong("Leerhulp, geen juridische kwalificatie."), words(" "), words(no_verdict)}));
  std::vector<Inlines> versions;
  for (const auto& version : article.versions) versions.push_back(version_item(version, today));
  blocks.push_back(heading(2, "versies", {words("Welke tekst is dit?")}));
  blocks.push_back(content::made::list(std::move(versions)));
  blocks.push_back(heading(2, "onderdelen", {words("De onderdelen van lid 1")}));
  blocks.push_back(parts(article));
  blocks.push_back(heading(2, "handelingen", {words("Handelingen")}));
  blocks.push_back(elements(article, Element::Kind::act));
  blocks.push_back(heading(2, "middelen", {words("Middelen")}));
  if (auto exception = minors(article); !exception.empty())
    blocks.push_back(paragraph({words(std::move(exception))}));
  blocks.push_back(elements(article, Element::Kind::means));
  blocks.push_back(heading(2, "oogmerken", {words("Doelen (oogmerken)")}));
  blocks.push_back(elements(article, Element::Kind::aim));
  blocks.push_back(heading(2, "straffen", {words("De hoogste straffen")}));
  blocks.push_back(penalties(article));
  return made;
}

}  // namespace zicht::law
