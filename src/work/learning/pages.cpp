#include "work/learning/pages.hpp"

#include <fmt/format.h>

#include "ground/text/dutch.hpp"

namespace zicht::learning {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

std::string day_of(Instant at) {
  return text::date(Date{std::chrono::floor<std::chrono::days>(at)});
}

Html token_field(std::string_view token) {
  return markup<R"(<input type="hidden" name="formulier" value="{}">)">(token);
}

std::string framed(const html::Layout& layout,
                   std::string title,
                   std::string path,
                   std::vector<html::MenuItem> trail,
                   Html main,
                   std::vector<std::string> scripts = {}) {
  return layout.draw({.title = std::move(title),
                      .path = std::move(path),
                      .stylesheet = "css/training.css",
                      .scripts = std::move(scripts),
                      .trail = std::move(trail),
                      .indexed = false,
                      .main = std::move(main)});
}

Html path_row(const training::Path& path, const training::Done& done) {
  const auto state = training::state_of(path, done);
  return markup<
      R"(<li><a href="/leren/{}">{}</a> <span class="meta">{} Ongeveer {} minuten. {}</span></li>
)">(path.name, path.title, path.summary, path.minutes, state.reason);
}

Html certificate_row(const Certificate& certificate, std::string_view token) {
  const auto address = "/certificaat/" + certificate.code;
  return markup<
      R"(<li><a href="{}">{}</a> <span class="meta">Op naam van {}, versie {}, behaald op {}.</span>
<div class="actions"><a class="button" href="{}/pdf">Download als PDF</a> <a class="button" href="{}/badge">Download als Open Badge</a><form action="/leren/certificaten/{}/intrekken" method="post">{}<button class="button" type="submit">Trek in</button></form></div></li>
)">(Url{address},
    certificate.title,
    certificate.name,
    certificate.version,
    day_of(certificate.completed_at),
    Url{address},
    Url{address},
    certificate.id.value,
    token_field(token));
}

/// What this browser kept without an account: the island fills it in, and shows it only then.
Html bring_offer(std::string_view token, bool was_brought) {
  if (was_brought)
    return markup<
        R"(<training-import data-meegenomen><div class="notice" role="status"><p>Wat je zonder account deed, staat nu in je account.</p></div></training-import>
)">();
  return markup<
      R"(<training-import class="bring"><form action="/leren/meenemen" method="post" hidden>{}<input type="hidden" name="gedaan"><div class="notice"><p>Deze browser heeft onthouden wat je zonder account deed. Wil je het meenemen naar je account? Daarna wordt het hier gewist.</p><p class="actions"><button class="button" type="submit">Neem het mee</button></p></div></form></training-import>
)">(token_field(token));
}

}  // namespace

std::string home_page(const html::Layout& layout,
                      const training::Training& training,
                      const HomeView& view) {
  const auto paths =
      each(training.paths, [&](const training::Path& path) { return path_row(path, view.done); });
  const auto certificates = each(view.certificates, [&](const Certificate& certificate) {
    return certificate_row(certificate, view.form_token);
  });
  auto main = markup<R"(<div class="wrap page training"><h1>Mijn training</h1>
<p class="lead">Wat je hier doet, blijft bewaard in je account. Alleen jij ziet je antwoorden.</p>
{}<section aria-labelledby="paden"><h2 id="paden">Leerpaden</h2><ul class="listing">
{}</ul></section>
<section aria-labelledby="certificaten"><h2 id="certificaten">Certificaten</h2>{}</section>
<section aria-labelledby="meer"><h2 id="meer">Meer</h2><ul class="listing">
<li><a href="/training">Casussen en oefenvragen</a> <span class="meta">Zonder account, en zonder dat het bewaard wordt.</span></li>
{}</ul></section></div>
)">(bring_offer(view.form_token, view.was_brought),
    paths,
    certificates.empty()
        ? markup<
              R"(<p class="section-lead">Je hebt nog geen certificaat. Je krijgt er een als je een leerpad hebt afgerond.</p>
)">()
        : markup<R"(<ul class="listing">
{}</ul>
)">(certificates),
    when(
        view.sees_overview,
        markup<
            R"(<li><a href="/leren/organisatie">Hoe ver mijn organisatie is</a> <span class="meta">In aantallen, zonder namen.</span></li>
)">()));
  return framed(layout,
                "Mijn training",
                "/leren",
                {{"/account", "Account"}},
                std::move(main),
                {"islands/import.ts"});
}

Html certificate_form(const training::Path& path,
                      const training::PathState& state,
                      std::string_view form_token,
                      std::string_view name,
                      std::string_view trouble) {
  if (path.is_exercise) return {};
  if (!state.is_done)
    return markup<
        R"(<section class="aside-block"><h2>Certificaat</h2><p>Je krijgt een certificaat als alle onderdelen klaar zijn.</p></section>
)">();
  const bool is_wrong = !trouble.empty();
  return markup<
      R"(<section class="aside-block"><h2>Certificaat</h2><form action="/leren/{}/certificaat" method="post">{}<div class="field{}"><label for="naam">Naam op het certificaat</label>{}<p class="field__hint" id="naam-hint">Iedereen die de code heeft, ziet deze naam.</p><input class="input" id="naam" name="naam" maxlength="100" required autocomplete="name" value="{}" aria-describedby="{}"{}></div><p class="actions"><button class="button button--main" type="submit">Maak het certificaat</button></p></form></section>
)">(path.name,
    token_field(form_token),
    when(is_wrong, markup<" field--wrong">()),
    when(is_wrong, markup<R"(<p class="field__error" id="naam-fout">{}</p>)">(trouble)),
    name,
    is_wrong ? "naam-fout naam-hint" : "naam-hint",
    when(is_wrong, markup<R"( aria-invalid="true")">()));
}

