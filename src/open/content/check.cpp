#include "open/content/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

#include "ground/text/utf8.hpp"
#include "open/content/markdown.hpp"

namespace zicht::content {
namespace {

constexpr int card_words = 150;
constexpr std::size_t summary_characters = 300;

void each_inline(const Inlines& inlines, const std::function<void(const Inline&)>& visit) {
  for (const auto& item : inlines) {
    visit(item);
    each_inline(item.inside, visit);
  }
}

/// Visits blocks from top to bottom, those inside others too.
void each_block(const Blocks& blocks, const std::function<void(const Block&)>& visit) {
  for (const auto& block : blocks) {
    visit(block);
    each_block(block.children, visit);
  }
}

std::string page_of(const Document& document) {
  return document.kind == Kind::scene ? "/" : document.path;
}

/// Ids that the frame of a page, its list of sources and its terms have.
bool is_taken_by_the_frame(std::string_view id) {
  return id == "inhoud" || id == "bronnen" || id.starts_with("bron-") || id.starts_with("term-") ||
         id.starts_with("nuttig-");
}

class Checker {
 public:
  Checker(const Library& library, const std::set<std::string>& routes)
      : library_(library), routes_(routes) {}

  Problems run() {
    collect_addresses();
    for (const auto& document : library_.documents()) check_document(document);
    for (const auto& figure : library_.figures()) check_figure(figure);
    return std::move(problems_);
  }

 private:
  void note(const Document& document, int line, std::string message) {
    problems_.push_back({document.file, line, std::move(message)});
  }

  /// Which pages there are, and which ids stand on each.
  void collect_addresses() {
    for (const auto& route : routes_) ids_[route];
    for (const auto& term : library_.terms()) ids_["/begrippen"].insert(term.slug);
    for (const auto& figure : library_.figures()) ids_["/monitor"].insert(figure.id);
    std::set<std::string> paths;
    for (const auto& document : library_.documents()) {
      if (!paths.insert(document.path).second && document.kind != Kind::scene)
        note(document,
             1,
             fmt::format("Het adres {} is al van een ander bestand. Geef dit een andere naam.",
                         document.path));
      auto& ids = ids_[page_of(document)];
      if (document.kind == Kind::scene && !ids.insert(document.name).second)
        note(document,
             1,
             fmt::format("De naam \"{}\" staat al ergens anders in de longread.", document.name));
      const auto add = [&](const Block& block, const std::string& id) {
        if (!id.empty() && !ids.insert(id).second)
          note(document,
               block.line,
               fmt::format(
                   "Het id \"{}\" staat al ergens anders op deze pagina. Kies een ander id.", id));
      };
      each_block(document.blocks, [&](const Block& block) {
        add(block, block.id);
        if (is_taken_by_the_frame(block.id))
          note(document,
               block.line,
               fmt::format("Het id \"{}\" gebruikt de pagina zelf al. Kies een ander id.",
                           block.id));
        // A figure stands on the page under its own name.
        if (block.kind == Block::Kind::figure) add(block, block.name);
      });
    }
  }

  void check_document(const Document& document) {
    if (text::length(document.head.summary) > summary_characters)
      note(document,
           1,
           fmt::format("De samenvatting is langer dan {} tekens. Maak haar korter.",
                       summary_characters));
    int last_level = 1;
    for (const auto& block : document.blocks) {
      if (block.id.empty())
        note(document, block.line, "Dit blok heeft nog geen id. Draai zicht check --write-ids.");
      if (block.kind != Block::Kind::heading) continue;
      if (block.level > last_level + 1)
        note(document, block.line, "Hier wordt een kopniveau overgeslagen. Gebruik eerst ##.");
      last_level = block.level;
    }
    each_block(document.blocks, [&](const Block& block) { check_block(document, block); });
    if (document.kind == Kind::card) check_card(document);
    if (document.kind == Kind::chapter) check_chapter(document);
    if (document.kind == Kind::chapter_page) check_chapter_page(document);
    if (document.kind == Kind::audience) check_audience(document);
    for (const auto& path : document.head.see_also) check_see_also(document, path);
  }

  void check_block(const Document& document, const Block& block) {
    if (block.kind == Block::Kind::figure && library_.figure(block.name) == nullptr)
      note(document,
           block.line,
           fmt::format(
               "De figuur \"{}\" bestaat niet. Maak content/figures/{}.toml of verbeter de naam.",
               block.name,
               block.name));
    if (block.kind == Block::Kind::box) check_box(document, block);
    const auto visit = [&](const Inline& item) { check_inline(document, block, item); };
    each_inline(block.inlines, visit);
    for (const auto& row : block.rows)
      for (const auto& cell : row) each_inline(cell, visit);
  }

  void check_box(const Document& document, const Block& block) {
    static const std::set<std::string, std::less<>> known{"doel",
                                                          "resultaat",
                                                          "wie",
                                                          "bewijs",
                                                          "valkuil",
                                                          "voorbeeld",
                                                          "les",
                                                          "kader",
                                                          "let-op",
                                                          "citaat",
                                                          "blik"};
    static const std::map<std::string, std::set<std::string, std::less<>>, std::less<>> attributes{
        {"kader", {"thema", "plateau"}}, {"blik", {"zie"}}, {"citaat", {"van"}}};
    if (!known.contains(block.name)) {
      note(document,
           block.line,
           fmt::format(
               "Het kader \"{}\" bestaat niet. Kies uit: {}.", block.name, fmt::join(known, ", ")));
      return;
    }
    const auto allowed = attributes.find(block.name);
    for (const auto& [key, value] : block.attributes)
      if (allowed == attributes.end() || !allowed->second.contains(key))
        note(document,
             block.line,
             fmt::format("Het kader \"{}\" kent geen \"{}\". Haal het weg.", block.name, key));
    if (block.name == "blik" && !block.attributes.contains("zie"))
      note(document, block.line, "Bij een blik hoort wat je ziet: :::blik{zie=\"...\"}.");
    const bool placed = block.attributes.contains("thema") && block.attributes.contains("plateau");
    if (block.name == "kader" && !placed)
      note(document,
           block.line,
           "Bij het Kader horen een thema en een plateau: :::kader{thema=\"1\" plateau=\"1\"}.");
    // What you see is written as an attribute, and is text as any other.
    if (const auto seen = block.attributes.find("zie"); seen != block.attributes.end())
      each_inline(parse_inlines(seen->second, document.file, block.line, problems_),
                  [&](const Inline& item) { check_inline(document, block, item); });
  }

