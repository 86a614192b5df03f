#include "open/takeaway/compose.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "ground/base/sha256.hpp"
#include "ground/paper/json.hpp"
#include "ground/text/dutch.hpp"
#include "open/content/card_kind.hpp"
#include "open/content/render.hpp"
#include "open/kompas/book.hpp"
#include "open/longread/longread.hpp"
#include "open/takeaway/author.hpp"

namespace zicht::takeaway {
namespace {

using content::Kind;
using paper::Block;
using paper::Section;
using Pages = std::vector<const content::Document*>;

std::string checked_words(Date date) {
  return "Nagekeken op " + text::date(date);
}

/// An address for the eye.
std::string shown(const std::string& address) {
  const auto slashes = address.find("://");
  return slashes == std::string::npos ? address : address.substr(slashes + 3);
}

std::string name_of(const content::Document& document) {
  auto name = document.path.substr(1);
  std::erase(name, '#');
  std::replace(name.begin(), name.end(), '/', '-');
  return name;
}

/// One document while it is written.
class Draft {
 public:
  Draft(const content::Library& library, Date today, const Publisher& publisher)
      : library_(library),
        today_(today),
        publisher_(publisher),
        author_(library, today, publisher.site) {}

  paper::Document document = {};

  void add(Section section) { document.sections.push_back(std::move(section)); }

  /// Remembers the day on which the oldest part was checked: that of the whole.
  void part(const content::Document& page) {
    if (!checked_ || page.head.checked_on < *checked_) checked_ = page.head.checked_on;
    if (page.head.fictional) document.fictional = true;
  }

  Author& author() { return author_; }

  /// A page as a section with its title; headings go as much lower as the section stands.
  Section section(const content::Document& page, int level, std::string kicker) {
    part(page);
    const auto name = name_of(page);
    Section made{.id = name,
                 .kicker = std::move(kicker),
                 .title = page.head.title,
                 .summary = page.head.summary,
                 .level = level,
                 .note = checked_words(page.head.checked_on) + "."};
    made.blocks = blocks(page, id_prefix(page), level - 1);
    return made;
  }

  /// The blocks of a page, after what must be known before they are read.
  paper::Blocks blocks(const content::Document& page, std::string_view prefix, int lower_by) {
    paper::Blocks all;
    const auto& head = page.head;
    if (head.in_preparation)
      all.push_back(
          fine_print("In voorbereiding: van dit hoofdstuk is er nu alleen een samenvatting."));
    if (head.fictional) all.push_back({.kind = Block::Kind::label, .label = "Fictief verhaal"});
    if (!head.person.empty()) all.push_back(fine_print(head.person + ". " + head.role + "."));
    if (!head.warning.empty()) {
      const auto* stop = head.warning.ends_with('.') ? "" : ".";
      all.push_back({.kind = Block::Kind::box,
                     .label = "Let op",
                     .warning = true,
                     .children = {fine_print("Dit verhaal gaat over " + head.warning + stop)}});
    }
    auto text = author_.blocks(page.blocks, prefix, lower_by);
    std::move(text.begin(), text.end(), std::back_inserter(all));
    return all;
  }

  void hold(const content::Document& page) {
    author_.hold(page.path, name_of(page), id_prefix(page));
  }

  /// A chapter as sections, from `level` down.
  void chapter(const content::Document& chapter, std::size_t count, int level) {
    add(section(
        chapter, level, fmt::format("Het Kompas, hoofdstuk {} van {}", chapter.order, count)));
    document.sections.back().note.clear();
    for (const auto* page : library_.pages_of(chapter, today_))
      add(section(*page, level + 1, std::string(kompas::part_name(page->name))));
  }

  void back_matter(int level, bool whole_glossary) {
    auto terms = whole_glossary ? author_.whole_glossary(level) : author_.glossary(level);
    if (!terms.blocks.empty()) add(std::move(terms));
    auto sources = author_.sources(level);
    if (!sources.blocks.empty()) add(std::move(sources));
  }

  paper::Document finish(const std::string& path) {
    document.publisher = publisher_.name.empty() ? "Zicht" : publisher_.name;
    document.address = publisher_.site + path;
    document.short_address = shown(document.address);
    const auto date = checked_.value_or(today_);
    document.date = to_iso(date);
    document.date_words = checked_words(date);
    if (document.fictional) document.subjects.emplace_back("Fictief verhaal");
    // The version is that of the words: the same text, the same version.
    constexpr std::size_t enough = 7;
    document.version =
        "Versie " + sha256_hex(paper::to_json({.document = document})).substr(0, enough);
    return std::move(document);
  }

