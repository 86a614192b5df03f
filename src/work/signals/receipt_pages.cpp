// The nine words: how they are given, and what they open.
#include "ground/paper/qr.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/signals/pages.hpp"

namespace zicht::signals {

using html::each;
using html::Html;
using html::markup;
using html::when;

namespace {

std::vector<std::string> words_in(std::string_view receipt) {
  std::vector<std::string> words;
  while (!receipt.empty()) {
    const auto end = receipt.find(' ');
    words.emplace_back(receipt.substr(0, end));
    receipt.remove_prefix(end == std::string_view::npos ? receipt.size() : end + 1);
  }
  return words;
}

Html what_now(bool signed_in) {
  return markup<R"(<h2>Wat gebeurt er nu?</h2>
<p>Het meldpunt leest je bericht en weegt wat het kan doen. Dat kan een paar werkdagen duren. Is er nu gevaar? Wacht dan niet: bel <a href="tel:112">112</a>.</p>
<p>Ga niet zelf op onderzoek uit. Spreek de mensen om wie het gaat er niet op aan.</p>
{}<p class="more"><a href="/sporen-wissen">Wis je sporen op dit apparaat</a></p>
)">(when(signed_in, markup<R"(<p class="more"><a href="/werk/meldingen">Jouw berichten</a></p>
)">()));
}

Html said_by(const Text& text) {
  const bool own = text.kind == TextKind::answer;
  return markup<
      R"(<li class="said{}"><p class="said__who">{}, {}</p><p class="said__words">{}</p></li>
)">(when(own, markup<" said--own">()),
    own                               ? "Jij"
    : text.kind == TextKind::question ? "Vraag van het meldpunt"
                                      : "Het meldpunt",
    text::date(text.written_on),
    text.words);
}

Html answer_form(const DialogueView& view) {
  const bool bad = !view.trouble.empty();
  return markup<
      R"(<form class="tell" action="/melden/antwoord/bericht" method="post" novalidate>{}{}
<div class="field{}"><label for="bericht">Schrijf iets aan het meldpunt</label><p class="field__hint" id="bericht-uitleg">Noem niet meer mensen dan nodig is.</p>{}<textarea class="input" id="bericht" name="bericht" rows="6" autocomplete="off" aria-describedby="{}bericht-uitleg"{}>
{}</textarea></div>
<p class="actions"><button class="button button--main" type="submit">Verstuur</button></p></form>
)">(accounts::hidden("woorden", view.words),
    accounts::hidden("kaartje", view.form),
    when(bad, markup<" field--wrong">()),
    when(bad, markup<R"(<p class="field__error" id="bericht-fout">{}</p>)">(view.trouble)),
    bad ? "bericht-fout " : "",
    when(bad, markup<R"( aria-invalid="true")">()),
    view.typed);
}

}  // namespace

Result<std::string> receipt_page(const html::Layout& layout,
                                 std::string_view words,
                                 bool signed_in,
                                 const FileView& file) {
  const auto code = TRY(paper::qr_svg(words, "QR-code met je negen woorden"));
  const auto grid =
      each(words_in(words), [](const std::string& word) { return markup<"<li>{}</li>">(word); });
  return letterbox_page(
      layout,
      "Je bericht is binnen",
      "/melden",
      file_said(file) +
          markup<
              R"(<p class="lead">Bewaar deze negen woorden. Daarmee kom je terug, zonder naam.</p>
<ol class="words" aria-label="Je negen woorden">{}</ol>
<div class="notice"><p><strong>Je ziet ze maar één keer.</strong> Wij kunnen ze niet opnieuw laten zien. Schrijf ze op, of print deze pagina. Bewaar ze waar niemand anders ze vindt.</p></div>
<div class="words__code">{}<p>Of scan deze code. Je telefoon leest dan de negen woorden als tekst.</p></div>
<h2>Waar zijn ze voor?</h2>
<p>Kijk over een paar dagen bij <a href="/melden/antwoord">Kom terug met je negen woorden</a>. Misschien heeft het meldpunt een vraag. Je kunt daar ook zelf nog iets vertellen.</p>
)">(grid, Html::trusted(code)) +
          file_form(file) + what_now(signed_in));
}

