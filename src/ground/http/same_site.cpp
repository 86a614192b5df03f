#include "ground/http/same_site.hpp"

#include <algorithm>

namespace zicht::http {
namespace {

/// Host names are the same in capitals.
bool same_name(std::string_view one, std::string_view other) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [&](char a, char b) {
    return lower(a) == lower(b);
  });
}

/// True where "https://zicht.nl" is the origin of the host "zicht.nl". "null" is of no host.
bool is_origin_of(std::string_view origin, std::string_view host) {
  const auto slashes = origin.find("://");
  return slashes != std::string_view::npos && same_name(origin.substr(slashes + 3), host);
}

}  // namespace

Result<> require_same_site(const Request& request) {
  const auto site = request.header("sec-fetch-site");
  const auto origin = request.header("origin");
  const bool trusted = !site.empty()
                           ? site == "same-origin" || site == "none"
                           : origin.empty() || is_origin_of(origin, request.header("host"));
  if (trusted) return {};
  return fail(Fault::forbidden,
              "Dit formulier is niet vanaf deze site verstuurd. Open de pagina opnieuw en verstuur "
              "het daar.",
              "a POST from another site");
}

}  // namespace zicht::http
