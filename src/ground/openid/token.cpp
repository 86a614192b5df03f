#include "ground/openid/token.hpp"

#include <algorithm>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/token.hpp"
#include "ground/openid/json.hpp"

namespace zicht::openid {
namespace {

constexpr std::chrono::seconds clock_difference{60};
constexpr std::chrono::minutes oldest{10};
constexpr std::size_t longest_subject = 255;  // Core, 2.

auto refuse(std::string why) {
  return fail(
      Fault::invalid, "Het antwoord van je organisatie klopt niet.", "id token: " + std::move(why));
}

/// The three parts, still encoded, and the text that was signed.
struct Parts {
  std::string_view header;
  std::string_view payload;
  std::string_view signature;
  std::string_view is_signed;
};

Result<Parts> split(std::string_view token) {
  if (token.size() > longest_token) return refuse("too long");
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
    return refuse("not three parts");
  return Parts{.header = token.substr(0, first),
               .payload = token.substr(first + 1, second - first - 1),
               .signature = token.substr(second + 1),
               .is_signed = token.substr(0, second)};
}

Result<boost::json::object> read_part(std::string_view part, std::string_view what) {
  const auto text = TRY(crypto::from_base64url(part));
  return read_object(text, what);
}

/// The one key that this header points at.
Result<crypto::PublicKey> choose(const boost::json::object& header,
                                 const std::vector<NamedKey>& keys) {
  const auto kind = kind_of(text_in(header, "alg"));
  if (!kind) return refuse("an algorithm that is not taken here");
  if (header.contains("crit")) return refuse("it asks for an extension");
  // Another kind of token of the same server, such as for signing out, is no ID token (RFC
  // 8725, 3.11).
  const auto type = text_in(header, "typ");
  if (!type.empty() && type != "JWT" && type != "jwt") return refuse("another type of token");
  const auto name = text_in(header, "kid");
  const NamedKey* chosen = nullptr;
  for (const auto& candidate : keys) {
    if (name.empty() ? candidate.key.kind() != *kind : candidate.name != name) continue;
    if (chosen != nullptr) return refuse("it does not say with which of several keys");
    chosen = &candidate;
  }
  if (chosen == nullptr)
    return fail(Fault::not_found,
                "Het antwoord van je organisatie klopt niet.",
                "id token: signed with a key that is not known");
  if (chosen->key.kind() != *kind) return refuse("its algorithm is not that of the key");
  return chosen->key;
}

Instant instant(std::int64_t seconds) {
  return Instant{std::chrono::seconds{seconds}};
}

Result<> check_times(const boost::json::object& claims, Instant now) {
  const auto expires = seconds_in(claims, "exp");
  const auto issued = seconds_in(claims, "iat");
  if (!expires || !issued) return refuse("no exp, or no iat");
  if (instant(*expires) + clock_difference <= now) return refuse("expired");
  if (instant(*issued) > now + clock_difference) return refuse("issued in the future");
  if (instant(*issued) + oldest + clock_difference < now) return refuse("issued long ago");
  const auto begins = seconds_in(claims, "nbf");
  if (begins && instant(*begins) > now + clock_difference) return refuse("not valid yet");
  return {};
}

Result<> check_parties(const boost::json::object& claims, const Expected& expected) {
  if (text_in(claims, "iss") != expected.issuer) return refuse("of another issuer");
  const auto audience = texts_in(claims, "aud");
  if (!audience || std::ranges::find(*audience, expected.client_id) == audience->end())
    return refuse("not for us");
  const auto party = text_in(claims, "azp");
  if (audience->size() > 1 && party.empty()) return refuse("for several, and not said for whom");
  if (claims.contains("azp") && party != expected.client_id) return refuse("asked for by another");
  const auto nonce = text_in(claims, "nonce");
  if (nonce.empty() || !crypto::same_secret(nonce, expected.nonce))
    return refuse("not the answer to this question");
  return {};
}

void take_address(Claims& claims, const boost::json::object& from, const AddressClaims& names) {
  claims.address = text_in(from, names.address);
  claims.is_address_verified = !claims.address.empty() && is_true_in(from, names.verified);
}

}  // namespace

Result<Claims> verify_token(std::string_view token,
                            const std::vector<NamedKey>& keys,
                            const Expected& expected) {
  const auto parts = TRY(split(token));
  const auto header = TRY(read_part(parts.header, "the header of the id token"));
  const auto key = TRY(choose(header, keys));
  const auto signature = TRY(crypto::from_base64url(parts.signature));
  if (!key.has_signed(parts.is_signed, signature)) return refuse("the signature is not right");

  const auto payload = TRY(read_part(parts.payload, "the id token"));
  TRY(check_parties(payload, expected));
  TRY(check_times(payload, expected.now));
  Claims claims{.subject = text_in(payload, "sub"), .level = text_in(payload, "acr")};
  const bool printable =
      std::ranges::all_of(claims.subject, [](char c) { return c >= 0x20 && c < 0x7F; });
  if (claims.subject.empty() || claims.subject.size() > longest_subject || !printable)
    return refuse("no subject");
  if (const auto at = seconds_in(payload, "auth_time")) claims.authenticated_at = instant(*at);
  if (const auto methods = texts_in(payload, "amr"))
    claims.methods.insert(methods->begin(), methods->end());
  take_address(claims, payload, expected.claims);
  return claims;
}

Result<> add_address(Claims& claims, std::string_view document, const AddressClaims& names) {
  const auto object = TRY(read_object(document, "userinfo"));
  // Core, 5.3.2: without this, the answer about another could be slipped in.
  if (text_in(object, "sub") != claims.subject)
    return fail(Fault::invalid,
                "Het antwoord van je organisatie klopt niet.",
                "userinfo: about somebody else");
  take_address(claims, object, names);
  return {};
}

}  // namespace zicht::openid
