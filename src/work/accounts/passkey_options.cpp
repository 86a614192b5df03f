#include "work/accounts/passkey_options.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "ground/crypto/base64url.hpp"

namespace zicht::accounts {
namespace {

using boost::json::array;
using boost::json::object;

constexpr auto timeout = std::chrono::milliseconds(challenge_limit).count();

array named(const std::vector<Passkey>& passkeys) {
  array all;
  for (const auto& passkey : passkeys) {
    array transports;
    for (const auto word : words_of(passkey.transports)) transports.emplace_back(word);
    all.push_back(object{{"type", "public-key"},
                         {"id", crypto::to_base64url(passkey.key.credential)},
                         {"transports", std::move(transports)}});
  }
  return all;
}

}  // namespace

std::string creation_options(const Challenge& challenge,
                             const Actor& actor,
                             std::string_view site_name) {
  array kinds;
  for (const auto kind : {crypto::KeyKind::es256, crypto::KeyKind::eddsa, crypto::KeyKind::rs256})
    kinds.push_back(object{{"type", "public-key"}, {"alg", crypto::cose_number(kind)}});
  return boost::json::serialize(
      object{{"challenge", challenge.text},
             {"rp", object{{"id", challenge.site}, {"name", site_name}}},
             {"user",
              object{{"id", challenge.handle}, {"name", actor.email}, {"displayName", actor.name}}},
             {"pubKeyCredParams", std::move(kinds)},
             {"timeout", timeout},
             {"attestation", "none"},
             {"authenticatorSelection",
              object{{"residentKey", "required"},
                     {"requireResidentKey", true},
                     {"userVerification", "required"}}},
             {"excludeCredentials", named(challenge.passkeys)}});
}

std::string request_options(const Challenge& challenge) {
  return boost::json::serialize(object{{"challenge", challenge.text},
                                       {"rpId", challenge.site},
                                       {"timeout", timeout},
                                       {"userVerification", "required"},
                                       {"allowCredentials", named(challenge.passkeys)}});
}

}  // namespace zicht::accounts
