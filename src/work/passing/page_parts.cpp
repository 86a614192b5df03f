// What more than one page of this room shows.
#include <fmt/format.h>

#include <algorithm>

#include "ground/base/dutch_time.hpp"
#include "ground/text/dutch.hpp"
#include "work/accounts/fields.hpp"
#include "work/passing/pages.hpp"

namespace zicht::passing {

using html::each;
using html::Html;
using html::markup;
using html::when;

std::string passing_page(const html::Layout& layout,
                         std::string_view title,
                         std::string_view path,
                         const Html& inside) {
  return layout.draw({.title = std::string(title),
                      .path = std::string(path),
                      .stylesheet = "css/desk.css",
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page desk"><h1>{}</h1>
{}</div>
)">(title, inside)});
}

std::string address_of(DisclosureId id) {
  return fmt::format("/werk/verstrekkingen/{}", id.value);
}

std::string received_address_of(DisclosureId id) {
  return fmt::format("/werk/ontvangen/{}", id.value);
}

std::string signal_address(signals::SignalId id) {
  return fmt::format("/werk/signalen/{}", id.value);
}

Html lines_as_paragraphs(std::string_view words) {
  Html all;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    if (end > 0) all += markup<"<p>{}</p>\n">(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return all;
}

Html fact_row(std::string_view name, std::string_view value) {
  return markup<"<div><dt>{}</dt><dd>{}</dd></div>\n">(name, value);
}

std::string labels_of(const std::vector<std::string>& names) {
  std::string all;
  for (const auto& name : names) all += (all.empty() ? "" : ", ") + label_of(name);
  return all;
}

Html facts_of(const grounds::Table& table, const Disclosure& one) {
  const auto day = [](const std::optional<Instant>& at) {
    return at ? accounts::moment(*at) : std::string();
  };
  const auto checked = one.confirmed_on ? fmt::format("{}, bevestigd door een FG op {}",
                                                      text::date(one.checked_on),
                                                      text::date(*one.confirmed_on))
                                        : fmt::format("{}, nog niet bevestigd door een FG",
                                                      text::date(one.checked_on));
  return markup<"<dl class=\"facts\">\n{}</dl>\n">(
      fact_row("Stand", dutch_name(one.state)) + fact_row("Van", one.desk_name) +
      fact_row("Gegeven door", one.officer_name) + fact_row("Aan", one.receiver.name) +
      fact_row("Soort ontvanger", party_name(table, one.question.receiver)) +
      fact_row("Waarvoor", name_in(table.purposes, one.question.purpose)) +
      fact_row("Soort gegevens", name_in(table.kinds, one.question.kind)) +
      fact_row("Grondslag", ground_words(one)) +
      fact_row("Regel", one.rule.empty() ? "geen regel gevonden" : one.rule) +
      fact_row("Regel nagekeken", checked) +
      when(!one.backing.agreed_by.empty(), fact_row("FG", one.backing.agreed_by)) +
      fact_row("Onderdelen", labels_of(one.fields)) +
      when(!one.changed.empty(), fact_row("Ingekort of aangepast", labels_of(one.changed))) +
      fact_row("Gegeven op", accounts::moment(one.made_at)) +
      fact_row("Tot en met", text::date(one.until)) +
      when(one.answered_at.has_value(), fact_row("Antwoord op", day(one.answered_at))) +
      when(one.refusal != Refusal::none, fact_row("Waarom niet", dutch_name(one.refusal))) +
      when(one.read_at.has_value(), fact_row("Laatst gelezen", day(one.read_at))) +
      when(one.ended_at.has_value(), fact_row("Voorbij sinds", day(one.ended_at))));
}

Html parts_as_text(const Package& package) {
  return each(package.parts, [&](const Part& part) {
    const bool changed = std::ranges::count(package.changed, part.name) > 0;
    return markup<"<h3>{}</h3>\n{}{}">(
        part.label,
        when(changed, markup<R"(<p class="meta">Ingekort of in andere woorden.</p>
)">()),
        lines_as_paragraphs(part.text));
  });
}

Html backing_rows(const Backing& backing) {
  Html rows;
  if (backing.consent_on)
    rows +=
        fact_row("Toestemming",
                 fmt::format("van {}, op {}", backing.consent_of, text::date(*backing.consent_on)));
  if (backing.agreed_on)
    rows +=
        fact_row("Akkoord van de FG",
                 fmt::format("van {}, op {}", backing.agreed_by, text::date(*backing.agreed_on)));
  return rows;
}

}  // namespace zicht::passing
