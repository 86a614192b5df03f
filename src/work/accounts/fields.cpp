#include "work/accounts/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/base/dutch_time.hpp"
#include "ground/http/forgery.hpp"
#include "ground/text/dutch.hpp"

namespace zicht::accounts {

using html::Html;
using html::markup;
using html::Url;
using html::when;

Html input(const Field& field, std::string_view wrong) {
  const bool is_wrong = !wrong.empty();
  const bool hinted = !field.hint.empty();
  const auto hint_id = std::string(field.name) + "-uitleg";
  const auto error_id = std::string(field.name) + "-fout";
  const auto described = (hinted ? hint_id : std::string{}) + (hinted && is_wrong ? " " : "") +
                         (is_wrong ? error_id : std::string{});
  return markup<
      R"(<div class="field{}"><label for="{}">{}</label>{}{}<input class="input" id="{}" name="{}" type="{}" autocomplete="{}" value="{}"{}{} required></div>
)">(when(is_wrong, markup<" field--wrong">()),
    field.name,
    field.label,
    when(hinted, markup<R"(<p class="field__hint" id="{}">{}</p>)">(hint_id, field.hint)),
    when(is_wrong, markup<R"(<p class="field__error" id="{}">{}</p>)">(error_id, wrong)),
    field.name,
    field.name,
    field.type,
    field.autocomplete,
    field.value,
    when(!described.empty(), markup<R"( aria-describedby="{}")">(described)),
    when(is_wrong, markup<R"( aria-invalid="true")">()));
}

Html hidden(std::string_view name, std::string_view value) {
  return markup<R"(<input type="hidden" name="{}" value="{}">)">(name, value);
}

Html form(std::string_view action, std::string_view token, const Html& inside) {
  return markup<R"(<form action="{}" method="post">{}
{}</form>
)">(Url{action}, hidden(http::token_field, token), inside);
}

Html submit(std::string_view label) {
  return markup<
      R"(<p class="actions"><button class="button button--main" type="submit">{}</button></p>
)">(label);
}

Html button_form(std::string_view action,
                 std::string_view token,
                 std::string_view label,
                 std::string_view what_for) {
  return form(action,
              token,
              markup<R"(<button class="button" type="submit">{}{}</button>)">(
                  label,
                  when(!what_for.empty(),
                       markup<R"(<span class="visually-hidden"> {}</span>)">(what_for))));
}

Html notice(std::string_view text) {
  return markup<R"(<div class="notice" role="status"><p>{}</p></div>
)">(text);
}

Html alert(std::string_view text) {
  return markup<R"(<div class="notice notice--alert" role="alert"><p>{}</p></div>
)">(text);
}

std::string page(const html::Layout& layout,
                 std::string_view title,
                 std::string_view path,
                 const Html& inside,
                 std::vector<std::string> scripts) {
  return layout.draw({.title = std::string(title),
                      .path = std::string(path),
                      .stylesheet = "css/account.css",
                      .scripts = std::move(scripts),
                      .indexed = false,
                      .main = markup<R"(<div class="wrap page"><article class="article"><h1>{}</h1>
{}</article></div>
)">(title, inside)});
}

std::string try_again_page(const html::Layout& layout,
                           std::string_view address,
                           const http::Fields& sent,
                           const std::vector<std::string_view>& texts,
                           std::string_view trouble) {
  Html inside;
  std::string token;
  for (const auto& [name, value] : sent) {
    if (name == http::token_field)
      token = value;
    else if (std::find(texts.begin(), texts.end(), name) == texts.end())
      inside += hidden(name, value);
    else
      inside += html::markup<
          R"(<div class="field"><label for="{}">Wat je schreef</label><textarea class="input" id="{}" name="{}" rows="8">{}</textarea></div>
)">(name, name, name, value);
  }
  return page(layout,
              "Nog niet verstuurd",
              address,
              alert(trouble) +
                  html::markup<"<p>Er is niets weg: wat je schreef staat hieronder. Wacht even, en "
                               "verstuur het dan nog een keer.</p>\n">() +
                  form(address, token, inside + submit("Verstuur het nog een keer")));
}

std::string moment(Instant at) {
  using namespace std::chrono;
  const auto local = at + dutch_offset(at);
  const auto day = floor<days>(local);
  const hh_mm_ss time{floor<minutes>(local - day)};
  return fmt::format("{} om {:02}.{:02} uur",
                     text::date(year_month_day{day}),
                     time.hours().count(),
                     time.minutes().count());
}

}  // namespace zicht::accounts
