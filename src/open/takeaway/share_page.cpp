// /deel: a page to hand on. No buttons of others: an address, a mail, a QR code.
#include <fmt/format.h>

#include "ground/http/request.hpp"
#include "ground/paper/qr.hpp"
#include "open/takeaway/pages.hpp"

namespace zicht::takeaway {

using html::Html;
using html::markup;
using html::Url;

Html address_field(const std::string& label, const std::string& address) {
  return markup<
      R"(<copy-link class="share"><label for="adres">{}</label><input class="input" id="adres" type="text" readonly value="{}"><button class="button" type="button" hidden>Kopieer</button><span role="status"></span></copy-link>
)">(label, address);
}

Result<std::string> share_page(const html::Layout& layout,
                               const content::Document& document,
                               const std::string& site) {
  const auto address = site + document.path;
  const auto code = TRY(paper::qr_svg(address, "QR-code met het adres van deze pagina"));
  const auto mail = fmt::format("mailto:?subject={}&body={}",
                                http::percent_encode(document.head.title),
                                http::percent_encode(document.head.summary + "\n\n" + address));
  auto main = markup<
      R"(<div class="wrap page"><article class="article"><h1>Deel deze pagina</h1>
<p class="lead">{}</p>
<p>{}</p>
{}<p class="actions"><a class="button" href="{}">Stuur als mail</a> <a class="button" href="{}">Terug naar de pagina</a></p>
<h2>Met een telefoon</h2><p>Laat iemand deze code scannen.</p>
<div class="qr">{}</div>
<h2>Goed om te weten</h2><p>Deze pagina is openbaar. Wie de link krijgt, ziet precies wat jij ziet. Wij houden niet bij wie haar opent. In de geschiedenis van een apparaat kan de pagina wel te zien zijn.</p></article></div>
)">(document.head.title,
    document.head.summary,
    address_field("Adres van deze pagina", address),
    Url{mail},
    Url{document.path},
    Html::trusted(code));
  return layout.draw({.title = "Deel deze pagina",
                      .path = document.path,
                      .stylesheet = "css/kompas.css",
                      .scripts = {"islands/copy-link.ts"},
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::takeaway
