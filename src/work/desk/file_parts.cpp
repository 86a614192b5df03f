// The files of a signal: the clean copies, and how an original comes out.
#include <fmt/format.h>

#include "work/accounts/fields.hpp"
#include "work/desk/forms.hpp"

namespace zicht::desk {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;
using signals::Evidence;
using signals::File;

std::string capital_name(const File& file) {
  std::string name(media::dutch_name(file.kind));
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

std::string form_name(const File& file, std::string_view what) {
  return fmt::format("bestand/{}/{}", file.id.value, what);
}

std::string moment_of(const std::optional<Instant>& at) {
  return accounts::moment(at.value_or(Instant{}));
}

/// Why the original was asked for, the last time.
std::string_view reason_for(const SignalView& view, const File& file) {
  std::string_view reason;
  for (const auto& text : view.opened.notes)
    if (text.kind == signals::TextKind::evidence_asked && text.answers.value == file.id.value)
      reason = text.words;
  return reason;
}

Html decide_buttons(const SignalView& view, const File& file) {
  const auto one = [&](std::string_view name, std::string_view label) {
    return signal_form(
        view,
        form_name(file, name),
        markup<R"(<p class="actions"><button class="button" type="submit">{}</button></p>
)">(label));
  };
  return one("akkoord", "Ga akkoord") + one("afwijzen", "Ga niet akkoord");
}

Html asked(const SignalView& view, const File& file) {
  const bool mine = file.asked_by == view.actor.person;
  return markup<R"(<p>{} vroeg om het origineel op {}. Reden: {}</p>
)">(mine ? std::string("Je") : view.names.person(file.asked_by),
         moment_of(file.asked_at),
         reason_for(view, file)) +
         (mine ? markup<"<p>Een collega van dit meldpunt moet akkoord gaan.</p>\n">()
               : decide_buttons(view, file));
}

Html decided(const SignalView& view, const File& file) {
  const bool agreed = file.evidence == Evidence::agreed;
  return markup<R"(<p>{} vroeg om het origineel. {} ging op {} {}.</p>
)">(view.names.person(file.asked_by),
         view.names.person(file.decided_by),
         moment_of(file.decided_at),
         agreed ? "akkoord" : "niet akkoord") +
         when(signals::may_fetch(file, view.actor.person, view.now),
              markup<R"(<p><a href="{}">Haal het origineel op</a>. Dit kan tot {}.</p>
)">(Url{fmt::format("{}/{}", address_of(view.opened.signal.id), form_name(file, "origineel"))},
              accounts::moment(file.decided_at.value_or(Instant{}) + signals::evidence_limit)));
}

Html ask_form(const SignalView& view, const File& file) {
  const auto name = form_name(file, "vragen");
  return folded(
      view,
      name,
      "Vraag om het origineel",
      area(view,
           name,
           "Waarom is het origineel nodig?",
           "In het origineel staat vaak waar en wanneer het is gemaakt. Vraag er alleen om als het "
           "nodig is voor bewijs. Een collega van dit meldpunt beslist.") +
          markup<
              R"(<p class="actions"><button class="button" type="submit">Vraag het een collega</button></p>
)">());
}

Html evidence(const SignalView& view, const File& file) {
  return when(file.evidence == Evidence::asked, asked(view, file)) +
         when(file.evidence == Evidence::agreed || file.evidence == Evidence::refused,
              decided(view, file)) +
         when(signals::may_ask(file, view.now), ask_form(view, file));
}

}  // namespace

Html file_list(const SignalView& view) {
  if (view.opened.files.empty()) return {};
  const bool destroyed = view.opened.signal.state == signals::State::destroyed;
  const auto rows = each(view.opened.files, [&](const File& file) {
    const auto name = capital_name(file);
    return markup<R"(<li class="line"><h3>{}</h3><p class="meta">{}, {}</p>
{}{}</li>
)">(name,
        signals::dutch_name(file.size),
        when_words(file.received_on, file.received_at),
        when(!destroyed, markup<R"(<p class="no-print"><a href="{}">{} bekijken</a></p>
)">(Url{fmt::format("{}/bestand/{}", address_of(view.opened.signal.id), file.id.value)}, name)),
        when(!destroyed, evidence(view, file)));
  });
  return markup<R"(<section id="bestanden"><h2>Bestanden</h2>
<p class="meta">Je bekijkt een schone kopie: zonder de plek, de tijd en het toestel. Je browser slaat haar op je apparaat op: gooi haar weg als je klaar bent. Het origineel (bewijs) ligt apart op slot. Dat komt eruit als een tweede lid van dit meldpunt akkoord gaat. Elke stap staat in het logboek.</p>
<ol class="lines">
{}</ol></section>
)">(rows);
}

}  // namespace zicht::desk
