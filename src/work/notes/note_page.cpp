// One note, and what has happened to its text.
#include "work/accounts/fields.hpp"
#include "work/notes/difference.hpp"
#include "work/notes/pages.hpp"
#include "work/notes/parts.hpp"

namespace zicht::notes {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

/// One side of two texts: what stayed, and what went or came.
Html side(const std::vector<Stretch>& row, Stretch::Kind without) {
  return each(row, [&](const Stretch& stretch) {
    if (stretch.kind == without) return Html{};
    if (stretch.kind == Stretch::Kind::removed) return markup<"<del>{}</del> ">(stretch.words);
    if (stretch.kind == Stretch::Kind::added) return markup<"<ins>{}</ins> ">(stretch.words);
    return markup<"{} ">(stretch.words);
  });
}

Html difference(const Anchor& anchor, const Passage& now) {
  const auto row = compare(anchor.words, now.words);
  return markup<
      R"(<div class="notice"><p><strong>De tekst is gewijzigd</strong> sinds deze aantekening werd geschreven. Kijk of de aantekening nog klopt.</p></div>
<div class="versions"><section aria-labelledby="toen"><h2 id="toen">Zo was de tekst</h2><blockquote class="was">{}</blockquote></section>
<section aria-labelledby="nu"><h2 id="nu">Zo is de tekst nu</h2><blockquote class="was">{}</blockquote></section></div>
)">(side(row, Stretch::Kind::added), side(row, Stretch::Kind::removed));
}

/// The text that the note is about, and whether it still says the same.
Html text_of(const View& view, const Note& note) {
  const auto& place = view.places.at(note.anchor.page);
  if (place.withdrawn)
    return markup<
        R"(<div class="notice"><p>De pagina waar deze aantekening bij hoorde, is ingetrokken. De tekst laten we daarom niet meer zien.</p></div>
)">();
  const auto* now = find(note.anchor, place.passages);
  const auto link =
      place.document == nullptr
          ? Html{}
          : markup<R"(<p class="more"><a href="{}#{}">Lees de tekst met aantekeningen</a></p>
)">(Url{place.reading}, note.anchor.block);
  switch (hold_of(note.anchor, place.passages)) {
    case Hold::attached:
      return markup<R"(<blockquote class="was">{}</blockquote>
)">(note.anchor.words) +
             link;
    case Hold::changed:
      return difference(note.anchor, *now) + link;
    case Hold::loose:
      return markup<
                 R"(<div class="notice"><p><strong>Deze aantekening is los.</strong> De tekst waar zij bij hoorde, is er niet meer. Zo was die tekst:</p></div>
<blockquote class="was">{}</blockquote>
)">(note.anchor.words) +
             link;
  }
  return {};
}

Html confirm_form(const View& view, const Note& note) {
  const auto* now = find(note.anchor, view.places.at(note.anchor.page).passages);
  if (now == nullptr || version_of(now->words) == note.anchor.version) return {};
  return accounts::form(
      address_of(note.id) + "/klopt",
      view.actor.form_token,
      accounts::hidden("versie", version_of(now->words)) +
          markup<
              R"(<p class="actions"><button class="button" type="submit">Mijn aantekening klopt nog</button></p>)">());
}

/// What is kept and what was typed, where somebody saved in between.
Html kept_meanwhile(const Note& note, const Typed& typed) {
  if (typed.trouble.empty() || typed.words == note.words) return {};
  return markup<
      R"(<section aria-labelledby="opgeslagen"><h2 id="opgeslagen">Wat nu is opgeslagen</h2><blockquote class="was">{}</blockquote></section>
)">(note.words);
}

Html edit_form(const View& view, const Note& note, const Typed& typed) {
  const auto given = typed.trouble.empty()
                         ? Typed{.words = note.words, .for_team = note.audience == Audience::team}
                         : typed;
  return accounts::form(address_of(note.id),
                        view.actor.form_token,
                        accounts::hidden("versie", std::to_string(note.version)) +
                            writing_fields("aantekening", "Je aantekening", given, 10) +
                            accounts::submit("Bewaar"));
}

Html remove_form(const View& view, const Thread& thread) {
  return markup<
      R"(<details class="noted__write"><summary>Verwijder deze aantekening</summary><p>{}</p>{}</details>
)">(thread.answers.empty() ? "Weg is weg: we bewaren geen kopie."
                           : "Weg is weg: we bewaren geen kopie. De antwoorden gaan ook weg.",
    accounts::button_form(
        address_of(thread.note.id) + "/weg", view.actor.form_token, "Verwijder haar"));
}

