#include "work/oversight/frame.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "work/accounts/fields.hpp"

namespace zicht::oversight {
namespace {

using html::each;
using html::Html;
using html::markup;
using html::Url;
using html::when;

struct Way {
  std::string_view address;
  std::string_view label;
};
constexpr std::array ways{Way{overview_address, "Overzicht"},
                          Way{log_address, "Logboek"},
                          Way{"/werk/toezicht/verstrekkingen", "Verstrekkingen"},
                          Way{destruction_address, "Mag weg"},
                          Way{holds_address, "Moet blijven"},
                          Way{destroyed_address, "Vernietigd"},
                          Way{"/werk/cijfers", "Cijfers"}};

}  // namespace

std::string officer_page(const html::Layout& layout,
                         std::string_view title,
                         std::string_view path,
                         const Html& inside) {
  const auto menu = each(ways, [&](const Way& way) {
    return markup<R"(<li><a href="{}"{}>{}</a></li>
)">(Url{std::string(way.address)},
        when(way.address == path, markup<R"( aria-current="page")">()),
        way.label);
  });
  return layout.draw({.title = std::string(title),
                      .path = std::string(path),
                      .stylesheet = "css/desk.css",
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page desk"><h1>{}</h1>
<nav class="room-menu no-print" aria-label="Toezicht"><ul>
{}</ul></nav>
{}</div>
)">(title, menu, inside)});
}

Html table(std::string_view label, const std::vector<std::string_view>& head, const Html& rows) {
  return markup<
      R"(<section class="scroll" tabindex="0" aria-label="{}"><table class="table"><thead><tr>{}</tr></thead><tbody>
{}</tbody></table></section>
)">(label,
    each(head, [](std::string_view name) { return markup<R"(<th scope="col">{}</th>)">(name); }),
    rows);
}

Html fact(std::string_view name, const Html& value) {
  return markup<"<div><dt>{}</dt><dd>{}</dd></div>\n">(name, value);
}

Html hold_words(const retention::Hold& hold, const People& people) {
  auto words = markup<R"(<p><strong>{}</strong>: {}.</p>
<p class="meta">Gevraagd door {} ({}), {}.</p>
)">(retention::dutch_name(hold.reason),
    retention::dutch_name(hold.state),
    people.name(hold.asked_by),
    retention::dutch_name(hold.asked_as),
    accounts::moment(hold.asked_at));
  if (hold.answered_at)
    words += markup<"<p class=\"meta\">Antwoord van {}, {}.</p>\n">(
        people.name(hold.answered_by), accounts::moment(*hold.answered_at));
  return words;
}

std::string name_of(retention::Chosen chosen) {
  return fmt::format("{}-{}",
                     chosen.signal.value,
                     retention::names_of(chosen.part).at(static_cast<std::size_t>(chosen.part)));
}

std::optional<retention::Chosen> read_chosen(std::string_view name) {
  const auto dash = name.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  retention::Chosen chosen;
  const auto [end, error] = std::from_chars(name.data(), name.data() + dash, chosen.signal.value);
  if (error != std::errc{} || end != name.data() + dash) return std::nullopt;
  const auto parts = retention::names_of(chosen.part);
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (parts.at(at) == name.substr(dash + 1)) {
      chosen.part = static_cast<retention::Part>(at);
      return chosen;
    }
  return std::nullopt;
}

}  // namespace zicht::oversight
