#include "open/feedback/pages.hpp"

#include "ground/text/dutch.hpp"

namespace zicht::feedback {

using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html choice(std::string_view value, std::string_view label, bool chosen, bool wrong) {
  return markup<
      R"(<label class="useful__choice"><input type="radio" name="antwoord" value="{}" required{}{}>{}</label>)">(
      value,
      when(chosen, markup<" checked">()),
      when(wrong, markup<R"( aria-describedby="nuttig-antwoord-fout")">()),
      label);
}

Html question(const Filled& filled, const Wrong& wrong) {
  return markup<R"(<fieldset class="useful__question"><legend>Was deze pagina nuttig?</legend>
{}<div class="useful__choices">{}{}</div></fieldset>
)">(when(!wrong.answer.empty(),
         markup<R"(<p class="field__error" id="nuttig-antwoord-fout">{}</p>)">(wrong.answer)),
    choice("ja", "Ja", filled.answer == Answer::yes, !wrong.answer.empty()),
    choice("nee", "Nee", filled.answer == Answer::no, !wrong.answer.empty()));
}

/// Folded where it is offered, so that the end of a page stays quiet; open where it was filled in.
Html explanation(const Filled& filled, const Wrong& wrong) {
  const bool bad = !wrong.words.empty();
  return markup<R"(<details class="useful__more"{}><summary>Wil je er iets bij zeggen?</summary>
<div class="field{}"><label for="nuttig-toelichting">Toelichting (hoeft niet)</label><p class="field__hint" id="nuttig-hint">Vul geen gegevens van jezelf of anderen in. Schrijf hooguit {} tekens. Je krijgt geen antwoord.</p>{}<textarea class="input" id="nuttig-toelichting" name="toelichting" rows="4"{} aria-describedby="{}"{}>
{}</textarea></div></details>
)">(when(bad || !filled.words.empty(), markup<" open">()),
    when(bad, markup<" field--wrong">()),
    text::number(most_characters),
    when(bad, markup<R"(<p class="field__error" id="nuttig-fout">{}</p>)">(wrong.words)),
    // A text that is too long must fit, so that it can be made shorter.
    when(!bad, markup<R"( maxlength="{}")">(most_characters)),
    bad ? "nuttig-fout nuttig-hint" : "nuttig-hint",
    when(bad, markup<R"( aria-invalid="true")">()),
    filled.words);
}

Html filled_form(const Filled& filled, const Wrong& wrong) {
  return markup<R"(<form class="useful no-print" action="/nuttig" method="post">
<input type="hidden" name="pagina" value="{}">
{}{}<p class="actions"><button class="button" type="submit">Verstuur</button></p>
</form>
)">(filled.page, question(filled, wrong), explanation(filled, wrong));
}

}  // namespace

Html form(std::string_view path) {
  return filled_form({.page = std::string(path)}, {});
}

std::string form_page(const html::Layout& layout,
                      std::string_view title,
                      const Filled& filled,
                      const Wrong& wrong) {
  auto main = markup<
      R"(<div class="wrap page"><article class="article"><h1>Wat vind je van deze pagina?</h1>
{}<p>Je antwoord gaat over de pagina <a href="{}">{}</a>.</p>
{}</article></div>
)">(when(wrong.any(),
         markup<R"(<div class="notice notice--alert" role="alert"><p>{}</p></div>)">(
             !wrong.all.empty() ? wrong.all
                                : "Er klopt nog iets niet. Je antwoord is nog niet "
                                  "bewaard; wat je typte, staat er nog.")),
    Url{filled.page},
    title,
    filled_form(filled, wrong));
  return layout.draw({.title = "Wat vind je van deze pagina?",
                      .path = "/nuttig",
                      .stylesheet = "css/reading.css",
                      .indexed = false,
                      .main = std::move(main)});
}

std::string thanks_page(const html::Layout& layout, std::string_view path, std::string_view title) {
  auto main = markup<
      R"(<div class="wrap page"><article class="article"><h1>Bedankt</h1><p class="lead">Je antwoord helpt om de teksten beter te maken.</p>
<p>We bewaren de pagina, je antwoord en de dag. We weten niet wie je bent en kunnen je dus niets terugvragen.</p>
<p>Heb je hulp nodig, of maak je je zorgen om iemand? Dit formulier leest niemand meteen. Kijk bij <a href="/help">Hulp of gevaar</a>.</p>
<p class="more"><a href="{}">Terug naar {}</a></p></article></div>
)">(Url{path}, title);
  return layout.draw({.title = "Bedankt",
                      .path = "/nuttig/dank",
                      .stylesheet = "css/reading.css",
                      .indexed = false,
                      .main = std::move(main)});
}

}  // namespace zicht::feedback