Html done_form(const View& view, const Note& note) {
  const bool done = note.done_at.has_value();
  const auto state = done ? markup<R"(<p class="note__done">Klaar, volgens {}, {}.</p>
)">(note.done_by, accounts::moment(*note.done_at))
                          : Html{};
  return state + accounts::form(address_of(note.id) + "/klaar",
                                view.actor.form_token,
                                accounts::hidden("klaar", done ? "nee" : "ja") +
                                    markup<R"(<button class="button" type="submit">{}</button>)">(
                                        done ? "Toch niet klaar" : "Dit is klaar"));
}

Html answer_with_button(const View& view, const Answer& answer) {
  const bool own = answer.author == view.actor.person;
  return markup<R"(<li><p class="note__who">{}, {}</p>{}{}</li>
)">(own ? "Jij" : answer.author_name,
    accounts::moment(answer.written_at),
    words(answer.words),
    own ? accounts::button_form("/notities/antwoorden/" + std::to_string(answer.id.value) + "/weg",
                                view.actor.form_token,
                                "Haal weg",
                                "je antwoord")
        : Html{});
}

Html answers(const View& view, const Thread& thread, const Typed& typed) {
  if (thread.note.audience == Audience::myself && thread.answers.empty()) return {};
  const auto& note = thread.note;
  const bool wrong = !typed.trouble.empty();
  const auto field = markup<
      R"(<div class="field{}"><label for="antwoord">Je antwoord</label>{}<textarea class="input" id="antwoord" name="tekst" rows="4" required{}>
{}</textarea></div>
)">(when(wrong, markup<" field--wrong">()),
    when(wrong, markup<R"(<p class="field__error" id="antwoord-fout">{}</p>)">(typed.trouble)),
    when(wrong, markup<R"( aria-invalid="true" aria-describedby="antwoord-fout")">()),
    typed.words);
  return markup<R"(<section aria-labelledby="antwoorden"><h2 id="antwoorden">Antwoorden</h2>
{}{}</section>
)">(thread.answers.empty() ? markup<"<p>Er is nog geen antwoord.</p>\n">()
                           : markup<R"(<ul class="note__answers">
{}</ul>
)">(each(thread.answers, [&](const Answer& answer) { return answer_with_button(view, answer); })),
    accounts::form(address_of(note.id) + "/antwoorden",
                   view.actor.form_token,
                   field + accounts::submit("Antwoord")));
}

}  // namespace

std::string note_page(const View& view, const Thread& thread, const Typed& typed) {
  const auto& note = thread.note;
  const bool own = note.author == view.actor.person;
  const bool answering = typed.block == "antwoord";
  const auto title = "Aantekening bij " + view.places.at(note.anchor.page).title;
  const auto& for_note = answering ? Typed{} : typed;
  auto inside = html::trail({{"/notities", "Mijn aantekeningen"}}, "Aantekening") +
                markup<R"(<h1>{}</h1>
)">(title) + signature(view, note) +
                when(!for_note.trouble.empty(), accounts::alert(for_note.trouble)) +
                text_of(view, note);
  if (own) {
    inside +=
        confirm_form(view, note) + kept_meanwhile(note, for_note) + edit_form(view, note, for_note);
  } else {
    inside += words(note.words);
  }
  inside += done_form(view, note) + answers(view, thread, answering ? typed : Typed{});
  if (own) inside += remove_form(view, thread);
  return page(view.layout, title, address_of(note.id), markup<R"(<div class="one-note">{}</div>
)">(inside));
}

std::string homeless_page(const View& view, const Typed& typed) {
  return page(view.layout,
              "Je tekst is er nog",
              "/notities",
              markup<
                  R"(<div class="one-note"><h1>Je tekst is er nog</h1>
<div class="notice notice--alert" role="alert"><p>{}</p></div>
<p>Hij kon hier niet worden bewaard. Kopieer hem, dan raak je niets kwijt.</p>
<div class="field"><label for="tekst">Je tekst</label><textarea class="input" id="tekst" rows="12" readonly>
{}</textarea></div>
<p class="more"><a href="/notities">Naar je aantekeningen</a></p></div>
)">(typed.trouble, typed.words));
}

}  // namespace zicht::notes
