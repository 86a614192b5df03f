// The addresses of the ledger.
#include <fmt/format.h>

#include "work/passing/handlers.hpp"
#include "work/passing/parcel.hpp"

namespace zicht::passing {
namespace {

using http::Request;
using http::Response;

constexpr std::int64_t rows_on_page = 50;
constexpr std::int64_t rows_in_csv = 10'000;

std::optional<State> state_of(std::string_view name) {
  const auto names = names_of(State{});
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names.at(at) == name) return static_cast<State>(at);
  return std::nullopt;
}

std::optional<Date> day_in(std::string_view text) {
  const auto day = parse_date(text);
  return day ? std::optional(*day) : std::nullopt;
}

Filter filter_in(const http::Fields& query) {
  return {.state = state_of(query.text("stand")),
          .receiver_kind = std::string(query.text("ontvanger")),
          .from = day_in(query.text("van")),
          .until = day_in(query.text("tot"))};
}

DisclosureId disclosure_of(const Request& request) {
  return {number_in(request.capture("verstrekking"))};
}

Result<Response> show_ledger(const Desk& desk, const Request& request, std::string_view base) {
  const auto actor = TRY(accounts::signed_in(request));
  constexpr std::int64_t last_page = 10'000;
  const auto page = std::clamp<std::int64_t>(number_in(request.query.text("blad")), 0, last_page);
  LedgerView view{.table = desk.passing.table(),
                  .base = base,
                  .filter = filter_in(request.query),
                  .page = page};
  view.rows = TRY(desk.passing.ledger(actor, view.filter, page * rows_on_page, rows_on_page + 1));
  view.more = view.rows.size() > static_cast<std::size_t>(rows_on_page);
  if (view.more) view.rows.pop_back();
  return http::private_page(ledger_page(desk.layout, view));
}

Result<Response> download_ledger(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto rows = TRY(desk.passing.ledger(actor, filter_in(request.query), 0, rows_in_csv));
  return http::download(
      ledger_csv(desk.passing.table(), rows), "text/csv; charset=utf-8", "verstrekkingen.csv");
}

/// For the desk with what only it reads, where its keys are open.
Result<Response> show_disclosure(const Desk& desk, const Request& request, std::string_view base) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto disclosure = TRY(desk.passing.find(actor, disclosure_of(request)));
  DisclosureView view{
      .actor = actor, .table = desk.passing.table(), .base = base, .disclosure = disclosure};
  std::optional<OwnAccount> account;
  const auto open = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (open && base == ledger_address) {
    auto read = desk.passing.account(actor, *open, disclosure.id);
    if (read) account = std::move(*read);
  }
  if (account) view.account = &*account;
  return http::private_page(disclosure_page(desk.layout, view));
}

Result<Response> show_receipt(const Desk& desk, const Request& request, std::string_view base) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto disclosure = TRY(desk.passing.find(actor, disclosure_of(request)));
  return http::private_page(receipt_page(desk.layout,
                                         desk.passing.table(),
                                         disclosure,
                                         fmt::format("{}/{}", base, disclosure.id.value)));
}

Result<Response> withdraw(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto done = TRY(desk.passing.withdraw(actor, disclosure_of(request)));
  return http::see_other(address_of(done.id));
}

Result<Response> confirm(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto done = TRY(desk.passing.confirm(actor, disclosure_of(request)));
  return http::see_other(address_of(done.id));
}

Result<Response> show_words(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto disclosure = TRY(desk.passing.find(actor, disclosure_of(request)));
  TRY(next(disclosure.state, Action::pack, Who::desk));
  if (!desk.sessions.is_proved(actor)) return send_to_proof(desk, request, actor);
  return http::private_page(words_page(desk.layout, actor, disclosure, make_words()));
}

Result<Response> make_file(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto given = TRY(request.form());
  // The words are not kept with what was typed: after proving, or with new keys, come new words.
  if (!desk.sessions.is_proved(actor))
    return http::see_other("/account/bevestigen?naar=" +
                           http::percent_encode(address_of(disclosure_of(request))));
  const auto unlocked = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (must_open_keys(unlocked))
    return http::see_other("/werk/sleutels?naar=" +
                           http::percent_encode(address_of(disclosure_of(request))));
  const auto open = TRY(Result<vault::OpenDesk>(unlocked));
  const auto id = disclosure_of(request);
  auto bytes = TRY(desk.passing.pack(actor, open, id, given.text("woorden")));
  return http::download(
      std::move(bytes), "application/zip", "verstrekking-" + number_of(id) + ".zip");
}

}  // namespace

void add_ledger_routes(http::Router& router, const Desk& desk) {
  const auto with = [desk](auto handler) {
    return [desk, handler](const Request& request) { return handler(desk, request); };
  };
  // The same ledger at two addresses, so that each route has the right of who may use it.
  for (const auto base : {ledger_address, overseen_address}) {
    const auto below = [desk, base](auto handler) {
      return [desk, base, handler](const Request& request) { return handler(desk, request, base); };
    };
    const std::string address(base);
    router.get(address, below(show_ledger));
    router.get(address + ".csv", with(download_ledger));
    router.get(address + "/{verstrekking}", below(show_disclosure));
    router.get(address + "/{verstrekking}/bewijs", below(show_receipt));
  }
  router.post("/werk/verstrekkingen/{verstrekking}/aangekomen", with(confirm));
  router.post("/werk/verstrekkingen/{verstrekking}/bestand", with(make_file));
  router.post("/werk/verstrekkingen/{verstrekking}/intrekken", with(withdraw));
  router.post("/werk/verstrekkingen/{verstrekking}/woorden", with(show_words));
}

}  // namespace zicht::passing
