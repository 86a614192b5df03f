#include "work/signals/pages.hpp"

#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"

namespace zicht::signals {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html danger() {
  return markup<
      R"(<div class="notice notice--alert"><p><strong>Is er nu gevaar? Bel <a href="tel:112">112</a>.</strong></p>
<p>Geen spoed, wel de politie? Bel <a href="tel:09008844">0900&#8209;8844</a>.</p></div>
<p>Deze brievenbus is geen noodnummer. Er kijkt niet dag en nacht iemand.</p>
)">();
}

Html other_ways(const Choices& choices, bool open) {
  return markup<
      R"(<details class="ways-out"{}><summary>Andere manieren om het te vertellen</summary>
{}</details>
)">(when(open, markup<" open">()), choices.contacts);
}

/// What goes along with the form, unseen.
Html hidden_fields(const FormView& view) {
  return when(!view.token.empty(), accounts::hidden("formulier", view.token)) +
         accounts::hidden("kaartje", view.ticket) + accounts::hidden("werk", view.answer);
}

Html whole_form(const Choices& choices, const FormView& view) {
  const auto form = markup<R"(<form class="tell" action="{}" method="post" novalidate>{}
{}<p>Als je verstuurt, gaat je tekst meteen op slot. Lees <a href="/melden/veilig" target="_blank" rel="noopener">wat wel en niet beschermd is</a> (opent in een nieuw tabblad).</p>
<p class="actions"><button class="button button--main" type="submit">Verstuur</button></p>
<p class="tell__said" role="status"></p>
</form>
)">(Url{view.action}, hidden_fields(view), form_parts(choices, view));
  if (view.bits == 0) return form;
  return markup<R"(<letterbox-form data-bits="{}">{}</letterbox-form>
)">(view.bits, form);
}

}  // namespace

std::string letterbox_page(const html::Layout& layout,
                           std::string_view title,
                           std::string_view path,
                           const Html& inside,
                           std::vector<std::string> scripts) {
  return layout.draw({.title = std::string(title),
                      .path = std::string(path),
                      .stylesheet = "css/letterbox.css",
                      .scripts = std::move(scripts),
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page"><article class="article"><h1>{}</h1>
{}</article></div>
)">(title, inside)});
}

std::string form_page(const html::Layout& layout, const Choices& choices, const FormView& view) {
  const bool signed_in = !view.token.empty();
  const bool bad = view.wrong.any() || !view.trouble.empty();
  const auto trouble =
      view.trouble.empty()
          ? "Er klopt nog iets niet. Je bericht is nog niet verstuurd; wat je typte, staat er nog."
          : std::string_view(view.trouble);
  const auto inside =
      when(bad, accounts::alert(trouble)) + danger() + other_ways(choices, !view.trouble.empty()) +
      markup<
          R"(<p class="lead">Maak je je zorgen om iemand? Schrijf hier op wat je zag of hoorde. {}</p>
<p>Heb je al eens geschreven? <a href="/melden/antwoord">Kom terug met je negen woorden</a>.</p>
)">(signed_in ? "Je schrijft als collega: het meldpunt ziet wie je bent."
              : "Je naam is niet nodig.") +
      whole_form(choices, view);
  return letterbox_page(layout,
                        "Vertel wat je zag",
                        view.action,
                        inside,
                        view.bits == 0 ? std::vector<std::string>{}
                                       : std::vector<std::string>{"islands/letterbox.ts"});
}

std::string nobody_page(const html::Layout& layout, const Choices& choices) {
  return letterbox_page(
      layout,
      "Vertel wat je zag",
      "/melden",
      danger() +
          markup<
              R"(<div class="notice"><p><strong>Hier kan nog niemand je bericht lezen.</strong> Daarom kun je hier nu niets achterlaten.</p></div>
<p>Wacht er niet mee. Kies een van deze manieren:</p>
)">() + choices.contacts);
}

