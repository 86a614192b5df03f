#include "work/figures/routes.hpp"

#include <fmt/format.h>

#include <charconv>

#include "work/accounts/session.hpp"
#include "work/figures/write.hpp"

namespace zicht::figures {
namespace {

using http::Request;
using http::Response;

/// The year that is asked for; the latest where none is, and 0, which has no figures, for what is
/// no number.
int year_in(const Request& request, const Figures& figures) {
  if (!request.query.has("jaar")) return figures.years().front();
  const auto typed = request.query.text("jaar");
  int year = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
  return error == std::errc{} && end == typed.data() + typed.size() ? year : 0;
}

Response answer(const html::Layout& layout,
                const accounts::Actor& actor,
                const Figures& figures,
                const Sheet& sheet,
                Form form) {
  switch (form) {
    case Form::csv:
      return http::download(
          csv_of(sheet), "text/csv; charset=utf-8", fmt::format("cijfers-{}.csv", sheet.year.year));
    case Form::json:
      return http::json(json_of(sheet));
    case Form::page:
      break;
  }
  return http::private_page(page_of(layout, actor, figures.years(), sheet));
}

}  // namespace

void add_routes(http::Router& router, const html::Layout& layout, Figures& figures) {
  const auto add = [&](const char* address, Form form) {
    router.get(address, [&layout, &figures, form](const Request& request) -> Result<Response> {
      const auto actor = TRY(accounts::signed_in(request));
      const auto sheet = TRY(figures.of(actor, year_in(request, figures), form));
      return answer(layout, actor, figures, sheet, form);
    });
  };
  add("/werk/cijfers", Form::page);
  add("/werk/cijfers.csv", Form::csv);
  add("/werk/cijfers.json", Form::json);
}

}  // namespace zicht::figures
