// The only place that reads or writes the tables disclosures and disclosure_keys. It opens nothing:
// what goes in and out is sealed.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/passing/disclosure.hpp"

namespace zicht::passing {

/// What has a key of its own.
enum class Sealed {
  package,  ///< What went out: to the receiver, and to the desk that gave it.
  account,  ///< Why, and who gave consent: to the desk alone.
  link      ///< Which count a signal became: to the desk alone.
};
constexpr std::array<std::string_view, 3> names_of(Sealed) {
  return {"package", "account", "link"};
}

/// A key, sealed to a person or to a desk.
struct SealedKey {
  Sealed part = Sealed::package;
  accounts::PersonId person = {};      ///< 0: to the desk.
  accounts::OrganisationId desk = {};  ///< 0: to the person.
  std::int64_t desk_version = 0;
  std::vector<std::byte> wrapped = {};
};

/// The sealed texts of a disclosure.
struct Texts {
  std::vector<std::byte> package = {};
  std::vector<std::byte> reason = {};
  std::vector<std::byte> consent = {};
};

/// Which disclosures a ledger shows. What is empty or nothing filters nothing.
struct Filter {
  std::optional<State> state = {};
  std::string receiver_kind = {};
  std::optional<Date> from = {};  ///< Given on this day or later, in the Netherlands.
  std::optional<Date> until = {};
};

/// It lives for one transaction, which the caller commits.
class DisclosureStore {
 public:
  explicit DisclosureStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(const Disclosure& disclosure, const Texts& texts);
  Result<std::optional<Disclosure>> find(DisclosureId id);
  /// Writes what an act changes, over the row in the state of before. Fails with `conflict` where
  /// somebody else acted first.
  Result<> change(const Disclosure& disclosure, State before);
  Result<Texts> texts(DisclosureId id);

  /// Of a desk, the newest first, from row `skip` on; at most `most`. A state counts as it is on
  /// `today`.
  Result<std::vector<Disclosure>> of_desk(accounts::OrganisationId desk,
                                          const Filter& filter,
                                          Date today,
                                          std::int64_t skip,
                                          std::int64_t most);
  Result<std::vector<Disclosure>> of_signal(signals::SignalId signal);
  /// Those that this person got at work in this organisation, the newest first.
  Result<std::vector<Disclosure>> of_receiver(accounts::PersonId person,
                                              accounts::OrganisationId organisation,
                                              std::int64_t most);
  /// Live ones whose last day was before this one; at most `most`.
  Result<std::vector<Disclosure>> overdue(Date today, std::int64_t most);

  Result<> add_key(std::int64_t record, const SealedKey& key);
  Result<std::vector<SealedKey>> keys(std::int64_t record, Sealed part);
  Result<> remove_keys(std::int64_t record, Sealed part);
  Result<> remove_key(std::int64_t record, const SealedKey& key);
  /// Those of a desk that were sealed to another version than this one, each with its record; the
  /// ones behind `last`, where there is one; at most `most`.
  using RecordKey = std::pair<std::int64_t, SealedKey>;
  Result<std::vector<RecordKey>> old_keys(accounts::OrganisationId desk,
                                          std::int64_t version,
                                          const std::optional<RecordKey>& last,
                                          std::int64_t most);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::passing