std::string bring_page(const html::Layout& layout,
                       const training::Path& path,
                       std::string_view stand,
                       const training::PathState& state,
                       std::string_view form_token) {
  auto main = markup<
      R"(<div class="wrap page training"><h1>Meenemen naar je account</h1>
<p class="lead">Leerpad {}. {}</p>
<p class="section-lead">Je deed dit zonder account. Neem je het mee, dan blijft het bewaard. Wat al in je account staat, blijft staan.</p>
<form action="/leren/meenemen" method="post">{}<input type="hidden" name="pad" value="{}"><input type="hidden" name="stand" value="{}"><p class="actions"><button class="button button--main" type="submit">Neem het mee</button> <a class="button" href="/leren/{}">Liever niet</a></p></form></div>
)">(path.title, state.reason, token_field(form_token), path.name, stand, path.name);
  return framed(layout,
                "Meenemen naar je account",
                "/leren/meenemen",
                {{"/leren", "Mijn training"}},
                std::move(main));
}

std::string verified_page(const html::Layout& layout, const Certificate& certificate) {
  const auto address = "/certificaat/" + certificate.code;
  auto main = markup<
      R"(<div class="wrap page training"><h1>Dit certificaat is geldig</h1>
<dl class="facts"><div><dt>Naam</dt><dd>{}</dd></div><div><dt>Leerpad</dt><dd>{}</dd></div><div><dt>Versie</dt><dd>{}</dd></div><div><dt>Behaald op</dt><dd>{}</dd></div></dl>
<p class="section-lead">Wie dit certificaat heeft, heeft het leerpad helemaal gevolgd: lezen, vragen en een casus. Het is geen examen en geen bevoegdheid. De naam koos de houder zelf; Zicht heeft die niet gecontroleerd.</p>
<p class="actions no-print"><a class="button" href="{}/pdf">Download als PDF</a> <a class="button" href="{}/badge">Download als Open Badge</a></p></div>
)">(certificate.name,
    certificate.title,
    certificate.version,
    day_of(certificate.completed_at),
    Url{address},
    Url{address});
  // The code is a secret of its owner, so it does not stand on the page or in its print.
  return framed(layout, "Certificaat", "/certificaat", {}, std::move(main));
}

std::string overview_page(const html::Layout& layout,
                          std::string_view organisation,
                          const Overview& overview) {
  const auto rows = each(overview.paths, [](const PathCount& path) {
    return markup<R"(<tr><th scope="row">{}</th><td>{}</td></tr>
)">(path.title, path.completed.words());
  });
  auto main = markup<
      R"(<div class="wrap page training"><h1>Training bij {}</h1>
<p class="lead">Hoeveel mensen begonnen en een leerpad afrondden. Wie dat zijn, ziet niemand.</p>
<p class="section-lead">Met de training begonnen: {}. Een aantal onder de vijf laten we niet zien. Wil iemand laten zien dat een pad klaar is, dan deelt die persoon zelf het certificaat.</p>
<table class="table"><caption class="visually-hidden">Afgeronde leerpaden</caption><thead><tr><th scope="col">Leerpad</th><th scope="col">Afgerond door</th></tr></thead><tbody>
{}</tbody></table></div>
)">(organisation, overview.began.words(), rows);
  return framed(layout,
                "Training van je organisatie",
                "/leren/organisatie",
                {{"/leren", "Mijn training"}},
                std::move(main));
}

paper::Document on_paper(const Certificate& certificate, const Issuer& issuer) {
  using paper::Block;
  const auto address = fmt::format("{}/certificaat/{}", issuer.site, certificate.code);
  const auto line = [](std::string_view label, const std::string& words) {
    return Block{.spans = {{.text = std::string(label) + ": ", .strong = true}, {.text = words}}};
  };
  paper::Section section;
  section.blocks = {
      line("Naam", certificate.name),
      line("Leerpad", certificate.title),
      line("Versie van het leerpad", std::to_string(certificate.version)),
      line("Behaald op", day_of(certificate.completed_at)),
      Block{.spans = {{.text = "Wie dit certificaat heeft, heeft het leerpad helemaal gevolgd: "
                               "lezen, vragen en een casus. Het is geen examen en geen "
                               "bevoegdheid."}}},
      Block{.spans = {{.text = "Controleer het certificaat op "},
                      {.text = address, .target = address},
                      {.text = "."}}},
      Block{.kind = Block::Kind::fine_print,
            .spans = {{.text = "De naam koos de houder zelf. Wie de code in het adres heeft, ziet "
                               "alleen wat hierboven staat."}}}};
  return {.title = "Certificaat",
          .kicker = "Training van Het Kompas",
          .publisher = issuer.name,
          .address = address,
          .short_address = issuer.site.substr(issuer.site.find("//") + 2),
          .date = to_iso(Date{std::chrono::floor<std::chrono::days>(certificate.completed_at)}),
          .date_words = "Behaald op " + day_of(certificate.completed_at),
          .version = fmt::format("Versie {}", certificate.version),
          .sections = {std::move(section)}};
}

}  // namespace zicht::learning
