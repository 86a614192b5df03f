// One signal: what was told, how it was weighed, what was done.
#include <fmt/format.h>

#include <algorithm>

#include "work/accounts/fields.hpp"
#include "work/desk/forms.hpp"

namespace zicht::desk {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;
using signals::Signal;
using signals::Text;
using signals::TextKind;

/// Each line as a paragraph.
Html paragraphs(std::string_view words) {
  Html all;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    if (end > 0) all += markup<"<p>{}</p>\n">(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return all;
}

Html danger(const Signal& signal) {
  if (signal.in_danger == signals::Known::yes)
    return accounts::alert(
        "De melder zegt dat iemand nu in gevaar is. Is dat nog zo? Bel 112, en wacht niet op een "
        "besluit.");
  if (signal.minor == signals::Known::yes)
    return accounts::alert(
        "Het gaat om iemand onder de 18. Betrek Veilig Thuis of de "
        "jeugdzorg meteen.");
  return {};
}

Html fact(std::string_view name, std::string_view value) {
  return markup<"<div><dt>{}</dt><dd>{}</dd></div>\n">(name, value);
}

Html facts(const SignalView& view) {
  const auto& signal = view.opened.signal;
  const auto due = due_words(signal, view.now);
  const auto sector = view.names.sector(signal.sector);
  return markup<R"(<section><h2>Feiten</h2><dl class="facts">
{}</dl></section>
)">(fact("Stand", signals::dutch_name(signal.state)) + when(!due.empty(), fact("Termijn", due)) +
    fact("Ligt bij", signal.assignee.value == 0 ? "niemand" : view.names.person(signal.assignee)) +
    fact("Gemeld", when_words(signal.received_on, signal.received_at)) +
    fact("Via", signals::dutch_name(signal.channel)) +
    fact("Melder", signals::dutch_name(signal.reporter)) +
    fact("Gemeente", view.names.municipality(signal.municipality)) +
    fact("Soort plek", sector.empty() ? "niet gezegd" : sector) +
    fact("Nu in gevaar", signals::dutch_name(signal.in_danger)) +
    fact("Onder de 18", signals::dutch_name(signal.minor)) +
    fact("Vorm", signals::dutch_name(signal.form)) +
    fact("Geringste aanwijzing",
         signal.assessed_at ? signals::dutch_name(signal.least_indication) : "nog niet gewogen"));
}

std::string_view story_head(TextKind kind) {
  switch (kind) {
    case TextKind::place:
      return "Waar?";
    case TextKind::moment:
      return "Wanneer?";
    default:
      return "Wat is er gezien?";
  }
}

Html story(const signals::Opened& opened) {
  const auto parts = each(opened.story, [](const Text& text) {
    return markup<"<h3>{}</h3>\n{}">(story_head(text.kind), paragraphs(text.words));
  });
  const auto contact = each(opened.contact, [](const Text& text) {
    return markup<"<h3>Hoe je de melder bereikt</h3>\n{}">(paragraphs(text.words));
  });
  return markup<R"(<section class="story"><h2>Wat is er gemeld</h2>
{}{}</section>
)">(parts, contact);
}

Html dialogue(const SignalView& view) {
  const auto lines = each(view.opened.dialogue, [&](const Text& text) {
    const bool ours = text.kind != TextKind::answer;
    return markup<R"(<li class="line{}"><p class="meta">{}, {}</p>
{}</li>
)">(when(ours, markup<" line--ours">()),
        ours ? view.names.person(text.person) : std::string("De melder"),
        when_words(text.written_on, text.written_at),
        paragraphs(text.words));
  });
  return markup<R"(<section><h2>Gesprek met de melder</h2>
{}{}{}</section>
)">(when(!view.opened.can_ask,
         markup<"<p>De melder nam geen woorden mee. Je kunt geen vraag stellen.</p>\n">()),
    when(!view.opened.dialogue.empty(), markup<"<ol class=\"lines\">\n{}</ol>\n">(lines)),
    dialogue_form(view));
}

std::string_view note_head(TextKind kind) {
  switch (kind) {
    case TextKind::assessment:
      return "Weging";
    case TextKind::reason:
      return "Besluit";
    case TextKind::opinion_asked:
      return "Vraag om een tweede blik";
    case TextKind::opinion_given:
      return "Tweede blik";
    case TextKind::evidence_asked:
      return "Vraag om een origineel";
    default:
      return "Notitie";
  }
}

Html weighed(const Text& text) {
  const auto assessment = signals::read_assessment(text.words);
  const auto ticked = each(assessment.indicators, [](signals::Indicator indicator) {
    return markup<"<li>{}</li>\n">(signals::dutch_name(indicator));
  });
  return when(!assessment.indicators.empty(), markup<"<ul>\n{}</ul>\n">(ticked)) +
         paragraphs(assessment.explanation);
}

Html note(const SignalView& view, const Text& text) {
  const bool answered = std::ranges::any_of(
      view.opened.notes, [&](const Text& other) { return other.answers == text.id; });
  auto to = text.kind == TextKind::opinion_asked
                ? fmt::format(" aan {}", view.names.person(text.addressee))
                : std::string();
  return markup<R"(<li class="line"><h3>{}{}</h3><p class="meta">{}, {}</p>
{}{}</li>
)">(note_head(text.kind),
    to,
    view.names.person(text.person),
    when_words(text.written_on, text.written_at),
    text.kind == TextKind::assessment ? weighed(text) : paragraphs(text.words),
    when(text.kind == TextKind::opinion_asked && !answered, answer_opinion_form(view, text)));
}

