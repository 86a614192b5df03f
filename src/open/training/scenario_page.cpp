// A scenario: first what is heavy in it, then step by step, each with what the handbook says.
#include <fmt/format.h>

#include "open/training/pages.hpp"

namespace zicht::training {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

namespace {

struct FitWords {
  std::string_view icon;
  std::string_view words;
};

FitWords words_of(Fit fit) {
  switch (fit) {
    case Fit::fits:
      return {"full", "Dit past"};
    case Fit::could_be_better:
      return {"half", "Kan beter"};
    case Fit::do_not:
      return {"ring", "Liever niet"};
  }
  return {};
}

std::string_view words_of(Ending ending) {
  switch (ending) {
    case Ending::onward:
      return "Het komt verder.";
    case Ending::mended:
      return "Het is weer op weg.";
    case Ending::left_lying:
      return "Het blijft liggen.";
    case Ending::risk:
      return "Iemand loopt nu meer gevaar.";
  }
  return {};
}

Html fit_line(const html::Layout& layout, Fit fit) {
  const auto [name, words] = words_of(fit);
  return markup<R"(<span class="fit">{}{}</span>)">(html::icon(layout, name), words);
}

/// The words of the heading with this id; empty where it is no heading.
std::string heading_of(const content::Document& page, std::string_view id) {
  for (const auto& block : page.blocks)
    if (block.kind == content::Block::Kind::heading && block.id == id)
      return content::plain_text(block.inlines);
  return {};
}

/// On every screen: nobody may take the story for something that happened.
Html label() {
  return markup<R"(<p class="fiction">Fictief verhaal</p>
)">();
}

class ScenarioDrawing {
 public:
  ScenarioDrawing(const Desk& desk, const Play& play) : desk_(desk), play_(play) {}

  std::string address_with(const std::vector<std::size_t>& choices) const {
    const auto query = "weg=" + to_way(choices);
    return play_.visit == nullptr ? play_.address + "?" + query
                                  : play_.visit->way.link(play_.address, query);
  }

  Html fields() const {
    if (play_.visit == nullptr || play_.visit->way.has_account()) return {};
    return hidden(play_.visit->way);
  }

  Html introduction() const {
    const auto& scenario = play_.scenario;
    return markup<
        R"({}<h1>{}</h1><p class="lead">{}</p>
{}<p>{} De mensen en de plaats zijn verzonnen. Jij kiest wat je doet. Het duurt ongeveer {} minuten, en je mag altijd stoppen of opnieuw beginnen.</p>
<p class="actions no-print"><a class="button button--main" href="{}">Begin</a>{}</p>
)">(label(),
        scenario.title,
        scenario.summary,
        when(
            !scenario.warning.empty(),
            markup<
                R"(<div class="notice"><p><strong>Let op.</strong> Deze casus gaat over {}. Wil je dat nu niet lezen? Sla hem dan over. Heb je hulp nodig, kijk bij <a href="/help">Hulp of gevaar</a>.</p></div>)">(
                scenario.warning)),
        scenario.role,
        scenario.minutes,
        Url{address_with({})},
        play_.visit == nullptr
            ? Html{}
            : markup<R"( <a class="button" href="{}">Terug naar het pad</a>)">(
                  Url{play_.visit->way.link(path_address(play_.visit->way, play_.visit->path))}));
  }

  Html step(const Walk& walk) const {
    Html choices;
    for (std::size_t at = 0; at < walk.at->choices.size(); ++at)
      choices += markup<
          R"(<li><button class="choice" type="submit" name="keuze" value="{}">{}</button></li>
)">(at + 1, walk.at->choices[at].text);
    return markup<
        R"({}<h1 class="scenario__title">{}</h1>
