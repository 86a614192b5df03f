#include "ground/openid/metadata.hpp"

#include <algorithm>

#include "ground/fetch/fetch.hpp"
#include "ground/openid/json.hpp"

namespace zicht::openid {
namespace {

auto unfit(std::string why) {
  return fail(Fault::invalid,
              "De aanmelding van je organisatie is nu niet in orde.",
              "discovery: " + std::move(why));
}

/// A server elsewhere may not point at this machine: only one that is here itself may.
bool may_name(std::string_view issuer, std::string_view address) {
  return fetch::is_allowed(address) &&
         (address.starts_with("https://") || !issuer.starts_with("https://"));
}

/// True where the list is there and does not hold `needed`.
bool excludes(const boost::json::object& object, std::string_view list, std::string_view needed) {
  const auto texts = texts_in(object, list);
  return texts && std::ranges::find(*texts, needed) == texts->end();
}

}  // namespace

std::string metadata_address(std::string_view issuer) {
  std::string address(issuer);
  while (address.ends_with('/')) address.pop_back();
  return address + "/.well-known/openid-configuration";
}

Result<Metadata> read_metadata(std::string_view document, std::string_view issuer) {
  const auto object = TRY(read_object(document, "discovery"));
  // To the letter: else one server could speak for another (Discovery, 4.3).
  if (text_in(object, "issuer") != issuer) return unfit("it is of another issuer");
  Metadata found{
      .authorization = text_in(object, "authorization_endpoint"),
      .token = text_in(object, "token_endpoint"),
      .userinfo = text_in(object, "userinfo_endpoint"),
      .keys = text_in(object, "jwks_uri"),
      .end_session = text_in(object, "end_session_endpoint"),
      .names_itself = is_true_in(object, "authorization_response_iss_parameter_supported"),
      .secret_in_form =
          excludes(object, "token_endpoint_auth_methods_supported", "client_secret_basic")};
  for (const auto* needed : {&found.authorization, &found.token, &found.keys})
    if (!may_name(issuer, *needed)) return unfit("an address is missing, or is not https");
  for (const auto* optional : {&found.userinfo, &found.end_session})
    if (!optional->empty() && !may_name(issuer, *optional)) return unfit("an address is not https");
  if (excludes(object, "response_types_supported", "code")) return unfit("no code flow");
  if (excludes(object, "code_challenge_methods_supported", "S256"))
    return unfit("no PKCE with S256");
  return found;
}

}  // namespace zicht::openid
