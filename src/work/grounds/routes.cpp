#include "work/accounts/session.hpp"
#include "work/grounds/pages.hpp"

namespace zicht::grounds {
namespace {

Question read_question(const http::Fields& query) {
  return {.giver = std::string(query.text("gever")),
          .receiver = std::string(query.text("ontvanger")),
          .purpose = std::string(query.text("doel")),
          .kind = std::string(query.text("soort")),
          .age = std::string(query.text("leeftijd"))};
}

}  // namespace

void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const Table& table,
                const Clock& clock) {
  router.get(address, [&](const http::Request& request) -> Result<http::Response> {
    const auto actor = TRY(accounts::signed_in(request));
    TRY(accounts::require(actor, accounts::May::advise_passing_on));
    const auto today = clock.today();
    if (request.query.empty())
      return http::private_page(advice_page(layout, library, table, {}, nullptr, "", today));
    const auto question = read_question(request.query);
    const auto advice = advise(table, question, today);
    if (!advice)
      return http::private_page(
          advice_page(layout, library, table, question, nullptr, advice.error().message, today),
          422);
    return http::private_page(advice_page(layout, library, table, question, &*advice, "", today));
  });
}

}  // namespace zicht::grounds
