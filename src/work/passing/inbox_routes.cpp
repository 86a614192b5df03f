// The addresses of who got something.
#include "work/passing/handlers.hpp"

namespace zicht::passing {
namespace {

using http::Request;
using http::Response;

DisclosureId received_of(const Request& request) {
  return {number_in(request.capture("verstrekking"))};
}

Result<Response> show_inbox(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto rows = TRY(desk.passing.inbox(actor));
  return http::private_page(inbox_page(desk.layout, desk.passing.table(), rows));
}

Result<Response> received_with(const Desk& desk,
                               const Request& request,
                               std::string trouble,
                               int status) {
  const auto actor = TRY(accounts::signed_in(request));
  auto disclosure = TRY(desk.passing.received(actor, received_of(request)));
  std::optional<Package> package;
  if (can(disclosure.state, Action::read, Who::receiver)) {
    const auto own = desk.vault.own_key(actor, desk.sessions.browser(request).session);
    if (own) {
      auto read = desk.passing.read(actor, *own, disclosure.id);
      if (read)
        package = std::move(*read);
      else
        trouble = read.error().message;
    }
    disclosure = TRY(desk.passing.received(actor, disclosure.id));
  }
  const ReceivedView view{.actor = actor,
                          .table = desk.passing.table(),
                          .disclosure = disclosure,
                          .package = package ? &*package : nullptr,
                          .trouble = std::move(trouble)};
  return http::private_page(received_page(desk.layout, view), status);
}

Result<Response> show_received(const Desk& desk, const Request& request) {
  return received_with(desk, request, {}, status_fine);
}

Result<Response> show_own_receipt(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto disclosure = TRY(desk.passing.received(actor, received_of(request)));
  return http::private_page(receipt_page(
      desk.layout, desk.passing.table(), disclosure, received_address_of(disclosure.id)));
}

Result<Response> accept(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto done = TRY(desk.passing.accept(actor, received_of(request)));
  return http::see_other(received_address_of(done.id));
}

Result<Response> refuse(const Desk& desk, const Request& request) {
  const auto actor = TRY(accounts::signed_in(request));
  const auto given = TRY(request.form());
  auto refusal = Refusal::none;
  const auto names = names_of(Refusal{});
  for (std::size_t at = 1; at < names.size(); ++at)
    if (names.at(at) == given.text("reden")) refusal = static_cast<Refusal>(at);
  const auto done = desk.passing.refuse(actor, received_of(request), refusal);
  if (done) return http::see_other(received_address_of(done->id));
  if (done.error().fault == Fault::invalid)
    return received_with(desk, request, done.error().message, status_unprocessable);
  return tl::make_unexpected(done.error());
}

}  // namespace

void add_inbox_routes(http::Router& router, const Desk& desk) {
  const auto with = [desk](auto handler) {
    return [desk, handler](const Request& request) { return handler(desk, request); };
  };
  router.get("/werk/ontvangen", with(show_inbox));
  router.get("/werk/ontvangen/{verstrekking}", with(show_received));
  router.get("/werk/ontvangen/{verstrekking}/bewijs", with(show_own_receipt));
  router.post("/werk/ontvangen/{verstrekking}/aannemen", with(accept));
  router.post("/werk/ontvangen/{verstrekking}/weigeren", with(refuse));
}

}  // namespace zicht::passing
