#include <fmt/format.h>
#include <malloc.h>

#include <array>

#include "open/takeaway/takeaway.hpp"

namespace zicht::takeaway {
namespace {

using content::Document;
using content::Kind;
using http::Request;
using http::Response;
using paper::Form;

/// A form as a reader asks for it.
struct Ending {
  std::string_view ending;
  Form one;   ///< Of a single page.
  Form many;  ///< Of more.
};

constexpr std::array endings{Ending{"pdf", Form::pdf, Form::pdf},
                             Ending{"epub", Form::epub, Form::epub},
                             Ending{"docx", Form::docx, Form::docx},
                             Ending{"md", Form::markdown, Form::markdown_zip}};

struct FileKind {
  std::string_view type;
  std::string_view ending;
};

FileKind kind_of(Form form) {
  switch (form) {
    case Form::pdf:
    case Form::card_sheets:
    case Form::single_card:
      return {"application/pdf", "pdf"};
    case Form::epub:
      return {"application/epub+zip", "epub"};
    case Form::docx:
      return {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"};
    case Form::markdown:
      return {"text/markdown; charset=utf-8", "md"};
    case Form::markdown_zip:
      return {"application/zip", "zip"};
  }
  return {};
}

/// From here on a document is worth cleaning up after.
constexpr std::size_t many_sections = 12;

/// "/kompas/signaleren" becomes "zicht-kompas-signaleren".
std::string file_name(std::string_view path) {
  std::string name = "zicht";
  for (const char c : path) name += c == '/' ? '-' : c;
  return name;
}

Result<Response> hand_over(const Counter& counter,
                           paper::Order order,
                           const std::string& name,
                           Printer::Keep keep) {
  const auto form = order.form;
  const bool large = order.document.sections.size() > many_sections;
  auto bytes = TRY(counter.printer.print(order, keep));
  // The whole Kompas passes through here in many small pieces: give their memory back at once.
  if (large) {
    order = {};
    malloc_trim(0);
  }
  const auto kind = kind_of(form);
  const auto* how = kind.ending == "pdf" ? "inline" : "attachment";
  return Response{.type = std::string(kind.type),
                  .body = std::move(bytes),
                  .headers = {{"Content-Disposition",
                               fmt::format("{}; filename=\"{}.{}\"", how, name, kind.ending)}},
                  .caching = http::Caching::revalidate};
}

/// The path of the page that is taken along: the request's without its ending.
std::string page_path(const Request& request, std::string_view ending) {
  return request.path.substr(0, request.path.size() - ending.size() - 1);
}

std::vector<Document> all_made(const std::vector<MadePage>& pages, Date today) {
  std::vector<Document> made;
  for (const auto& page : pages) made.push_back(page.make(today));
  return made;
}

/// A page that is made of data.
auto made_page(const Counter& counter, const Ending& ending, MadePage page) {
  return [counter, ending, page](const Request&) -> Result<Response> {
    const auto today = counter.clock.today();
    const Composer composer(counter.library, today, counter.publisher);
    return hand_over(counter,
                     {ending.one, composer.page(page.make(today))},
                     file_name(page.path),
                     Printer::Keep::yes);
  };
}

paper::Order order_of(const Composer& composer, const Document& page, const Ending& ending) {
  if (page.kind == Kind::chapter) return {ending.many, composer.chapter(page)};
  if (page.kind == Kind::card && ending.one == Form::pdf)
    return {Form::single_card, composer.cards({&page}, page.head.title, page.path)};
  return {ending.one, composer.page(page)};
}

/// A page of content/: chapter, chapter page, card or plain page.
Result<Response> one_page(const Counter& counter, const Request& request, const Ending& ending) {
  const auto path = page_path(request, ending.ending);
  if (counter.library.gone(path)) return http::gone();
  const auto today = counter.clock.today();
  const auto* page = TRY(counter.library.find(path, today));
  const Composer composer(counter.library, today, counter.publisher);
  return hand_over(counter, order_of(composer, *page, ending), file_name(path), Printer::Keep::yes);
}

Result<Response> all_cards(const Counter& counter, const Ending& ending) {
  const auto today = counter.clock.today();
  const Composer composer(counter.library, today, counter.publisher);
  const auto cards = counter.library.all(Kind::card, today);
  if (cards.empty()) return fail(Fault::not_found, "Er zijn nu geen kaarten.");
  auto order = ending.one == Form::pdf
                   ? paper::Order{Form::card_sheets, composer.cards(cards, "Kaarten", "/kaarten")}
                   : paper::Order{ending.many, composer.cards_as_text(cards)};
  return hand_over(counter, std::move(order), "zicht-kaarten", Printer::Keep::yes);
}

/// A sheet of cards has no page for a notice: the first quarter says what is not there.
paper::Card note_card(const std::vector<std::string>& notices, const paper::Document& document) {
  paper::Card card{.id = "weggelaten",
                   .kind = "Bij deze kaarten",
                   .title = "Niet alles is meegenomen",
                   .address = document.address,
                   .short_address = {},
                   .code_address = document.address,
                   .code_words = "Jouw lijst op de site",
                   .checked = document.date_words};
  for (const auto& notice : notices) card.blocks.push_back({.spans = {{.text = notice}}});
  return card;
}

Result<Response> chosen(const Counter& counter, const Request& request, const Ending& ending) {
  const auto today = counter.clock.today();
  const auto selection = TRY(read_selection(request.query, counter.library, today));
  if (selection.empty())
    return fail(Fault::not_found,
                "In je lijst staat niets dat er (nog) is. Kies eerst pagina’s of kaarten.");
  const Composer composer(counter.library, today, counter.publisher);
  if (selection.as_cards && ending.one == Form::pdf) {
    std::vector<const Document*> cards;
    for (const auto* part : selection.parts)
      if (part->kind == Kind::card) cards.push_back(part);
    auto document = composer.cards(cards, "Mijn kaarten", "/selectie?" + query_of(selection));
    if (auto left_out = notices(selection); !left_out.empty()) {
      auto note = note_card(left_out, document);
      document.cards.insert(document.cards.begin(), std::move(note));
    }
    return hand_over(
        counter, {Form::card_sheets, std::move(document)}, "zicht-mijn-kaarten", Printer::Keep::no);
  }
  return hand_over(counter,
                   {ending.many, composer.selection(selection)},
                   "zicht-mijn-selectie",
                   Printer::Keep::no);
}

Composer whole_composer(const Counter& counter) {
  const auto today = counter.clock.today();
  return {counter.library, today, counter.publisher, all_made(counter.made, today)};
}

/// It keeps its own copy of the small counter; what that points to outlives the router.
template <class Compose>
auto whole(const Counter& counter, const Ending& ending, std::string name, Compose compose) {
  return [counter, ending, name, compose](const Request&) -> Result<Response> {
    return hand_over(
        counter, {ending.many, compose(whole_composer(counter))}, name, Printer::Keep::yes);
  };
}

}  // namespace

void add_routes(http::Router& router, const Counter& counter) {
  for (const auto& ending : endings) {
    const auto at = [&](std::string_view path) {
      return fmt::format("{}.{}", path, ending.ending);
    };
    const auto page = [counter, ending](const Request& request) {
      return one_page(counter, request, ending);
    };
    router.get(at("/kompas"), whole(counter, ending, "zicht-kompas", [](const Composer& composer) {
                 return composer.kompas();
               }));
    router.get(at("/longread"),
               whole(counter, ending, "zicht-verhaal", [](const Composer& composer) {
                 return composer.longread();
               }));
    router.get(at("/kaarten"),
               [counter, ending](const Request&) { return all_cards(counter, ending); });
    router.get(at("/selectie"), [counter, ending](const Request& request) {
      return chosen(counter, request, ending);
    });
    for (const auto& made : counter.made)
      router.get(at(made.path), made_page(counter, ending, made));
    for (const auto* pattern : {"/kompas/{chapter}",
                                "/kompas/{chapter}/{page}",
                                "/kaarten/{card}",
                                "/voor-wie/{audience}",
                                "/{page}"})
      router.get(at(pattern), page);
  }
}

Result<std::vector<std::string>> check_paper(const content::Library& library,
                                             const std::vector<MadePage>& made,
                                             Date today,
                                             const paper::Press& press) {
  const Composer composer(
      library, today, {.site = "https://zicht.example", .name = "Zicht"}, all_made(made, today));
  std::vector<std::string> problems;
  const auto print = [&](const paper::Order& order) -> Result<> {
    auto printed = TRY(press.print(order));
    for (auto& problem : printed.problems) problems.push_back(std::move(problem));
    return {};
  };
  TRY(print({Form::pdf, composer.kompas()}));
  TRY(print({Form::pdf, composer.longread()}));
  const auto cards = library.all(Kind::card, today);
  if (!cards.empty()) TRY(print({Form::card_sheets, composer.cards(cards, "Kaarten", "/kaarten")}));
  return problems;
}

}  // namespace zicht::takeaway