Html work(const SignalView& view) {
  const auto lines = each(view.opened.notes, [&](const Text& text) { return note(view, text); });
  return markup<R"(<section><h2>Weging en overleg</h2>
{}</section>
)">(view.opened.notes.empty() ? markup<"<p>Er is nog niets opgeschreven.</p>\n">()
                              : markup<"<ol class=\"lines\">\n{}</ol>\n">(lines));
}

std::string_view link_words(signals::LinkKind kind) {
  switch (kind) {
    case signals::LinkKind::duplicate:
      return "dubbel";
    case signals::LinkKind::split:
      return "gesplitst";
    case signals::LinkKind::related:
      break;
  }
  return "hoort erbij";
}

Html links(const SignalView& view) {
  if (view.opened.links.empty()) return {};
  const auto& signal = view.opened.signal;
  const auto rows = each(view.opened.links, [&](const signals::Link& link) {
    const bool loose = link.kind == signals::LinkKind::related &&
                       signals::can(signal.state, signals::Action::work, signals::Who::desk);
    return markup<R"(<li><a href="{}">{}</a> ({}){}</li>
)">(Url{address_of(link.other)},
        signals::number_of(link.other),
        link_words(link.kind),
        when(loose,
             accounts::form(
                 address_of(signal.id) + "/loskoppelen",
                 view.actor.form_token,
                 accounts::hidden("ander", std::to_string(link.other.value)) +
                     markup<R"(<button class="button" type="submit">Maak los</button>)">())));
  });
  return markup<R"(<section><h2>Hoort bij</h2><ul class="links">
{}</ul></section>
)">(rows);
}

Html history(const SignalView& view) {
  const auto rows = each(view.opened.steps, [&](const signals::Step& step) {
    return markup<R"(<li><span class="meta">{}</span><br>{}: {}</li>
)">(when_words(step.done_on, step.done_at),
        view.names.person(step.person),
        signals::dutch_name(step.action));
  });
  return markup<R"(<section class="history"><h2>Verloop</h2><ol>
<li><span class="meta">{}</span><br>Gemeld</li>
{}</ol>
<p class="meta">Alleen te lezen voor wie de sleutel van dit meldpunt heeft. Wie dit opent, staat in het logboek.</p></section>
)">(when_words(view.opened.signal.received_on, view.opened.signal.received_at), rows);
}

/// To the pages on which something of it is given to somebody else (work/passing).
Html passing_on(const SignalView& view) {
  const auto& signal = view.opened.signal;
  return when(
      signals::can_be_passed_on(signal.state),
      markup<R"(<p class="more"><a href="{}/verstrekken">Verstrek iets, of tel alleen mee</a></p>
)">(Url{address_of(signal.id)}));
}

Html acts(const SignalView& view) {
  return markup<R"(<section class="acts no-print"><h2>Wat je kunt doen</h2>
{}{}{}{}{}{}{}{}{}</section>
)">(passing_on(view),
    assessment_form(view),
    opinion_form(view),
    note_form(view),
    link_form(view),
    split_form(view),
    assign_form(view),
    offer_form(view),
    decision_form(view));
}

/// What was typed into a form that the signal, as it is now, does not have any more.
Html left_over(const SignalView& view, const Html& drawn) {
  const auto& typed = view.typed;
  if (typed.form.empty() || drawn.str().find("/" + typed.form + "\" method") != std::string::npos)
    return {};
  return accounts::alert(typed.trouble) +
         when(
             !typed.text("tekst").empty(),
             markup<
                 R"(<div class="field"><label for="getypt">Wat je typte</label><textarea class="input" id="getypt" rows="6" readonly>{}</textarea></div>
)">(typed.text("tekst")));
}

/// Why the other desk offers it: the last reason that was written.
Html reason_of_offer(const SignalView& view) {
  const auto& notes = view.opened.notes;
  const auto last = std::find_if(
      notes.rbegin(), notes.rend(), [](const Text& text) { return text.kind == TextKind::reason; });
  if (last == notes.rend()) return {};
  return markup<R"(<section><h2>Waarom zij het aanbieden</h2>
{}</section>
)">(paragraphs(last->words));
}

Html keep_longer(signals::SignalId id) {
  return markup<R"(<p class="more no-print"><a href="{}">Langer bewaren</a></p>
)">(Url{address_of(id) + "/bewaren"});
}

}  // namespace

std::string signal_page(const html::Layout& layout, const SignalView& view) {
  const auto& signal = view.opened.signal;
  const bool ours = signal.desk == view.actor.organisation;
  const auto main = when(ours, take_up(view)) +
                    when(!ours, receive_form(view) + reason_of_offer(view)) + story(view.opened) +
                    file_list(view) + when(ours, dialogue(view) + work(view) + acts(view));
  const auto inside =
      markup<R"(<p class="more no-print"><a href="/werk/signalen">Naar alle signalen</a></p>
<p class="lead">{}{}</p>
{}{}<div class="desk__columns"><div class="desk__main">
{}</div><div class="desk__beside">
{}{}{}</div></div>
)">(when(signal.urgency == signals::Urgency::urgent,
         markup<R"(<strong class="mark mark--urgent">Spoed</strong> )">()),
      title_of(signal, view.names),
      danger(signal),
      left_over(view, main),
      main,
      facts(view),
      when(ours, links(view)),
      history(view) + when(ours, keep_longer(signal.id)));
  return desk_page(layout, "Signaal " + signals::number_of(signal.id), inside);
}

}  // namespace zicht::desk
