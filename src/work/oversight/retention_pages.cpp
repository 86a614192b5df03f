// What may go, what went, and what is held.
#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "ground/crypto/base64url.hpp"
#include "ground/html/form.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/oversight/frame.hpp"
#include "work/signals/number.hpp"

namespace zicht::oversight {
namespace {

using accounts::button_form;
using accounts::form;
using accounts::hidden;
using accounts::submit;
using html::each;
using html::Html;
using html::markup;
using html::Option;
using html::Url;
using html::when;
using retention::Hold;
using retention::HoldAct;
using retention::Item;
using retention::Reason;
using retention::Side;

std::string length_words(retention::Length length) {
  const auto counted = [](int count, std::string_view one, std::string_view more) {
    return fmt::format("{} {}", count, count == 1 ? one : more);
  };
  std::string words;
  if (length.months > 0) words = counted(length.months, "maand", "maanden");
  if (length.days > 0)
    words += (words.empty() ? "" : " en ") + counted(length.days, "dag", "dagen");
  return words;
}

Html rule_row(const retention::Rule& rule) {
  std::string went_to;
  for (const auto state : rule.went_to)
    went_to += (went_to.empty() ? "" : ", ") + std::string(signals::dutch_name(state));
  constexpr std::array<std::string_view, 3> begins{
      "na het sluiten", "na het laatste bericht", "na het laatste gebruik"};
  return markup<"<tr><td>{}{}</td><td>{} {}</td><td>{}</td><td>{}</td></tr>\n">(
      retention::dutch_name(rule.part),
      went_to.empty() ? std::string() : ": " + went_to,
      length_words(rule.length),
      begins.at(static_cast<std::size_t>(rule.begin)),
      rule.why,
      rule.confirmed_on ? "ja, op " + text::date(*rule.confirmed_on) : std::string("nee"));
}

Html item_row(const Item& item) {
  const auto name = name_of({item.signal, item.part});
  return markup<
      R"(<tr><td><input type="checkbox" id="{}" name="weg" value="{}"></td><td><label for="{}">{}</label></td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>
)">("weg-" + name,
    name,
    "weg-" + name,
    signals::number_of(item.signal),
    retention::dutch_name(item.part),
    signals::dutch_name(item.went_to),
    text::date(item.closed_on),
    text::date(item.due_on));
}

Html held_row(const Item& item) {
  return markup<"<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n">(
      signals::number_of(item.signal), retention::dutch_name(item.part), text::date(item.due_on));
}

Html due_form(const DestructionView& view) {
  const auto& due = view.list.due;
  if (due.empty()) return markup<"<p>Er is nu niets waarvan de termijn om is.</p>\n">();
  return markup<
             R"(<p>Van deze signalen is de termijn om. Vink aan wat weg mag. Vernietigen kan niet terug. Kopieën van de sleutels gaan binnen 35 dagen weg; daarna kan niemand het meer lezen.</p>
)">() +
         when(view.list.more,
              markup<"<p>Er is nog meer. Dat staat hier als je deze lijst hebt gedaan.</p>\n">()) +
         form(destruction_address,
              view.actor.form_token,
              table("Mag weg",
                    {"Weg", "Signaal", "Wat", "Besluit", "Gesloten", "Mag weg vanaf"},
                    each(due, item_row)) +
                  submit("Vernietig wat is aangevinkt"));
}

std::vector<Option> reasons() {
  std::vector<Option> options;
  const auto names = retention::names_of(Reason{});
  for (std::size_t at = 0; at < names.size(); ++at)
    options.push_back(
        {std::string(names.at(at)), std::string(retention::dutch_name(static_cast<Reason>(at)))});
  return options;
}

