// The addresses of counting.
#include <set>

#include "ground/base/dutch_time.hpp"
#include "work/passing/handlers.hpp"

namespace zicht::passing {
namespace {

using http::Request;
using http::Response;

signals::SignalId signal_of(const Request& request) {
  return {number_in(request.capture("signaal"))};
}

std::set<std::string> provinces(const Desk& desk) {
  std::set<std::string> all;
  for (const auto* one : desk.municipalities.on(dutch_day(desk.clock.now())))
    all.insert(one->province);
  return all;
}

/// A province of the list, or nothing.
std::string region_in(const Desk& desk, std::string_view typed) {
  const auto all = provinces(desk);
  return all.contains(std::string(typed)) ? std::string(typed) : std::string();
}

Result<Response> show_counting(const Desk& desk,
                               const Request& request,
                               std::string_view typed,
                               bool is_shown) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto id = signal_of(request);
  const auto kind = TRY(desk.accounts.kind(actor));
  const bool counted = TRY(desk.counting.is_counted(actor, id));
  Count count;
  // What was counted can be taken back whatever became of the signal since.
  if (!counted) count = TRY(desk.counting.preview(actor, id, region_in(desk, typed), kind));
  const signals::Signal signal{.id = id};
  CountingView view{.actor = actor,
                    .signal = signal,
                    .count = count,
                    .sector = sector_name(desk.library, count.sector),
                    .is_counted = counted,
                    .is_shown = is_shown};
  for (const auto& name : provinces(desk)) view.regions.push_back({name, name});
  return http::private_page(counting_page(desk.layout, view));
}

Result<Response> count(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto given = TRY(request.form());
  if (given.text("stap") != "versturen")
    return show_counting(desk, request, given.text("regio"), true);
  const auto present = TRY(desk.vault.desk_key(actor));
  const auto kind = TRY(desk.accounts.kind(actor));
  TRY(desk.counting.send(
      actor, present, signal_of(request), region_in(desk, given.text("regio")), kind));
  return http::see_other(signal_address(signal_of(request)) + "/tellen");
}

Result<Response> take_back(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto unlocked = desk.vault.open(actor, desk.sessions.browser(request).session);
  if (must_open_keys(unlocked)) return send_to_keys(desk, request, actor);
  const auto open = TRY(Result<vault::OpenDesk>(unlocked));
  TRY(desk.counting.withdraw(actor, open, signal_of(request)));
  // Of a signal that was handed over nothing is left to see here.
  const bool is_ours = desk.counting.is_counted(actor, signal_of(request)).has_value();
  return http::see_other(is_ours ? signal_address(signal_of(request)) + "/tellen"
                                 : std::string("/werk/signalen"));
}

By by_of(const Request& request) {
  const auto names = names_of(By{});
  for (std::size_t at = 0; at < names.size(); ++at)
    if (names.at(at) == request.query.text("naast")) return static_cast<By>(at);
  return By::age;
}

Result<disclosure::SafeTable> table_for(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  return desk.counting.table(actor, by_of(request), [&desk](std::string_view id) {
    return sector_name(desk.library, id);
  });
}

}  // namespace

void add_count_routes(http::Router& router, const Desk& desk) {
  router.get("/werk/signalen/{signaal}/tellen",
             [desk](const Request& request) { return show_counting(desk, request, {}, false); });
  router.post("/werk/signalen/{signaal}/tellen",
              [desk](const Request& request) { return count(desk, request); });
  router.post("/werk/signalen/{signaal}/tellen/intrekken",
              [desk](const Request& request) { return take_back(desk, request); });
  router.get("/werk/tellingen", [desk](const Request& request) -> Result<Response> {
    const auto table = TRY(table_for(desk, request));
    const auto month = last_closed_month(dutch_day(desk.clock.now()));
    return http::private_page(counts_page(desk.layout, by_of(request), month, table));
  });
  router.get("/werk/tellingen.csv", [desk](const Request& request) -> Result<Response> {
    const auto table = TRY(table_for(desk, request));
    return http::download(disclosure::write_csv(table), "text/csv; charset=utf-8", "tellingen.csv");
  });
}

}  // namespace zicht::passing
