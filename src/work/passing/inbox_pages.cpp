// What somebody got from a desk.
#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "ground/http/request.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/passing/pages.hpp"

namespace zicht::passing {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

constexpr auto inbox_address = "/werk/ontvangen";

Html inbox_row(const grounds::Table& table, const Disclosure& one) {
  return markup<R"(<li class="signal-row"><p class="signal-row__title"><a href="{}">Van {}</a></p>
<p class="signal-row__due">{}</p>
<p class="meta">{} · {} · gegeven op {} · tot en met {}</p>
</li>
)">(Url{received_address_of(one.id)},
    one.desk_name,
    dutch_name(one.state),
    number_of(one.id),
    name_in(table.purposes, one.question.purpose),
    text::date(dutch_day(one.made_at)),
    text::date(one.until));
}

Html refusal_choices() {
  Html all;
  const auto names = names_of(Refusal{});
  for (std::size_t at = 1; at < names.size(); ++at)
    all += markup<
        R"(<div class="choices__item"><input type="radio" id="reden-{}" name="reden" value="{}" required><label for="reden-{}">{}</label></div>
)">(names.at(at), names.at(at), names.at(at), dutch_name(static_cast<Refusal>(at)));
  return all;
}

Html answer_forms(const ReceivedView& view) {
  if (!can(view.disclosure.state, Action::accept, Who::receiver)) return {};
  const auto address = received_address_of(view.disclosure.id);
  return markup<R"(<h2>Neem je dit aan?</h2>
<p>Je kunt het pas lezen als je het aanneemt. Gebruik het alleen waarvoor je het kreeg. Elke keer dat je het opent, staat in het logboek.</p>
)">() +
         accounts::form(
             address + "/aannemen", view.actor.form_token, accounts::submit("Neem dit aan")) +
         markup<R"(<details class="act"><summary>Neem het niet aan</summary>
{}</details>
)">(
             accounts::form(address + "/weigeren",
                            view.actor.form_token,
                            markup<R"(<fieldset class="choices"><legend>Waarom niet?</legend>
{}</fieldset>
)">(refusal_choices()) + accounts::submit("Geef het terug")));
}

Html over_words(const Disclosure& one) {
  if (is_live(one.state)) return {};
  const auto* why = one.state == State::expired     ? "De laatste dag is voorbij."
                    : one.state == State::withdrawn ? "Het meldpunt heeft dit ingetrokken."
                                                    : "Je hebt dit niet aangenomen.";
  return markup<
      R"(<div class="notice"><p>{} De sleutel is weg: niemand kan dit hier nog lezen.</p></div>
)">(why);
}

}  // namespace

std::string inbox_page(const html::Layout& layout,
                       const grounds::Table& table,
                       const std::vector<Disclosure>& rows) {
  const auto list = each(rows, [&](const Disclosure& one) { return inbox_row(table, one); });
  return passing_page(layout,
                      "Ontvangen",
                      inbox_address,
                      markup<R"(<p class="lead">Wat een meldpunt aan jou verstrekte.</p>
{})">(rows.empty() ? markup<"<p>Je hebt nog niets gekregen.</p>\n">()
                   : markup<"<ol class=\"signals\">\n{}</ol>\n">(list)));
}

std::string received_page(const html::Layout& layout, const ReceivedView& view) {
  const auto& one = view.disclosure;
  const auto address = received_address_of(one.id);
  const bool closed = one.state == State::running && view.package == nullptr;
  const auto inside = markup<
      R"(<p class="more no-print"><a href="{}">Naar alles wat je kreeg</a></p>
<p class="more no-print"><a href="{}/bewijs">Ontvangstbewijs</a></p>
{}{}{}{}{}{})">(
      Url{inbox_address},
      Url{address},
      when(!view.trouble.empty(), accounts::alert(view.trouble)),
      over_words(one),
      view.package == nullptr ? Html{} : markup<R"(<section class="story"><h2>Wat je kreeg</h2>
{}</section>
)">(parts_as_text(*view.package)),
      when(
          closed && view.trouble.empty(),
          markup<
              R"(<p class="more no-print"><a href="/werk/sleutels?naar={}">Open je sleutel om dit te lezen</a></p>
)">(http::percent_encode(address))),
      answer_forms(view),
      markup<"<h2>Over deze verstrekking</h2>\n{}">(facts_of(view.table, one)));
  return passing_page(layout, "Ontvangen: " + number_of(one.id), address, inside);
}

}  // namespace zicht::passing
