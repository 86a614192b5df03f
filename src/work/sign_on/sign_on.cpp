#include "work/sign_on/sign_on.hpp"

#include <algorithm>
#include <array>

#include "ground/crypto/token.hpp"
#include "work/sign_on/attempt_store.hpp"

namespace zicht::sign_on {
namespace {

/// A clock may differ by as much when it is held against ours.
constexpr std::chrono::seconds clock_difference{60};

/// What must be known again when the browser comes back, and must not be read along meanwhile.
struct Kept {
  openid::Secrets secrets = {};
  std::string back_to = {};
  bool fresh = false;
};

std::string place_of(std::string_view state_hash) {
  return "sign_on_attempts/" + std::string(state_hash);
}

/// One on each line: none of them can hold a line end.
std::string write(const Kept& kept) {
  return kept.secrets.nonce + '\n' + kept.secrets.verifier + '\n' + kept.back_to + '\n' +
         (kept.fresh ? "fresh" : "");
}

Kept read(std::string_view text, std::string state) {
  std::array<std::string, 4> lines;
  for (auto& line : lines) {
    const auto end = std::min(text.find('\n'), text.size());
    line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {.secrets = {.state = std::move(state), .nonce = lines[0], .verifier = lines[1]},
          .back_to = lines[2],
          .fresh = lines[3] == "fresh"};
}

}  // namespace

SignOns::SignOns(Ground ground, std::vector<Setting> settings) : ground_(std::move(ground)) {
  for (auto& setting : settings) {
    setting.client.redirect =
        ground_.site + accounts::address_of({.name = setting.name}) + "/terug";
    auto provider =
        std::make_unique<openid::Provider>(setting.client, ground_.fetcher, ground_.clock);
    places_.push_back({std::move(setting), std::move(provider)});
  }
}

std::vector<accounts::SignOn> SignOns::names() const {
  std::vector<accounts::SignOn> names;
  for (const auto& place : places_) names.push_back({place.setting.name, place.setting.label});
  return names;
}

Result<const SignOns::Place*> SignOns::place(std::string_view name) const {
  const auto found =
      std::ranges::find_if(places_, [&](const Place& one) { return one.setting.name == name; });
  if (found == places_.end())
    return fail(Fault::not_found, "Deze manier van aanmelden is er niet (meer).");
  return &*found;
}

Result<accounts::SignOn> SignOns::find(std::string_view name) const {
  const auto* there = TRY(place(name));
  return accounts::SignOn{there->setting.name, there->setting.label};
}

Result<Departure> SignOns::leave(std::string_view name, const std::string& back_to, bool fresh) {
  const auto* there = TRY(place(name));
  const Kept kept{.secrets = openid::make_secrets(), .back_to = back_to, .fresh = fresh};
  Departure departure{.secret = crypto::make_token()};
  departure.address = TRY(there->provider->address_for(kept.secrets, fresh));
  const auto now = ground_.clock.now();
  const auto state_hash = crypto::hash_token(kept.secrets.state);
  const Attempt attempt{.state_hash = state_hash,
                        .browser_hash = crypto::hash_token(departure.secret),
                        .sign_on = there->setting.name,
                        .sealed = ground_.sealer.seal(write(kept), place_of(state_hash)),
                        .begun_at = now};
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    AttemptStore attempts(transaction);
    TRY(attempts.sweep(now - accounts::away_limit));
    return attempts.add(attempt);
  });
  TRY(std::move(written));
  return departure;
}

bool SignOns::had_second_factor(const Setting& setting, const openid::Claims& claims) const {
  const bool by_method = std::ranges::any_of(claims.methods, [&](const std::string& method) {
    return setting.second_factor_methods.contains(method);
  });
  return by_method || setting.second_factor_levels.contains(claims.level);
}

Result<Arrival> SignOns::arrive(std::string_view name,
                                const Return& returned,
                                const accounts::Browser& browser) {
  const auto* there = TRY(place(name));
  const auto& setting = there->setting;
  const auto state_hash = crypto::hash_token(returned.state);
  auto taken = ground_.database.write([&](store::Transaction& transaction) {
    return AttemptStore(transaction)
        .take(state_hash, crypto::hash_token(returned.secret), setting.name);
  });
  const auto attempt = TRY(std::move(taken));
  const auto now = ground_.clock.now();
  if (!attempt || now >= attempt->begun_at + accounts::away_limit)
    return Arrival{.outcome = Outcome::lost, .why = "no such attempt in this browser (any more)"};
  const auto text = TRY(ground_.sealer.open(attempt->sealed, place_of(state_hash)));
  const auto kept = read(text, returned.state);
  if (!returned.error.empty() || returned.code.empty())
    return Arrival{.outcome = Outcome::cancelled, .why = "it came back without a code"};

  auto redeemed = there->provider->redeem({returned.code, returned.issuer}, kept.secrets, true);
  if (!redeemed && redeemed.error().fault == Fault::invalid)
    return Arrival{.outcome = Outcome::wrong, .why = redeemed.error().detail};
  const auto claims = TRY(std::move(redeemed));
  const auto proved_at = claims.authenticated_at.value_or(Instant{});
  if (kept.fresh && proved_at + clock_difference < attempt->begun_at)
    return Arrival{.outcome = Outcome::stale, .why = "auth_time is missing, or is of before"};
  auto done =
      TRY(ground_.sessions.begin({.sign_on = setting.name,
                                  .organisation = setting.organisation,
                                  .issuer = setting.client.issuer,
                                  .subject = claims.subject,
                                  .address = claims.is_address_verified ? claims.address : "",
                                  .has_second_factor = had_second_factor(setting, claims),
                                  .proved_at = kept.fresh ? now : proved_at},
                                 browser));
  if (done.answer == accounts::Answer::wrong)
    return Arrival{.outcome = Outcome::unrecognised, .why = std::string(done.refusal)};
  return Arrival{
      .outcome = Outcome::signed_in, .signed_in = std::move(done), .back_to = kept.back_to};
}

Result<std::string> SignOns::address_for_leaving(std::string_view name) {
  const auto* there = TRY(place(name));
  return there->provider->address_for_leaving(ground_.site + "/");
}

}  // namespace zicht::sign_on
