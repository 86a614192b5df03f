#include "work/notes/parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"

namespace zicht::notes {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

Html answer_item(const View& view, const Answer& answer) {
  return markup<
      R"(<li><p class="note__who">{}, {}</p>{}</li>
)">(answer.author == view.actor.person ? "Jij" : answer.author_name,
    day_words(answer.written_at),
    words(answer.words));
}

Html state_line(const Note& note, Hold hold) {
  const auto address = address_of(note.id);
  return when(
             hold == Hold::changed,
             markup<
                 R"(<p class="note__state">De tekst is gewijzigd sinds deze aantekening. <a href="{}">Bekijk het verschil</a></p>
)">(Url{address})) +
         when(note.done_at.has_value(), markup<R"(<p class="note__done">Klaar, volgens {}</p>
)">(note.done_by));
}

/// A piece of an inline text with what is strong in it between two stars.
Html with_strong(std::string_view seen) {
  Html all;
  for (bool strong = false; !seen.empty(); strong = !strong) {
    const auto stars = std::min(seen.find("**"), seen.size());
    const auto part = html::text(seen.substr(0, stars));
    all += strong ? markup<"<b>{}</b>">(part) : part;
    seen = stars == seen.size() ? std::string_view{} : seen.substr(stars + 2);
  }
  return all;
}

}  // namespace

std::string day_words(Instant at) {
  return text::date(Date{std::chrono::floor<std::chrono::days>(at)});
}

std::string address_of(NoteId id) {
  return "/notities/" + std::to_string(id.value);
}

std::string place_of(const Note& note) {
  return fmt::format("{}#aantekening-{}", reading_address(note.anchor.page), note.id.value);
}

Html words(std::string_view text) {
  return markup<R"(<p class="note__words">{}</p>
)">(text);
}

Html signature(const View& view, const Note& note) {
  const bool own = note.author == view.actor.person;
  const auto* for_whom = note.audience == Audience::team ? "voor het team" : "alleen voor jou";
  return markup<R"(<p class="note__who">{}, {}, {}</p>
)">(own ? "Jij" : note.author_name, day_words(note.changed_at), for_whom);
}

Html note_card(const View& view, const Thread& thread, Hold hold) {
  const auto& note = thread.note;
  const bool own = note.author == view.actor.person;
  const auto answers = when(!thread.answers.empty(), markup<R"(<ul class="note__answers">
{}</ul>
)">(each(thread.answers, [&](const Answer& answer) { return answer_item(view, answer); })));
  return markup<
      R"(<div class="note{}" id="aantekening-{}">{}{}{}{}<p class="note__more"><a href="{}">{}</a></p></div>
)">(when(note.done_at.has_value(), markup<" note--done">()),
    note.id.value,
    signature(view, note),
    words(note.words),
    state_line(note, hold),
    answers,
    Url{address_of(note.id)},
    own ? "Open je aantekening" : "Beantwoord deze aantekening");
}

Html writing_fields(std::string_view id,
                    std::string_view label,
                    const Typed& typed,
                    std::size_t rows) {
  const bool wrong = !typed.trouble.empty();
  return markup<
      R"(<div class="field{}"><label for="t-{}">{}</label>{}<textarea class="input" id="t-{}" name="tekst" rows="{}" required{}>
{}</textarea></div>
<label class="tick"><input type="checkbox" name="team" value="ja"{}> Mijn team mag dit lezen</label>
)">(when(wrong, markup<" field--wrong">()),
    id,
    label,
    when(wrong, markup<R"(<p class="field__error" id="f-{}">{}</p>)">(id, typed.trouble)),
    id,
    rows,
    when(wrong, markup<R"( aria-invalid="true" aria-describedby="f-{}")">(id)),
    typed.words,
    when(typed.for_team, markup<" checked">()));
}

Html block(content::Renderer& renderer, const content::Block& block) {
  if (block.kind != content::Block::Kind::box || block.name != "blik")
    return renderer.blocks({block});
  const auto seen = block.attributes.find("zie");
  return markup<R"(<div id="{}"><p><strong>{}</strong></p>
{}</div>
)">(block.id,
    seen == block.attributes.end() ? Html{} : with_strong(seen->second),
    renderer.blocks(block.children));
}

std::string beginning(std::string_view words, std::size_t characters) {
  // One more than fits: then it is known that there is more.
  std::string line(words.substr(0, characters + 1));
  std::ranges::replace(line, '\n', ' ');
  if (line.size() <= characters) return line;
  const auto space = line.rfind(' ', characters);
  auto end = space == std::string::npos || space == 0 ? characters : space;
  // Not in the middle of a character.
  while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
  return line.substr(0, end) + " …";
}

Html room_menu(std::string_view here) {
  struct Way {
    std::string_view address;
    std::string_view label;
  };
  constexpr std::array ways{Way{"/notities", "Mijn aantekeningen"},
                            Way{"/notities/team", "Van mijn team"},
                            Way{"/notities/delen", "Gedeeld met anderen"}};
  return markup<R"(<nav class="room-menu no-print" aria-label="Aantekeningen"><ul>{}</ul></nav>
)">(each(ways, [&](const Way& way) {
    return markup<R"(<li><a href="{}"{}>{}</a></li>)">(
        Url{way.address},
        when(way.address == here, markup<R"( aria-current="page")">()),
        way.label);
  }));
}

std::string page(const html::Layout& layout,
                 std::string_view title,
                 std::string_view path,
                 const Html& inside) {
  return layout.draw({.title = std::string(title),
                      .path = std::string(path),
                      .stylesheet = "css/notes.css",
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page">{}</div>
)">(inside)});
}

}  // namespace zicht::notes
