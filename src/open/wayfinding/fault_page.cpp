// What a visitor sees when something is not there or does not work.
#include "open/wayfinding/pages.hpp"

namespace zicht::wayfinding {

using html::markup;

namespace {

std::string_view title_of(int status) {
  switch (status) {
    case 401:
      return "Je bent niet aangemeld";
    case 403:
      return "Dit mag je niet";
    case 404:
      return "Deze pagina is er niet";
    case 409:
      return "Dit kan nu niet";
    case 410:
      return "Deze pagina is weggehaald";
    case 503:
      return "Het lukt nu even niet";
    default:
      return status < 500 ? "Dit kunnen we niet lezen" : "Er ging iets mis";
  }
}

std::string_view advice_for(int status) {
  switch (status) {
    case 404:
      return "Misschien is het adres verkeerd getypt, of is de pagina verhuisd. Zoek hieronder, of "
             "ga verder via het menu.";
    case 401:
    case 403:
    case 409:
      return "Ga terug naar de pagina waar je vandaan kwam, of ga verder via het menu.";
    case 410:
      return "Zoek hieronder naar iets anders, of ga verder via het menu.";
    case 503:
      return "Probeer het over een paar minuten nog eens.";
    default:
      return status < 500 ? "Controleer het adres, of ga verder via het menu."
                          : "Het ligt niet aan jou. Probeer het later nog eens.";
  }
}

}  // namespace

std::string fault_page(const html::Layout& layout, int status, const Error& error) {
  const auto title = title_of(status);
  const bool says_more = !error.message.empty() && error.message.find(title) != 0;
  auto main =
      markup<R"(<div class="wrap page"><article class="article"><h1>{}</h1>{}<p>{}</p></article>
{}<p class="more"><a href="/">Naar het verhaal</a></p><p class="more"><a href="/kompas">Naar Het Kompas</a></p><p class="more"><a href="/monitor">Naar de cijfers</a></p><p class="more"><a href="/help">Hulp of gevaar</a></p></div>
)">(title,
      html::when(says_more, markup<R"(<p class="lead">{}</p>)">(error.message)),
      advice_for(status),
      search_form(""));
  return layout.draw({.title = std::string(title),
                      .stylesheet = "css/reading.css",
                      .scripts = {"islands/suggest.ts"},
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::wayfinding