 private:
  const content::Library& library_;
  Date today_;
  const Publisher& publisher_;
  Author author_;
  std::optional<Date> checked_ = {};
};

/// What stands above the title of a page that is taken along alone.
std::string kicker_of(const content::Library& library, const content::Document& page, Date today) {
  switch (page.kind) {
    case Kind::chapter_page: {
      const auto chapter = library.find(page.path.substr(0, page.path.rfind('/')), today);
      if (!chapter) return "Het Kompas";
      return fmt::format("Het Kompas, hoofdstuk {}: {}. {}",
                         (*chapter)->order,
                         (*chapter)->head.title,
                         kompas::part_name(page.name));
    }
    case Kind::chapter:
      return fmt::format("Het Kompas, hoofdstuk {}", page.order);
    case Kind::card:
      return fmt::format("Kaart: {}", content::card_kind_name(page.head.sort));
    case Kind::scene:
      return "Het verhaal";
    case Kind::audience:
      return "Voor wie";
    case Kind::plain_page:
      return page.path.starts_with("/kompas/") ? "Het Kompas" : "Zicht";
  }
  return {};
}

/// On a card there is no room for sources, and no place for links to lead to.
// NOLINTNEXTLINE(misc-no-recursion): lists in lists
void without_citations(paper::Blocks& blocks) {
  const auto clean = [](paper::Spans& spans) {
    std::erase_if(spans,
                  [](const paper::Span& span) { return span.kind == paper::Span::Kind::citation; });
    for (auto& span : spans)
      if (span.target.starts_with('#')) span.target.clear();
  };
  for (auto& block : blocks) {
    clean(block.spans);
    block.id.clear();
    for (auto& row : block.rows)
      for (auto& cell : row) clean(cell);
    without_citations(block.children);
  }
}

}  // namespace

std::string id_prefix(const content::Document& page) {
  return name_of(page) + "-";
}

paper::Document Composer::page(const content::Document& page) const {
  Draft draft(library_, today_, publisher_);
  draft.part(page);
  auto& document = draft.document;
  document.title = page.head.title;
  document.summary = page.head.summary;
  document.kicker = kicker_of(library_, page, today_);
  draft.author().hold(page.path, {}, {});
  draft.add({.blocks = draft.blocks(page, {}, 0)});
  draft.back_matter(2, false);
  return draft.finish(page.path);
}

paper::Document Composer::chapter(const content::Document& chapter) const {
  Draft draft(library_, today_, publisher_);
  draft.part(chapter);
  auto& document = draft.document;
  document.title = chapter.head.title;
  document.summary = chapter.head.summary;
  document.kicker = fmt::format(
      "Het Kompas, hoofdstuk {} van {}", chapter.order, library_.all(Kind::chapter, today_).size());
  document.contents = true;
  draft.author().hold(chapter.path, {}, {});
  const auto pages = library_.pages_of(chapter, today_);
  for (const auto* page : pages) draft.hold(*page);
  draft.add({.blocks = draft.blocks(chapter, {}, 0)});
  for (const auto* page : pages)
    draft.add(draft.section(*page, 2, std::string(kompas::part_name(page->name))));
  draft.back_matter(2, false);
  return draft.finish(chapter.path);
}

paper::Document Composer::kompas() const {
  Draft draft(library_, today_, publisher_);
  auto& document = draft.document;
  document.title = "Het Kompas";
  document.kicker = "Zicht";
  document.summary =
      "Handboek voor de aanpak van mensenhandel in de gemeente: wat je moet weten, hoe je het "
      "aanpakt en met wie.";
  document.cover = true;
  document.contents = true;
  const auto chapters = library_.all(Kind::chapter, today_);
  for (const auto* chapter : chapters) {
    draft.hold(*chapter);
    for (const auto* page : library_.pages_of(*chapter, today_)) draft.hold(*page);
  }
  for (const auto& appendix : appendices_) draft.hold(appendix);
  for (const auto* chapter : chapters) draft.chapter(*chapter, chapters.size(), 1);
  for (const auto& appendix : appendices_) draft.add(draft.section(appendix, 1, "Bijlage"));
  draft.back_matter(1, true);
  return draft.finish("/kompas");
}

paper::Document Composer::longread() const {
  Draft draft(library_, today_, publisher_);
  auto& document = draft.document;
  document.kicker = "Zicht, het verhaal";
  document.cover = true;
  document.contents = true;
  const auto scenes = library_.all(Kind::scene, today_);
  for (const auto* scene : scenes) draft.hold(*scene);
  for (const auto* scene : scenes) {
    if (scene->head.sort == "opening") {
      draft.part(*scene);
      document.title = scene->head.title;
      document.summary = scene->head.summary;
      document.sections.push_back({.blocks = draft.blocks(*scene, id_prefix(*scene), 0)});
      continue;
    }
    auto section = draft.section(*scene, 1, {});
    // A story is read without being told first what it says.
    section.summary.clear();
    section.note.clear();
    section.fictional = scene->head.fictional;
    if (scene->head.sort == "cijfer") {
      const auto numbers = longread::numbers_in_view();
      Block table{.kind = Block::Kind::table};
      for (const auto& row : numbers.rows) {
        auto& cells = table.rows.emplace_back();
        for (const auto& cell : row) cells.push_back({{.text = cell}});
      }
      section.blocks.push_back(fine_print(numbers.caption));
      section.blocks.push_back(std::move(table));
    }
    draft.add(std::move(section));
  }
  draft.back_matter(1, false);
  return draft.finish("/");
}

paper::Document Composer::selection(const Selection& selection) const {
  Draft draft(library_, today_, publisher_);
  auto& document = draft.document;
  document.title = "Mijn selectie";
  document.kicker = "Zicht";
  document.summary = fmt::format("{} {} van Zicht, door jou gekozen.",
                                 selection.parts.size(),
                                 selection.parts.size() == 1 ? "deel" : "delen");
  document.notices = notices(selection);
  document.cover = true;
  document.contents = true;
  const auto chapters = library_.all(Kind::chapter, today_).size();
  const auto chosen = [&](const content::Document& page) {
    return std::find(selection.parts.begin(), selection.parts.end(), &page) !=
           selection.parts.end();
  };
  // A page whose chapter was chosen as well stands in that chapter, and not a second time.
  const auto in_chosen_chapter = [&](const content::Document& page) {
    if (page.kind != Kind::chapter_page) return false;
    const auto chapter = library_.find(page.path.substr(0, page.path.rfind('/')), today_);
    return chapter && chosen(**chapter);
  };
  for (const auto* part : selection.parts) {
    draft.hold(*part);
    if (part->kind == Kind::chapter)
      for (const auto* page : library_.pages_of(*part, today_)) draft.hold(*page);
  }
  for (const auto* part : selection.parts) {
    if (part->kind == Kind::chapter) {
      draft.chapter(*part, chapters, 1);
    } else if (!in_chosen_chapter(*part)) {
      draft.add(draft.section(*part, 1, kicker_of(library_, *part, today_)));
      document.sections.back().fictional = part->head.fictional;
    }
  }
  draft.back_matter(1, false);
  return draft.finish("/selectie?" + query_of(selection));
}

paper::Document Composer::cards(const Pages& cards,
                                const std::string& title,
                                const std::string& address) const {
  Draft draft(library_, today_, publisher_);
  draft.document.title = title;
  draft.document.summary = "Korte kaarten van Zicht, elk op één kant.";
  for (const auto* card : cards) {
    draft.part(*card);
    auto blocks = Draft(library_, today_, publisher_).blocks(*card, {}, 0);
    without_citations(blocks);
    const auto chapter = library_.find("/kompas/" + card->head.chapter, today_);
    const auto own = publisher_.site + card->path;
    draft.document.cards.push_back(
        {.id = name_of(*card),
         .kind = std::string(content::card_kind_name(card->head.sort)),
         .title = card->head.title,
         .blocks = std::move(blocks),
         .address = own,
         .short_address = shown(own),
         .code_address = chapter ? publisher_.site + (*chapter)->path : own,
         .code_words = chapter ? "Meer: " + (*chapter)->head.title : "Deze kaart op je telefoon",
         .checked = checked_words(card->head.checked_on)});
  }
  return draft.finish(address);
}

paper::Document Composer::cards_as_text(const Pages& cards) const {
  Draft draft(library_, today_, publisher_);
  auto& document = draft.document;
  document.title = "Kaarten";
  document.kicker = "Zicht";
  document.summary = "Korte kaarten bij Het Kompas: signalen, vormen, rollen en stappen.";
  document.cover = true;
  document.contents = true;
  for (const auto* card : cards) draft.hold(*card);
  for (const auto* card : cards)
    draft.add(draft.section(*card, 1, kicker_of(library_, *card, today_)));
  draft.back_matter(1, false);
  return draft.finish("/kaarten");
}

}  // namespace zicht::takeaway