<div class="scenario__text">{}</div>
<form action="{}" method="get"><input type="hidden" name="weg" value="{}">{}<ul class="scenario__choices">
{}</ul></form>
)">(label(),
        play_.scenario.title,
        draw(walk.at->text),
        Url{play_.address},
        to_way(play_.choices),
        fields(),
        choices);
  }

  Html feedback(const Walk& walk, std::size_t chosen) const {
    const auto& choice = walk.at->choices[chosen];
    auto further = play_.choices;
    further.push_back(chosen);
    return markup<
        R"({}<h1 class="scenario__title">{}</h1>
<div class="scenario__text scenario__text--past">{}</div>
<div class="scenario__said" role="status"><p class="scenario__choice"><span class="meta">Jij koos</span> {}</p><p>{}</p>{}</div>
<p class="actions no-print"><a class="button button--main" href="{}">Verder</a> <a class="button" href="{}">Kies iets anders</a></p>
)">(label(),
        play_.scenario.title,
        draw(walk.at->text),
        choice.text,
        fit_line(desk_.layout, choice.fit),
        draw(choice.feedback),
        Url{address_with(further)},
        Url{address_with(play_.choices)});
  }

  Html ending(const Walk& walk) const {
    const auto& end = *walk.at;
    const bool counted = counts(*end.ending);
    return markup<
        R"({}<h1 class="scenario__title">{}</h1>
<div class="notice scenario__ending" role="status"><p><strong>{}</strong> {}</p></div>
<h2>{}</h2>
<div class="scenario__text">{}</div>
{}<h2>Lees verder</h2><ul>{}</ul>
<h2>De weg die je koos</h2>
<ol class="scenario__way">
{}</ol>
{})">(label(),
      play_.scenario.title,
      words_of(*end.ending),
      counted ? "Het bewijst niet dat het mensenhandel was. Dat zoeken anderen uit."
              : "In een oefening kun je terug. Probeer het opnieuw.",
      end.title,
      draw(end.text),
      actions(counted),
      each(end.reading, [&](const std::string& path) { return reading(path); }),
      each(walk.taken, [&](const Walk::Taken& taken) { return taken_line(taken); }),
      play_.visit == nullptr ? Html{} : keeper(with_ending(counted)));
  }

 private:
  /// What the browser may keep from this page on.
  Visit with_ending(bool counted) const {
    auto visit = *play_.visit;
    if (counted) visit.done.insert(scenario_item(play_.scenario.name));
    return visit;
  }

  Html actions(bool counted) const {
    const auto again =
        markup<R"(<a class="button" href="{}">Begin opnieuw</a>)">(Url{address_with({})});
    if (play_.visit == nullptr)
      return markup<
          R"(<p class="actions no-print">{} <a class="button" href="{}">Naar de training</a></p>
)">(again, Url{address});
    const auto& visit = *play_.visit;
    if (!counted)
      return markup<
          R"(<p class="actions no-print"><a class="button button--main" href="{}">Probeer opnieuw</a> <a class="button" href="{}">Terug naar het pad</a></p>
)">(Url{address_with({})}, Url{visit.way.link(path_address(visit.way, visit.path))});
    const auto way =
        markup<R"(<input type="hidden" name="weg" value="{}">)">(to_way(play_.choices));
    return done_button(visit,
                       scenario_item(play_.scenario.name),
                       play_.address,
                       after_part(visit, play_.part),
                       "Afgerond, verder",
                       when(visit.way.has_account(), way)) +
           markup<R"(<p class="actions no-print">{}</p>
)">(again);
  }

  Html reading(const std::string& target) const {
    const auto hash = target.find('#');
    const auto page = desk_.library.find(target.substr(0, hash), desk_.today);
    if (!page) return {};
    const auto& title = (*page)->head.title;
    const auto heading =
        hash == std::string::npos ? std::string{} : heading_of(**page, target.substr(hash + 1));
    if (heading.empty()) return markup<R"(<li><a href="{}">{}</a></li>)">(Url{target}, title);
    return markup<R"(<li><a href="{}">{}</a> <span class="meta">{}</span></li>)">(
        Url{target}, heading, title);
  }

  Html taken_line(const Walk::Taken& taken) const {
    const auto& choice = taken.step->choices[taken.choice];
    return markup<R"(<li>{} {}</li>
)">(choice.text, fit_line(desk_.layout, choice.fit));
  }

  const Desk& desk_;
  const Play& play_;
};

}  // namespace

std::string to_way(const std::vector<std::size_t>& choices) {
  std::string way;
  for (const auto choice : choices) way += static_cast<char>('1' + static_cast<char>(choice));
  return way;
}

void read_choices(const http::Fields& fields, Play& play) {
  // A letter that is no choice becomes one that is not there, and the walk refuses it.
  const auto number = [](char letter) -> std::size_t {
    constexpr std::size_t none = 99;
    return letter >= '1' && letter <= '9' ? static_cast<std::size_t>(letter - '1') : none;
  };
  play.has_begun = fields.has("weg");
  for (const char letter : fields.text("weg")) play.choices.push_back(number(letter));
  const auto choice = fields.text("keuze");
  if (!choice.empty()) play.choice = choice.size() == 1 ? number(choice[0]) : number('0');
}

Result<std::string> scenario_page(const Desk& desk, const Play& play) {
  const ScenarioDrawing drawing(desk, play);
  const auto walked = TRY(walk(play.scenario, play.choices));
  Html body;
  if (!play.has_begun) {
    body = drawing.introduction();
  } else if (play.choice) {
    if (*play.choice >= walked.at->choices.size())
      return fail(Fault::not_found, "Deze keuze staat niet in de casus. Begin opnieuw.");
    body = drawing.feedback(walked, *play.choice);
  } else {
    body = walked.at->ending ? drawing.ending(walked) : drawing.step(walked);
  }
  const auto place = play.visit == nullptr ? Html{} : place_line(*play.visit, play.part);
  auto main = markup<R"(<div class="wrap page lesson"><article class="scenario">{}{}</article></div>
)">(place, body);
  std::vector<html::MenuItem> trail;
  if (play.visit == nullptr) trail = {{"/kompas", "Het Kompas"}, {address, "Training"}};
  const bool is_first = play.visit == nullptr && !play.has_begun;
  return framed(desk,
                play.scenario.title,
                play.address,
                std::move(trail),
                std::move(main),
                play.scenario.summary,
                is_first);
}

}  // namespace zicht::training
