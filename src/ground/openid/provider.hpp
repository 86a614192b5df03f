// One server where people sign in: what is asked of it, in which order, and what is believed.
//
// Authorization code flow with PKCE (RFC 7636, S256) and nothing else: the browser carries a code
// that is worth nothing to whoever reads it along, and the program changes that for a token,
// itself.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/fetch/fetch.hpp"
#include "ground/openid/metadata.hpp"
#include "ground/openid/token.hpp"

namespace zicht::openid {

/// What this program is to that server, as both were told.
struct Client {
  std::string issuer = {};  ///< To the letter: "https://login.kroonstad.example".
  std::string id = {};
  std::string secret = {};
  std::string scopes = "openid email";
  std::string levels = {};    ///< "acr_values" to ask for; may be empty.
  std::string redirect = {};  ///< The address on this site to which the browser comes back.
  AddressClaims claims = {};
};

/// The secrets of one attempt. None of them is ever sent along with another.
struct Secrets {
  std::string state = {};     ///< Comes back with the browser.
  std::string nonce = {};     ///< Comes back inside the token.
  std::string verifier = {};  ///< Goes from this program to that server, when the code is used.
};
Secrets make_secrets();

/// What the browser brought along when it came back.
struct Reply {
  std::string code = {};
  std::string issuer = {};  ///< "iss"; empty where it was not there.
};

/// Safe to share between threads. What the server says about itself is kept for a day, and its keys
/// until a token names another one. A server that does not answer is not asked again for ten
/// seconds, and keys are not fetched again within a minute, so that strangers cannot make this
/// program ask and ask. Every verb comes back within ten seconds, however many questions it takes.
class Provider {
 public:
  Provider(Client client, const fetch::Fetcher& fetcher, const Clock& clock)
      : client_(std::move(client)), fetcher_(fetcher), clock_(clock) {}

  const Client& client() const { return client_; }

  /// Where the browser must go. `fresh`: whoever is signed in there already must prove it again.
  /// Fails with `unavailable` where the server does not answer, or answers something else.
  Result<std::string> address_for(const Secrets& secrets, bool fresh);

  /// Who came back. Where the token does not hold the address that was asked for, `needs_address`
  /// makes it ask the server's userinfo too. Fails with `unavailable` as above, and with `invalid`
  /// where the code is not taken or the token is not right; the detail says why, without secrets.
  Result<Claims> redeem(const Reply& reply, const Secrets& secrets, bool needs_address);

  /// Where one signs out there, and comes back to `after`; empty where the server has no such page
  /// or does not answer.
  std::string address_for_leaving(std::string_view after);

 private:
  struct Tokens {
    std::string identity = {};
    std::string access = {};
  };
  Result<Metadata> metadata(fetch::Deadline until);
  Result<std::vector<NamedKey>> keys(const Metadata& metadata, bool again, fetch::Deadline until);
  Result<std::string> document(const std::string& url,
                               fetch::Deadline until,
                               std::string_view bearer = {});
  Result<Tokens> tokens(const Metadata& metadata,
                        const Reply& reply,
                        const Secrets& secrets,
                        fetch::Deadline until);

  Client client_;
  const fetch::Fetcher& fetcher_;
  const Clock& clock_;

  std::mutex mutex_;  ///< Held only to read and write what follows, never while asking.
  std::optional<Metadata> metadata_;
  Instant metadata_at_ = {};
  Instant failed_at_ = {};
  std::vector<NamedKey> keys_;
  Instant keys_at_ = {};
};

}  // namespace zicht::openid
