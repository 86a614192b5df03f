#include "ground/openid/provider.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/crypto/base64url.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/crypto/token.hpp"
#include "ground/openid/json.hpp"
#include "ground/text/percent.hpp"

namespace zicht::openid {
namespace {

constexpr std::chrono::hours metadata_age{24};
constexpr std::chrono::seconds rest_after_failure{10};
constexpr std::chrono::seconds rest_between_keys{60};

constexpr int ok = 200;
constexpr int first_client_error = 400;
constexpr int first_server_error = 500;

auto away(std::string why) {
  return fail(Fault::unavailable,
              "De aanmelding van je organisatie is nu niet bereikbaar.",
              std::move(why));
}

/// The end of what one request may wait for.
fetch::Deadline deadline() {
  return std::chrono::steady_clock::now() + std::chrono::seconds{10};
}

std::string query(const std::vector<std::pair<std::string_view, std::string>>& fields) {
  std::string text;
  for (const auto& [name, value] : fields)
    if (!value.empty())
      text += fmt::format("{}{}={}", text.empty() ? "" : "&", name, text::percent_encode(value));
  return text;
}

std::string with_query(const std::string& address, const std::string& query) {
  return address + (address.find('?') == std::string::npos ? '?' : '&') + query;
}

/// What a server calls an error, as far as it may stand in a log.
std::string plain(std::string text) {
  constexpr std::size_t longest = 40;
  std::erase_if(text, [](char c) { return !((c >= 'a' && c <= 'z') || c == '_'); });
  return text.substr(0, longest);
}

std::string base64(std::string_view bytes) {
  auto text = crypto::to_base64url(bytes);
  std::ranges::replace(text, '-', '+');
  std::ranges::replace(text, '_', '/');
  return text + std::string((4 - text.size() % 4) % 4, '=');
}

}  // namespace

Secrets make_secrets() {
  return {.state = crypto::make_token(),
          .nonce = crypto::make_token(),
          .verifier = crypto::make_token()};
}

Result<std::string> Provider::document(const std::string& url,
                                       fetch::Deadline until,
                                       std::string_view bearer) {
  fetch::Question question{.url = url, .until = until};
  if (!bearer.empty())
    question.headers.emplace_back("Authorization", "Bearer " + std::string(bearer));
  auto answer = fetcher_.ask(question);
  if (!answer) return away(answer.error().detail);
  if (answer->status != ok) return away(fmt::format("an answer with status {}", answer->status));
  return std::move(answer->body);
}

Result<Metadata> Provider::metadata(fetch::Deadline until) {
  const auto now = clock_.now();
  {
    const std::lock_guard lock(mutex_);
    const bool fresh = metadata_ && now < metadata_at_ + metadata_age;
    const bool resting = now < failed_at_ + rest_after_failure;
    if (metadata_ && (fresh || resting)) return *metadata_;
    if (resting) return away("it did not answer just now");
  }
  auto text = document(metadata_address(client_.issuer), until);
  auto read = text ? read_metadata(*text, client_.issuer)
                   : Result<Metadata>(tl::make_unexpected(text.error()));
  const std::lock_guard lock(mutex_);
  if (read) {
    metadata_ = *read;
    metadata_at_ = now;
    return read;
  }
  failed_at_ = now;
  // What it said yesterday is better than nothing.
  if (metadata_) return *metadata_;
  return away(read.error().detail);
}

Result<std::vector<NamedKey>> Provider::keys(const Metadata& metadata,
                                             bool again,
                                             fetch::Deadline until) {
  const auto now = clock_.now();
  {
    const std::lock_guard lock(mutex_);
    const auto rest = keys_.empty() ? rest_after_failure : rest_between_keys;
    const bool resting = now < keys_at_ + rest;
    if (!keys_.empty() && (!again || resting)) return keys_;
    if (resting) return away("no keys a moment ago");
    // Whoever comes meanwhile goes on with the keys that are there.
    if (!keys_.empty()) keys_at_ = now;
  }
  const auto text = document(metadata.keys, until);
  auto read = text ? read_keys(*text) : Result<std::vector<NamedKey>>(std::vector<NamedKey>{});
  const std::lock_guard lock(mutex_);
  keys_at_ = now;
  if (!text) return away(text.error().detail);
  if (!read || read->empty()) return away("no key that is usable here");
  keys_ = *read;
  return read;
}

Result<std::string> Provider::address_for(const Secrets& secrets, bool fresh) {
  const auto server = TRY(metadata(deadline()));
  return with_query(
      server.authorization,
      query({{"response_type", "code"},
             {"response_mode", "query"},
             {"client_id", client_.id},
             {"redirect_uri", client_.redirect},
             {"scope", client_.scopes},
             {"state", secrets.state},
             {"nonce", secrets.nonce},
             {"code_challenge", crypto::to_base64url(crypto::sha256(secrets.verifier))},
             {"code_challenge_method", "S256"},
             {"acr_values", client_.levels},
             {"prompt", fresh ? "login" : ""},
             {"max_age", fresh ? "0" : ""}}));
}

Result<Provider::Tokens> Provider::tokens(const Metadata& server,
                                          const Reply& reply,
                                          const Secrets& secrets,
                                          fetch::Deadline until) {
  fetch::Question question{.url = server.token, .until = until};
  std::vector<std::pair<std::string_view, std::string>> form{{"grant_type", "authorization_code"},
                                                             {"code", reply.code},
                                                             {"redirect_uri", client_.redirect},
                                                             {"code_verifier", secrets.verifier}};
  if (server.secret_in_form) {
    form.emplace_back("client_id", client_.id);
    form.emplace_back("client_secret", client_.secret);
  } else {
    // RFC 6749, 2.3.1: both are encoded as in a form before they are put together.
    const auto pair = text::percent_encode(client_.id) + ":" + text::percent_encode(client_.secret);
    question.headers.emplace_back("Authorization", "Basic " + base64(pair));
  }
  question.form = query(form);
  const auto answer = fetcher_.ask(question);
  if (!answer) return away(answer.error().detail);
  if (answer->status >= first_server_error || answer->status < ok)
    return away(fmt::format("the token endpoint answers {}", answer->status));
  const auto object = read_object(answer->body, "the answer with the token");
  if (!object) return away(object.error().detail);
  if (answer->status != ok || object->contains("error")) {
    const auto error = plain(text_in(*object, "error"));
    // What we are to that server is wrong: nothing that whoever signs in can mend.
    if (answer->status < first_client_error || error == "invalid_client" ||
        error == "unauthorized_client")
      return away("the token endpoint says " + error);
    return fail(Fault::invalid,
                "Het antwoord van je organisatie klopt niet.",
                "the token endpoint says " + error);
  }
  return Tokens{.identity = text_in(*object, "id_token"),
                .access = text_in(*object, "access_token")};
}

Result<Claims> Provider::redeem(const Reply& reply, const Secrets& secrets, bool needs_address) {
  const auto until = deadline();
  const auto server = TRY(metadata(until));
  const bool unnamed = reply.issuer.empty() && !server.names_itself;
  if (!unnamed && reply.issuer != client_.issuer)
    return fail(Fault::invalid,
                "Het antwoord van je organisatie klopt niet.",
                "the answer is not of this issuer");
  const auto given = TRY(tokens(server, reply, secrets, until));
  const Expected expected{.issuer = client_.issuer,
                          .client_id = client_.id,
                          .nonce = secrets.nonce,
                          .now = clock_.now(),
                          .claims = client_.claims};
  const auto known = TRY(keys(server, false, until));
  auto verified = verify_token(given.identity, known, expected);
  if (!verified && verified.error().fault == Fault::not_found) {
    const auto renewed = TRY(keys(server, true, until));
    verified = verify_token(given.identity, renewed, expected);
  }
  if (!verified) return fail(Fault::invalid, verified.error().message, verified.error().detail);
  auto claims = std::move(*verified);
  const bool printable = !given.access.empty() && std::ranges::all_of(given.access, [](char c) {
    return c > 0x20 && c < 0x7F;
  });
  if (needs_address && claims.address.empty() && !server.userinfo.empty() && printable) {
    const auto text = TRY(document(server.userinfo, until, given.access));
    TRY(add_address(claims, text, client_.claims));
  }
  return claims;
}

std::string Provider::address_for_leaving(std::string_view after) {
  const auto server = metadata(deadline());
  if (!server || server->end_session.empty()) return {};
  return with_query(
      server->end_session,
      query({{"client_id", client_.id}, {"post_logout_redirect_uri", std::string(after)}}));
}

}  // namespace zicht::openid