/// The buttons for what this side can do with a hold.
Html hold_buttons(const Hold& hold,
                  const accounts::Actor& actor,
                  Side side,
                  const std::string& address) {
  const retention::Party party{actor.person, side};
  const auto button = [&](HoldAct act, std::string_view word, std::string_view label) {
    if (!retention::can(hold, act, party)) return Html{};
    return form(
        address,
        actor.form_token,
        hidden("verzoek", std::to_string(hold.id.value)) + hidden("doe", word) + submit(label));
  };
  const bool ends = hold.state == retention::HoldState::end_asked;
  return button(HoldAct::agree, "akkoord", ends ? "Stem in met stoppen" : "Stem in met bewaren") +
         button(HoldAct::disagree, "niet", ends ? "Blijf bewaren" : "Stem niet in") +
         button(HoldAct::ask_end, "stop", "Vraag om te stoppen");
}

}  // namespace

std::string destruction_page(const html::Layout& layout, const DestructionView& view) {
  const auto rules = each(view.terms.rules, [&](const retention::Rule& rule) {
    return when(retention::holds(rule, view.today), rule_row(rule));
  });
  return officer_page(
      layout,
      "Mag weg",
      destruction_address,
      when(!view.done.empty(),
           accounts::notice(
               fmt::format("{} vernietigd. De bewijzen staan bij Vernietigd.",
                           view.done == "1" ? "1 onderdeel is" : view.done + " onderdelen zijn"))) +
          when(view.nothing_chosen, accounts::alert("Je hebt niets aangevinkt.")) + due_form(view) +
          when(!view.list.held.empty(),
               markup<"<h2>Blijft liggen</h2>\n<p>De termijn is om, maar iemand vroeg om het te "
                      "bewaren.</p>\n">() +
                   table("Blijft liggen",
                         {"Signaal", "Wat", "Mocht weg vanaf"},
                         each(view.list.held, held_row))) +
          markup<
              R"(<h2>De termijnen</h2>
<p>Zolang er ‘nee’ staat, is een termijn een voorstel. De lijst rekent er wel mee; jij beslist wat weg mag. De termijnen staan in content/bewaartermijnen.toml.</p>
)">() + table("De termijnen", {"Wat", "Hoe lang", "Waarom", "Vastgesteld door een FG"}, rules));
}

std::string destroyed_page(const html::Layout& layout, const DestroyedView& view) {
  const auto rows = each(view.destroyed, [&](const retention::Destruction& one) {
    return markup<R"(<tr><td><a href="{}">{}</a></td><td>{}</td><td>{}</td><td>{}</td></tr>
)">(Url{fmt::format("{}/{}", destroyed_address, name_of({one.signal, one.part}))},
        signals::number_of(one.signal),
        retention::dutch_name(one.part),
        accounts::moment(one.destroyed_at),
        view.people.name(one.approved_by));
  });
  return officer_page(
      layout,
      "Vernietigd",
      destroyed_address,
      view.destroyed.empty()
          ? markup<"<p>Er is nog niets vernietigd.</p>\n">()
          : table("Vernietigd", {"Signaal", "Wat", "Wanneer", "Wie stemde in"}, rows));
}

std::string certificate_page(const html::Layout& layout, const CertificateView& view) {
  const auto& one = view.certificate.destruction;
  const auto& line = view.certificate.line;
  const auto& head = view.certificate.head;
  auto facts = fact("Signaal", markup<"{}">(signals::number_of(one.signal))) +
               fact("Wat", markup<"{}">(retention::dutch_name(one.part))) +
               fact("Gesloten op", markup<"{}">(text::date(one.closed_on))) +
               fact("Mocht weg vanaf", markup<"{}">(text::date(one.due_on))) +
               fact("Regel", markup<"{}">(one.rule)) +
               fact("Vernietigd op", markup<"{}">(accounts::moment(one.destroyed_at))) +
               fact("Wie stemde in", markup<"{}">(view.people.name(one.approved_by)));
  if (line && line->leaf)
    facts +=
        fact("Regel in het logboek", markup<"{}">(text::number(*line->leaf + 1))) +
        fact("Vingerafdruk van de regel",
             markup<"<code>{}</code>">(audit::to_hex(audit::leaf_hash(audit::canonical(*line)))));
  if (line && line->leaf && head && head->root.size > *line->leaf)
    facts += fact("Kop van het logboek",
                  markup<"{} regels, <code>{}</code>">(text::number(head->root.size),
                                                       audit::to_hex(head->root.hash)));
  return officer_page(
      layout,
      "Bewijs van vernietiging",
      destroyed_address,
      markup<R"(<dl class="facts">
{}</dl>
{}<p>De sleutels zijn weg. Wat verzegeld was, kan niemand meer lezen. In een reservekopie blijft het leesbaar zolang de kopie van de sleutels bestaat: bewaar die nooit langer dan 35 dagen.</p>
)">(facts,
      when(!line || !line->leaf,
           markup<"<p>De regel in het logboek krijgt binnen een minuut een plaats.</p>\n">())));
}

