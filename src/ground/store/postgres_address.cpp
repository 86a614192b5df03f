#include "ground/store/postgres_address.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace zicht::store {
namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

std::string_view value_of(const Options& options, std::string_view keyword) {
  for (const auto* option = options.get(); option->keyword != nullptr; ++option)
    if (option->keyword == keyword && option->val != nullptr) return option->val;
  return {};
}

}  // namespace

Result<std::string> place_of(const std::string& url) {
  // What libpq itself says of a bad address repeats the address, and with it the password.
  const auto refusal =
      fail(Fault::invalid,
           "Het adres van de database is niet goed geschreven. Schrijf "
           "postgresql://gebruiker:wachtwoord@server/naam, met leestekens in het wachtwoord als "
           "procentcode (@ wordt %40).",
           "the database url cannot be read");
  const Options options(PQconninfoParse(url.c_str(), nullptr));
  if (!options) return refusal;
  const auto host = value_of(options, "host");
  const auto port = value_of(options, "port");
  const auto database = value_of(options, "dbname");
  constexpr auto none = std::string_view::npos;
  if (host.find('@') != none || database.find('@') != none ||
      port.find_first_not_of("0123456789,") != none)
    return refusal;
  return fmt::format("{} op {}",
                     database.empty() ? "(standaard)" : database,
                     host.empty() ? "deze computer" : host);
}

}  // namespace zicht::store