std::string protection_page(const html::Layout& layout) {
  return letterbox_page(
      layout,
      "Wat is beschermd en wat niet",
      "/melden/veilig",
      markup<
          R"(<p class="lead">Je moet weten waar je op kunt rekenen. Daarom staat hier ook wat we niet kunnen beloven.</p>
<h2>Dit is beschermd</h2>
<ul>
<li>Je hoeft je naam niet te noemen en je hebt geen account nodig.</li>
<li>We bewaren niet vanaf welk adres op internet je komt, en niet met welk apparaat. We bewaren de dag, niet het uur.</li>
<li>Zolang je typt, krijgen we niets. Pas als je op Verstuur drukt, komt je tekst bij ons.</li>
<li>Je tekst gaat dan meteen op slot. Alleen de mensen van het meldpunt kunnen hem openen, als ze zijn aangemeld.</li>
<li>Wie onze opslag steelt, kan je verhaal niet lezen. Ook de beheerder van de computer kan het niet lezen in die opslag.</li>
<li>Van een foto, document of geluid dat je toevoegt, maken we een schone kopie: zonder de plek, de tijd en het toestel. Die kopie ziet het meldpunt. Het origineel gaat apart op slot. Twee mensen van het meldpunt moeten het eens zijn voordat iemand het opent, en dat komt in een logboek.</li>
<li>Met de negen woorden lees je alleen vragen en antwoorden. Je eerste verhaal komt er niet mee terug.</li>
</ul>
<h2>Dit ligt niet op slot</h2>
<p>De gemeente, de dag, het soort plek, of je een foto of ander bestand toevoegde, of er gevaar is, of het om een kind gaat, en of je een professional bent. Dat is nodig om op tijd te zijn en om te tellen. Een naam of een verhaal staat daar niet bij.</p>
<h2>Dit kunnen we niet beloven</h2>
<ul>
<li>Kijkt iemand mee op je telefoon of computer? Dan ziet die wat jij ziet. Gebruik dan een ander apparaat.</li>
<li>Op het netwerk van je werk of thuis kan te zien zijn dat je deze site bezocht. Niet wat je schreef.</li>
<li>Wat je zelf opschrijft, kan verraden wie je bent. Bijvoorbeeld als alleen jij dit kon zien.</li>
<li>Een gezicht, een stem of een kamer op een foto of opname halen we er niet uit. Kijk wat erop staat voordat je het verstuurt.</li>
<li>Wie inbreekt op onze computer terwijl die werkt, kan meelezen met wat op dat moment binnenkomt of open staat.</li>
<li>Wie jouw negen woorden heeft, leest de vragen en antwoorden ook.</li>
<li>Het meldpunt weegt je verhaal. Het kan het doorgeven aan bijvoorbeeld de politie of de zorg, als de wet dat toelaat of eist.</li>
</ul>
<h2>Je sporen op dit apparaat</h2>
<p>Op elke pagina staat een knop om deze site snel te verlaten. Lees ook <a href="/sporen-wissen">hoe je je sporen wist</a>.</p>
<p class="more"><a href="/melden">Naar het formulier</a></p>
)">());
}

std::string own_page(const html::Layout& layout, const std::vector<Signal>& signals) {
  const auto rows = each(signals, [](const Signal& signal) {
    return markup<R"(<tr><td><a href="{}">{}</a></td><td>{}</td><td>{}</td></tr>
)">(Url{"/werk/meldingen/" + std::to_string(signal.id.value)},
        accounts::moment(signal.received_at.value_or(Instant{})),
        dutch_name(signal.urgency),
        told_name(signal.state));
  });
  const auto table = markup<
      R"(<section class="scroll" tabindex="0" aria-label="Tabel: jouw berichten"><table class="table"><thead><tr><th scope="col">Verstuurd</th><th scope="col">Spoed</th><th scope="col">Stand</th></tr></thead><tbody>
{}</tbody></table></section>
<p>Open een bericht om er een foto, document of geluid bij te doen.</p>
<p>Meer over waar een bericht heen ging, mogen we hier niet laten zien. Is er een vraag aan jou, of wil je weten wat ermee gedaan is? <a href="/melden/antwoord">Kom terug met je negen woorden</a>.</p>
)">(rows);
  return letterbox_page(
      layout,
      "Jouw berichten",
      "/werk/meldingen",
      (signals.empty() ? markup<"<p>Je hebt nog niets verstuurd.</p>\n">() : table) +
          markup<R"(<p class="more"><a href="/werk/melden">Vertel wat je zag</a></p>
)">());
}

}  // namespace zicht::signals