std::string holds_page(const html::Layout& layout, const HoldsView& view) {
  const auto holds = each(view.holds, [&](const Hold& hold) {
    return markup<R"(<li class="line"><h2>Signaal {}</h2>
{}{}</li>
)">(signals::number_of(hold.signal),
        hold_words(hold, view.people),
        hold_buttons(hold, view.actor, Side::officer, holds_address));
  });
  return officer_page(
      layout,
      "Moet blijven",
      holds_address,
      markup<
          "<p>Soms moet een signaal langer blijven dan de termijn. Het meldpunt en jij beslissen "
          "dat samen: de een vraagt, de ander stemt in. Zo is het ook als het bewaren "
          "stopt.</p>\n">() +
          (view.holds.empty() ? markup<"<p>Er is nu niets dat langer moet blijven.</p>\n">()
                              : markup<"<ol class=\"lines\">\n{}</ol>\n">(holds)) +
          markup<"<h2>Vraag het meldpunt om iets te bewaren</h2>\n">() +
          when(!view.trouble.empty(), accounts::alert(view.trouble)) +
          form(holds_address,
               view.actor.form_token,
               hidden("doe", "vraag") +
                   accounts::input(
                       {.name = "nummer", .label = "Nummer van het signaal", .value = view.typed}) +
                   html::choice("reden", "Waarom moet het blijven?", "Kies", reasons(), "") +
                   submit("Vraag het")));
}

std::string signal_holds_page(const html::Layout& layout, const SignalHoldsView& view) {
  const auto address = fmt::format("/werk/signalen/{}/bewaren", view.signal.value);
  bool holding = false;
  for (const auto& hold : view.holds) holding = holding || retention::is_holding(hold.state);
  const auto holds = each(view.holds, [&](const Hold& hold) {
    return markup<"<li class=\"line\">{}{}</li>\n">(
        hold_words(hold, view.people), hold_buttons(hold, view.actor, Side::desk, address));
  });
  const auto ask =
      form(address,
           view.actor.form_token,
           hidden("doe", "vraag") +
               html::choice("reden", "Waarom moet het blijven?", "Kies", reasons(), "") +
               submit("Vraag de FG om in te stemmen"));
  return layout.draw(
      {.title = "Langer bewaren",
       .path = "/werk/signalen",
       .stylesheet = "css/desk.css",
       .indexed = false,
       .main = markup<R"(<div class="wrap page desk"><h1>Signaal {} langer bewaren</h1>
<p class="more"><a href="{}">Terug naar het signaal</a></p>
{}<p>Na een vaste tijd mag een gesloten signaal weg. De FG beslist daarover. Is het nog nodig, vraag dan om het te bewaren. Vanaf je vraag blijft het liggen, tot de FG antwoordt.</p>
{}{}</div>
)">(signals::number_of(view.signal),
       Url{fmt::format("/werk/signalen/{}", view.signal.value)},
       when(!view.trouble.empty(), accounts::alert(view.trouble)),
       when(!view.holds.empty(), markup<"<ol class=\"lines\">\n{}</ol>\n">(holds)),
       when(!holding, ask))});
}

}  // namespace zicht::oversight
