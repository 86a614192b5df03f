// To whom something can be given by name: colleagues of the own organisation, and whoever has
// exactly this mail address, as far as they may keep keys. There is no list of people of other
// organisations, and no search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"

namespace zicht::accounts {

/// One person at work in one organisation.
struct Addressee {
  PersonId person = {};
  std::string name = {};
  Organisation organisation = {};
  Roles roles = {};
};

/// Safe to share between threads. Every verb fails with `forbidden` for who may not weigh signals,
/// and never names the one who asks.
class Directory {
 public:
  explicit Directory(store::Database& database) : database_(database) {}

  /// By name.
  Result<std::vector<Addressee>> own_organisation(const Actor& actor);
  /// In each organisation in which this address may keep keys; nothing, without a reason, for an
  /// address that nobody has.
  Result<std::vector<Addressee>> by_email(const Actor& actor, std::string_view email);

 private:
  store::Database& database_;
};

}  // namespace zicht::accounts