std::string thanks_page(const html::Layout& layout, bool signed_in) {
  return letterbox_page(layout,
                        "Je bericht is binnen",
                        "/melden",
                        markup<R"(<p class="lead">Bedankt dat je het vertelde.</p>
<p>Je wilde geen vragen krijgen. Daarom is er geen weg terug naar dit bericht.</p>
)">() + what_now(signed_in));
}

std::string came_before_page(const html::Layout& layout) {
  return letterbox_page(
      layout,
      "Je bericht is al binnen",
      "/melden",
      markup<
          R"(<p class="lead">Dit formulier is twee keer verstuurd. We hebben je bericht één keer bewaard.</p>
<p>De negen woorden laten we maar één keer zien. Had je om antwoord gevraagd, dan stonden ze op de vorige pagina. Wij kunnen ze niet opnieuw maken: we bewaren ze zelf niet.</p>
<p>Heb je ze niet? Je bericht wordt gewoon gelezen. Wil je een antwoord kunnen krijgen, <a href="/melden">schrijf dan nog een kort bericht</a>. Zet erbij dat je al eerder schreef.</p>
)">() + what_now(false));
}

std::string words_page(const html::Layout& layout,
                       std::string_view typed,
                       std::string_view trouble) {
  const bool bad = !trouble.empty();
  return letterbox_page(
      layout,
      "Kom terug met je negen woorden",
      "/melden/antwoord",
      markup<R"(<p class="lead">Vul de negen woorden in die je kreeg toen je schreef.</p>
<form class="tell" action="/melden/antwoord" method="post" novalidate>
<div class="field{}"><label for="woorden">Je negen woorden</label><p class="field__hint" id="woorden-uitleg">Met spaties ertussen. Hoofdletters maken niet uit.</p>{}<textarea class="input" id="woorden" name="woorden" rows="3" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="{}woorden-uitleg"{}>
{}</textarea></div>
<p class="actions"><button class="button button--main" type="submit">Open</button></p></form>
<h2>Woorden kwijt?</h2>
<p>Dan kunnen we je dit bericht niet meer laten zien. Niemand kan de woorden opnieuw maken. <a href="/melden">Schrijf een nieuw bericht</a> en zet erbij dat je al eerder schreef.</p>
)">(when(bad, markup<" field--wrong">()),
      when(bad, markup<R"(<p class="field__error" id="woorden-fout">{}</p>)">(trouble)),
      bad ? "woorden-fout " : "",
      when(bad, markup<R"( aria-invalid="true")">()),
      typed));
}

std::string dialogue_page(const html::Layout& layout,
                          const Dialogue& dialogue,
                          const DialogueView& view,
                          const FileView& file) {
  const auto said =
      dialogue.texts.empty()
          ? markup<
                R"(<p>Er is nog geen vraag of bericht voor je. Kijk over een paar dagen nog eens.</p>
)">()
          : markup<R"(<ol class="dialogue">{}</ol>
)">(each(dialogue.texts, said_by));
  return letterbox_page(
      layout,
      "Vragen en antwoorden",
      "/melden/antwoord",
      file_said(file) + when(view.kept, accounts::notice("Je bericht is binnen.")) +
          when(!view.trouble.empty(),
               accounts::alert("Je bericht is niet verstuurd. Wat je typte, staat er nog.")) +
          markup<R"(<p class="lead">Stand van je bericht: {}.</p>
)">(told_name(dialogue.state)) +
          said + file_list(dialogue.files) +
          (dialogue.can_write
               ? answer_form(view) + file_form(file)
               : markup<
                     R"(<p>Dit bericht is afgerond. Zag je iets nieuws? <a href="/melden">Schrijf dan een nieuw bericht</a>.</p>
)">() + when(!view.typed.empty(),
             markup<
                 R"(<div class="field"><label for="getypt">Wat je typte</label><p class="field__hint">Dit bericht werd afgerond terwijl je schreef. Neem je tekst over in een nieuw bericht.</p><textarea class="input" id="getypt" rows="6" readonly>{}</textarea></div>
)">(view.typed))) +
          markup<
              R"(<p>Klaar? Sluit deze pagina, zodat niemand meeleest. <a href="/sporen-wissen">Zo wis je je sporen</a>.</p>
)">());
}

}  // namespace zicht::signals