  void check_inline(const Document& document, const Block& block, const Inline& item) {
    if (item.kind == Inline::Kind::citation && library_.source(item.target) == nullptr)
      note(document,
           block.line,
           fmt::format(
               "De bron \"{}\" staat niet in bronnen.toml. Voeg haar toe of verbeter het id.",
               item.target));
    if (item.kind == Inline::Kind::term && library_.term(item.target) == nullptr)
      note(document,
           block.line,
           fmt::format(
               "Het begrip \"{}\" staat niet in begrippen.toml. Voeg het toe of verbeter de naam.",
               item.target));
    if (item.kind == Inline::Kind::link) check_link(document, block, item.target);
  }

  void check_link(const Document& document, const Block& block, const std::string& target) {
    if (target.starts_with("https://") || target.starts_with("mailto:") ||
        target.starts_with("tel:"))
      return;
    if (target.empty()) {
      note(document, block.line, "Deze link heeft geen adres. Schrijf [woorden](/adres).");
      return;
    }
    const auto hash = target.find('#');
    const auto query = target.find('?');
    const auto path = target.substr(0, std::min(hash, query));
    const auto page = ids_.find(path.empty() ? page_of(document) : path);
    if (page == ids_.end()) {
      note(document,
           block.line,
           fmt::format("De link \"{}\" leidt nergens heen. Verbeter het adres.", target));
    } else if (hash != std::string::npos && !page->second.contains(target.substr(hash + 1))) {
      note(document,
           block.line,
           fmt::format("Op {} is geen plek met het id \"{}\". Verbeter de link.",
                       page->first,
                       target.substr(hash + 1)));
    }
  }

  void check_card(const Document& card) {
    if (card.words > card_words)
      note(card,
           1,
           fmt::format("Deze kaart heeft {} woorden. Houd het bij {}: een kaart past op één kant.",
                       card.words,
                       card_words));
    if (!ids_.contains("/kompas/" + card.head.chapter))
      note(card,
           1,
           fmt::format("Het hoofdstuk \"{}\" bestaat niet. Verbeter \"hoofdstuk\".",
                       card.head.chapter));
  }

  void check_chapter(const Document& chapter) {
    for (const auto* page : {"wat", "hoe", "met-wie"}) {
      const bool there = ids_.contains(chapter.path + "/" + page);
      if (!there && !chapter.head.in_preparation)
        note(chapter,
             1,
             fmt::format(
                 "Bij dit hoofdstuk hoort {}.md. Schrijf het, of zet in_voorbereiding = true.",
                 page));
      if (there && chapter.head.in_preparation)
        note(chapter,
             1,
             fmt::format(
                 "Dit hoofdstuk is in voorbereiding, maar {}.md is er al. Haal een van beide weg.",
                 page));
    }
  }

  void check_chapter_page(const Document& page) {
    const auto chapter = page.path.substr(0, page.path.rfind('/'));
    if (!ids_.contains(chapter))
      note(page, 1, "Bij deze bladzijde hoort een hoofdstuk.md in dezelfde map. Schrijf het.");
  }

  /// A page for an audience lists what is labelled for it, so it is named after one.
  void check_audience(const Document& page) {
    const auto* audiences = library_.axis("doelgroep");
    if (audiences == nullptr || audiences->find(page.name) == nullptr)
      note(page,
           1,
           fmt::format("De doelgroep \"{}\" staat niet in indeling.toml. Voeg haar daar toe, of "
                       "verbeter de naam van het bestand.",
                       page.name));
  }

  void check_see_also(const Document& document, const std::string& path) {
    const bool is_document = std::any_of(library_.documents().begin(),
                                         library_.documents().end(),
                                         [&](const Document& other) { return other.path == path; });
    if (path == document.path || !is_document)
      note(document,
           1,
           fmt::format("\"zie_ook\" noemt \"{}\", maar dat is geen andere pagina of kaart. "
                       "Verbeter het adres.",
                       path));
  }

  void check_figure(const html::Figure& figure) {
    const auto note_source = [&](const std::string& id) {
      if (library_.source(id) == nullptr)
        problems_.push_back(
            {fmt::format("content/figures/{}.toml", figure.id),
             1,
             fmt::format("De bron \"{}\" staat niet in bronnen.toml. Voeg haar toe.", id)});
    };
    if (figure.sources.empty())
      problems_.push_back({fmt::format("content/figures/{}.toml", figure.id),
                           1,
                           "Een figuur heeft een bron. Voeg \"bronnen\" toe."});
    for (const auto& id : figure.sources) note_source(id);
    for (const auto& series : figure.series)
      for (const auto& point : series.points)
        for (const auto& id : point.sources) note_source(id);
  }

  const Library& library_;
  const std::set<std::string>& routes_;
  Problems problems_;
  std::map<std::string, std::set<std::string, std::less<>>> ids_;  // Per page.
};

}  // namespace

Problems check(const Library& library, const std::set<std::string>& routes) {
  return Checker(library, routes).run();
}

}  // namespace zicht::content
