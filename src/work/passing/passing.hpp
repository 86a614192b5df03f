// Passing on: what leaves a desk, to whom, on which ground and until when. An officer chooses the
// exact fields, says why, and signs; nothing goes by itself. What goes out is sealed to one
// receiver and to the desk; the ledger, which the FG reads, knows the names of the fields and
// nothing of what stands in them.
//
// Beside it stands the other way: a count for the national picture, without anybody in it
// (counting.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/key_pair.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/grounds/ground.hpp"
#include "work/passing/disclosure_store.hpp"
#include "work/passing/package.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::passing {

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const grounds::Table& table;
};

/// What an officer signs.
struct Offer {
  DisclosureId id = {};  ///< Random, of the page that was signed: signed twice is given once.
  signals::SignalId signal = {};
  grounds::Question question = {};
  Receiver receiver = {};
  Backing backing = {};
  Chosen chosen = {};
  Date until = {};
  std::string reason = {};
};

/// What only the desk reads of a disclosure that it gave.
struct OwnAccount {
  std::string reason = {};
  std::string consent_of = {};
  std::optional<Package> package = {};  ///< Nothing once it is over: its keys are gone.
};

/// "Dit mag, AVG ...": the answer of the table with its article, as a receiver reads it.
std::string ground_words(const Disclosure& disclosure);
/// The name of a choice of the table of grounds, or its id where there is none any more.
std::string name_in(const std::vector<grounds::Choice>& all, std::string_view id);
std::string party_name(const grounds::Table& table, std::string_view id);

/// Checks what does not need the table: the reason, the receiver and the last day. Fails with
/// `invalid`.
Result<> check(const Offer& offer, Date today);

/// Safe to share between threads and nodes. Every verb fails with `forbidden` for who has no right
/// to it, `not_found` for what is another's, exactly as where there is nothing, `conflict` where
/// the table of states does not allow it, and `unavailable` where the database is away or a key is
/// not there.
class Passing {
 public:
  explicit Passing(Ground ground) : ground_(ground) {}
  const grounds::Table& table() const { return ground_.table; }

  /// Gives it. Fails as check() and allow() do, and with `conflict` where the signal cannot be
  /// passed on. `present` is the newest key of the desk that is open.
  Result<Disclosure> give(const accounts::Actor& actor,
                          const vault::OpenDesk& desk,
                          const vault::DeskKey& present,
                          const Offer& offer);

  /// For officers of the desk, and for the FG of its organisation: without what stood in it.
  Result<std::vector<Disclosure>> ledger(const accounts::Actor& actor,
                                         const Filter& filter,
                                         std::int64_t skip,
                                         std::int64_t most);
  Result<Disclosure> find(const accounts::Actor& actor, DisclosureId id);
  /// For officers of the desk.
  Result<std::vector<Disclosure>> of_signal(const accounts::Actor& actor, signals::SignalId signal);
  Result<OwnAccount> account(const accounts::Actor& actor,
                             const vault::OpenDesk& desk,
                             DisclosureId id);
  Result<Disclosure> withdraw(const accounts::Actor& actor, DisclosureId id);
  /// The receiver of a file said that it arrived.
  Result<Disclosure> confirm(const accounts::Actor& actor, DisclosureId id);
  /// The file for a receiver elsewhere, locked with these words; it is not kept. The ledger keeps
  /// its SHA-256. Fails with `invalid` where these are not words that make_words() gives.
  Result<std::string> pack(const accounts::Actor& actor,
                           const vault::OpenDesk& desk,
                           DisclosureId id,
                           std::string_view words);

  /// What the actor got, the newest first.
  Result<std::vector<Disclosure>> inbox(const accounts::Actor& actor);
  Result<Disclosure> received(const accounts::Actor& actor, DisclosureId id);
  Result<Disclosure> accept(const accounts::Actor& actor, DisclosureId id);
  /// Fails with `invalid` without a reason. The keys are gone.
  Result<Disclosure> refuse(const accounts::Actor& actor, DisclosureId id, Refusal refusal);
  /// What it says, for its receiver, after accepting and until its last day. The log notes it.
  /// Fails with `unavailable` where it was sealed to an earlier key of this person.
  Result<Package> read(const accounts::Actor& actor, const crypto::KeyPair& own, DisclosureId id);

  /// Takes the keys of what has expired, and removes counts that were taken back in a month that is
  /// over. Gives how much expired. To be run now and then.
  Result<int> tidy();
  /// Seals keys that still hang on an older key of the desk to the present one; gives how many.
  Result<int> rewrap(const accounts::Actor& actor,
                     const vault::OpenDesk& desk,
                     const vault::DeskKey& present,
                     int most);

 private:
  Result<Disclosure> act_of_desk(const accounts::Actor& actor,
                                 DisclosureId id,
                                 Action action,
                                 const std::string& file_hash);
  Result<Disclosure> act_of_receiver(const accounts::Actor& actor,
                                     DisclosureId id,
                                     Action action,
                                     Refusal refusal);
  Ground ground_;
};

/// For who destroys a signal, in the same transaction: what still runs is withdrawn, and every key
/// of what was given or counted is deleted, also those of the desk. The lines of the ledger stay;
/// so does the count, from which nothing leads back.
Result<> forget(store::Transaction& transaction,
                const accounts::Actor& actor,
                signals::SignalId signal,
                Instant now);

/// For who destroys how to reach the reporter, in the same transaction: what still runs and holds
/// that is withdrawn, and the keys of the package are deleted, of the receiver and of the desk. Why
/// it was given stays readable for the desk. What does not hold it is left as it is.
Result<> forget_contact(store::Transaction& transaction,
                        const accounts::Actor& actor,
                        signals::SignalId signal,
                        Instant now);

}  // namespace zicht::passing
