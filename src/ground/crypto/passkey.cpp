#include "ground/crypto/passkey.hpp"

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "ground/crypto/cbor.hpp"
#include "ground/crypto/fido.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::crypto {
namespace {

constexpr std::size_t largest_client_data = 4096;
constexpr std::size_t largest_attestation = 16384;
constexpr std::size_t largest_authenticator_data = 1024;
constexpr std::size_t largest_signature = 1024;
constexpr std::size_t longest_credential = 1023;
/// What every authenticator data begins with: the hash of the site, flags, the counter.
constexpr std::size_t hash_size = 32;
constexpr std::size_t flags_at = hash_size;
constexpr std::size_t fixed_part = 37;
constexpr unsigned user_present = 0x01;
constexpr unsigned user_verified = 0x04;
constexpr unsigned holds_credential = 0x40;
/// After the fixed part: the model of the device, the length of the credential.
constexpr std::size_t model_size = 16;

tl::unexpected<Error> refuse(std::string detail) {
  return fail(Fault::invalid, "Deze toegangssleutel klopt hier niet.", std::move(detail));
}

/// What the browser itself says about the ceremony.
struct ClientData {
  std::string type = {};
  std::string challenge = {};
  std::string origin = {};
  bool cross_origin = false;
};

std::optional<ClientData> read_client_data(std::string_view json) {
  if (json.size() > largest_client_data) return std::nullopt;
  boost::json::parse_options strict;
  strict.max_depth = 4;
  boost::system::error_code wrong;
  const auto value = boost::json::parse(json, wrong, {}, strict);
  if (wrong || !value.is_object()) return std::nullopt;
  const auto& object = value.get_object();
  const auto text = [&](std::string_view name) {
    const auto* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string())
                                                  : std::string();
  };
  const auto* crossed = object.if_contains("crossOrigin");
  return ClientData{
      .type = text("type"),
      .challenge = text("challenge"),
      .origin = text("origin"),
      .cross_origin = crossed != nullptr && !(crossed->is_bool() && !crossed->get_bool())};
}

Result<> check_client_data(const RelyingParty& site,
                           std::string_view type,
                           std::string_view challenge,
                           std::string_view json) {
  const auto given = read_client_data(json);
  if (!given) return refuse("client data: not readable");
  if (given->type != type) return refuse("client data: type");
  if (challenge.empty() || !same_secret(given->challenge, challenge))
    return refuse("client data: challenge");
  if (given->origin != site.origin) return refuse("client data: origin");
  // The pages of this site are framed by nobody.
  if (given->cross_origin) return refuse("client data: cross-origin");
  return {};
}

/// The hash of the site and the flags, which stand at the same place in both ceremonies.
Result<> check_fixed_part(const RelyingParty& site, std::string_view data) {
  if (data.size() < fixed_part || data.size() > largest_authenticator_data)
    return refuse("authenticator data: size");
  if (data.substr(0, hash_size) != sha256(site.id)) return refuse("authenticator data: site");
  const auto flags = static_cast<unsigned char>(data[flags_at]);
  if ((flags & user_present) == 0) return refuse("authenticator data: nobody was there");
  if ((flags & user_verified) == 0) return refuse("authenticator data: nobody was verified");
  return {};
}

/// True where the tail of the authenticator data is one or two whole items of CBOR (the key, and
/// what extensions say) and nothing more, so that it may be handed to a library.
bool has_sound_tail(std::string_view data) {
  auto rest = data.substr(fixed_part);
  constexpr std::size_t length_size = 2;
  if (rest.size() < model_size + length_size) return false;
  const auto high = static_cast<unsigned char>(rest[model_size]);
  const auto low = static_cast<unsigned char>(rest[model_size + 1]);
  const std::size_t credential = high * 256U + low;
  rest.remove_prefix(model_size + length_size);
  if (credential == 0 || credential > longest_credential || credential > rest.size()) return false;
  rest.remove_prefix(credential);
  int items = 0;
  for (; !rest.empty() && items < 2; ++items) {
    const auto size = cbor_size(rest);
    if (!size) return false;
    rest.remove_prefix(*size);
  }
  return rest.empty() && items > 0;
}

bool is_localhost(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost");
}

}  // namespace

std::optional<RelyingParty> relying_party(std::string_view address) {
  const auto slashes = address.find("://");
  if (slashes == std::string_view::npos) return std::nullopt;
  const auto scheme = address.substr(0, slashes);
  auto place = std::string(address.substr(slashes + 3));
  place = place.substr(0, place.find('/'));
  std::ranges::transform(place, place.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const std::string_view usual_port = scheme == "https" ? ":443" : ":80";
  if (place.ends_with(usual_port)) place.resize(place.size() - usual_port.size());
  const auto host = place.substr(0, place.find(':'));
  const bool is_number = host.find_first_not_of("0123456789.") == std::string::npos;
  if (host.empty() || host.starts_with('[') || is_number) return std::nullopt;
  if (scheme != "https" && !(scheme == "http" && is_localhost(host))) return std::nullopt;
  return RelyingParty{.id = host, .origin = std::string(scheme) + "://" + place};
}

std::string claimed_challenge(std::string_view client_data) {
  auto given = read_client_data(client_data);
  return given ? std::move(given->challenge) : std::string();
}

Result<PasskeyKey> read_new_passkey(const RelyingParty& site,
                                    std::string_view challenge,
                                    const NewPasskey& made) {
  TRY(check_client_data(site, "webauthn.create", challenge, made.client_data));
  if (made.attestation.size() > largest_attestation) return refuse("attestation: size");
  const auto data = cbor_bytes_under(made.attestation, "authData");
  if (!data) return refuse("attestation: no authenticator data");
  TRY(check_fixed_part(site, *data));
  const auto flags = static_cast<unsigned char>((*data)[flags_at]);
  if ((flags & holds_credential) == 0 || !has_sound_tail(*data))
    return refuse("authenticator data: no key");
  auto key = fido::read_key(*data);
  if (!key) return refuse("authenticator data: a key that this site cannot use");
  return std::move(*key);
}

Result<std::uint32_t> verify(const RelyingParty& site,
                             std::string_view challenge,
                             const PasskeyKey& key,
                             const Assertion& assertion) {
  TRY(check_client_data(site, "webauthn.get", challenge, assertion.client_data));
  const std::string_view data = assertion.authenticator_data;
  TRY(check_fixed_part(site, data));
  // What extensions say is one whole item.
  if (data.size() > fixed_part && cbor_size(data.substr(fixed_part)) != data.size() - fixed_part)
    return refuse("authenticator data: tail");
  if (assertion.signature.size() > largest_signature) return refuse("signature: size");
  const auto counter = fido::verify(site.id, key, assertion);
  if (!counter) return refuse("signature");
  const bool counts = key.counter != 0 || *counter != 0;
  if (counts && *counter <= key.counter)
    return fail(Fault::conflict, "Deze toegangssleutel klopt hier niet.", "the counter went back");
  return *counter;
}

}  // namespace zicht::crypto
