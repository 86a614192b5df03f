// Reading with notes: in the margin where there is room, below their block where there is not.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "ground/html/form.hpp"
#include "open/content/render.hpp"
#include "work/accounts/fields.hpp"
#include "work/notes/pages.hpp"
#include "work/notes/parts.hpp"

namespace zicht::notes {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

constexpr std::size_t label_length = 60;

/// One reading page while it is drawn.
class Reading {
 public:
  Reading(const View& view, const content::Document& document, const Threads& threads, Mode mode)
      : view_(view),
        document_(document),
        place_(view.places.at(document.path)),
        mode_(mode),
        renderer_(view.places.library(), view.places.today()) {
    for (const auto& thread : threads)
      if (find(thread.note.anchor, place_.passages) != nullptr)
        notes_[thread.note.anchor.block].push_back(&thread);
      else
        loose_.push_back(&thread);
  }

  Html draw(const Typed& typed) {
    const bool homeless = !typed.trouble.empty() && !has_block(typed.block);
    Html rows;
    for (const auto& one : document_.blocks) rows += row(one, typed);
    return trail() + markup<R"(<h1>{}</h1>
<p class="lead">{}</p>
)">(document_.head.title, document_.head.summary) +
           ways() + siblings() + when(homeless, find_a_home(typed)) + noted(rows) + loose() +
           markup<R"(<div class="article">{}</div>
)">(renderer_.sources());
  }

 private:
  bool has_block(std::string_view block) const {
    return std::ranges::any_of(place_.passages,
                               [&](const Passage& passage) { return passage.block == block; });
  }

  Html trail() const { return html::trail({{"/notities", "Mijn aantekeningen"}}, place_.title); }

  Html ways() const {
    const bool choosing = mode_ == Mode::choose;
    const auto choose = markup<R"(<a class="button" href="{}{}">{}</a> )">(
        Url{place_.reading},
        choosing ? "" : "?kies=ja",
        choosing ? "Stop met kiezen" : "Kies stukken om te delen");
    const auto on_paper = when(
        document_.kind != content::Kind::scene,
        markup<R"(<a class="button" href="{}.pdf">PDF met mijn aantekeningen</a>
<span>of als <a href="{}.epub">EPUB</a>, <a href="{}.docx">Word</a> of <a href="{}.md">Markdown</a></span>)">(
            Url{place_.reading}, Url{place_.reading}, Url{place_.reading}, Url{place_.reading}));
    return markup<
        R"(<p class="actions no-print"><a class="button" href="{}">Lees zonder aantekeningen</a> {}{}</p>
)">(Url{document_.path}, choose, on_paper);
  }

  /// The chapter and its pages, or the scenes before and after: to read on with notes.
  Html siblings() const {
    const auto& library = view_.places.library();
    const auto today = view_.places.today();
    std::vector<const content::Document*> documents;
    if (document_.kind == content::Kind::scene) {
      const auto scenes = library.all(content::Kind::scene, today);
      const auto here = std::ranges::find(scenes, &document_);
      if (here != scenes.begin()) documents.push_back(*std::prev(here));
      if (here != scenes.end() && std::next(here) != scenes.end())
        documents.push_back(*std::next(here));
    } else if (document_.kind != content::Kind::card) {
      const bool opening = document_.kind == content::Kind::chapter;
      const auto chapter = library.find(
          opening ? document_.path
                  : std::string_view(document_.path).substr(0, document_.path.rfind('/')),
          today);
      if (!chapter) return {};
      documents = library.pages_of(**chapter, today);
      documents.insert(documents.begin(), *chapter);
    }
    return when(
        !documents.empty(),
        markup<
            R"(<nav class="parts no-print" aria-label="Verder lezen met aantekeningen"><ul>{}</ul></nav>
)">(each(documents, [&](const content::Document* other) {
          return markup<R"(<li><a href="{}"{}>{}</a></li>)">(
              Url{reading_address(other->path)},
              when(other == &document_, markup<R"( aria-current="page")">()),
              other->head.title);
        })));
  }

  Html row(const content::Block& one, const Typed& typed) {
    const auto* passage = find({.block = one.id}, place_.passages);
    const bool heading = one.kind == content::Block::Kind::heading;
    return markup<
        R"(<div class="noted__row{}"><div class="noted__text article">{}</div><div class="noted__margin">{}{}</div></div>
)">(when(heading, markup<" noted__row--heading">()),
        block(renderer_, one),
        passage == nullptr ? Html{} : notes_at(*passage),
        passage == nullptr      ? Html{}
        : mode_ == Mode::choose ? tick_at(*passage)
                                : form_at(*passage, typed));
  }

  Html notes_at(const Passage& passage) {
    const auto here = notes_.find(passage.block);
    if (here == notes_.end()) return {};
    return each(here->second, [&](const Thread* thread) {
      const auto& note = thread->note;
      const auto card = note_card(view_, *thread, hold_of(note.anchor, place_.passages));
      const bool offered = mode_ == Mode::choose && note.author == view_.actor.person;
      return card +
             when(
                 offered,
                 markup<
                     R"(<label class="tick"><input type="checkbox" name="aantekening" value="{}"> Deel deze aantekening</label>)">(
                     note.id.value));
    });
  }

  /// The text with its margin; where one chooses, as a form that leads on.
  Html noted(const Html& rows) const {
    const auto inside = markup<R"(<div class="noted">
{}</div>
)">(rows);
    if (mode_ == Mode::write) return inside;
    const auto go_on = markup<
        R"(<p class="actions"><button class="button button--main" type="submit">Ga verder met wat je koos</button></p>
)">();
    const auto whole = when(
        document_.kind == content::Kind::card,
        markup<
            R"(<label class="tick"><input type="checkbox" name="deel" value="{}"> Deel de hele kaart</label>)">(
            document_.path));
    return markup<R"(<form action="/notities/delen/nieuw" method="get">
{}{}{}</form>
)">(whole, inside, go_on);
  }

  Html tick_at(const Passage& passage) const {
    return markup<
        R"(<label class="tick"><input type="checkbox" name="deel" value="{}#{}"> Deel dit stuk<span class="visually-hidden">: {}</span></label>)">(
        document_.path, passage.block, beginning(passage.words, label_length));
  }

  Html form_at(const Passage& passage, const Typed& typed) const {
    const bool here = !typed.trouble.empty() && typed.block == passage.block;
    const auto name = beginning(passage.words, label_length);
    return markup<
        R"(<details class="noted__write no-print"{}><summary>Schrijf erbij<span class="visually-hidden">: {}</span></summary>{}</details>
)">(when(here, markup<" open">()),
        name,
        accounts::form(
            place_.reading,
            view_.actor.form_token,
            accounts::hidden("blok", passage.block) +
                accounts::hidden("versie", version_of(passage.words)) +
                writing_fields(
                    passage.block, "Je aantekening", here ? typed : Typed{}, here ? 8 : 4) +
                accounts::submit("Bewaar")));
  }

  /// For a text whose block went away while it was written: choose another one.
  Html find_a_home(const Typed& typed) const {
    std::vector<html::Option> options;
    for (const auto& passage : place_.passages)
      options.push_back({passage.block, beginning(passage.words, label_length)});
    return markup<
        R"(<section class="note note--homeless" aria-labelledby="zonder-plek"><h2 id="zonder-plek">Je tekst is er nog</h2>
{}</section>
)">(accounts::form(
        place_.reading,
        view_.actor.form_token,
        writing_fields("dakloos", "Je aantekening", typed, 8) +
            html::choice("blok", "Bij welk stuk tekst hoort hij?", "Kies een stuk", options, "") +
            accounts::submit("Bewaar")));
  }

  Html loose() const {
    if (loose_.empty()) return {};
    return markup<
        R"(<section class="loose" aria-labelledby="losse-aantekeningen"><h2 id="losse-aantekeningen">Losse aantekeningen</h2>
<p>De tekst waar deze bij hoorden, staat niet meer op deze pagina.</p>
{}</section>
)">(each(loose_, [&](const Thread* thread) {
      return markup<R"(<div class="loose__item"><blockquote class="was">{}</blockquote>{}</div>
)">(thread->note.anchor.words, note_card(view_, *thread, Hold::loose));
    }));
  }

  const View& view_;
  const content::Document& document_;
  const Place& place_;
  Mode mode_;
  content::Renderer renderer_;
  std::map<std::string, std::vector<const Thread*>, std::less<>> notes_;
  std::vector<const Thread*> loose_;
};

}  // namespace

std::string reading_page(const View& view,
                         const content::Document& document,
                         const Threads& threads,
                         Mode mode,
                         const Typed& typed) {
  const auto inside = Reading(view, document, threads, mode).draw(typed);
  const auto& place = view.places.at(document.path);
  return page(view.layout, place.title + ", met aantekeningen", place.reading, inside);
}

std::string story_page(const View& view, const std::vector<const content::Document*>& scenes) {
  const auto item = [](const content::Document* scene) {
    return markup<R"(<li><a href="{}">{}</a></li>
)">(Url{reading_address(scene->path)}, scene->head.title);
  };
  return page(view.layout,
              "Het verhaal, met aantekeningen",
              "/notities/bij/verhaal",
              markup<R"(<h1>Het verhaal, met aantekeningen</h1>
<p class="lead">Kies een deel van het verhaal om er iets bij te schrijven.</p>
<ol class="listing">
{}</ol>
)">(each(scenes, item)));
}

}  // namespace zicht::notes
