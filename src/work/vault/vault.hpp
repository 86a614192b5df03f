// Who can read what the desk reads. A desk has a key of its own; what citizens report is sealed to
// it, and this program cannot open it by itself. Each member of the desk holds that key, sealed to
// an own key, locked with a phrase that only the member knows. A member who gives the phrase opens
// the desk for one session: with that session the key is gone.
//
// When all members are gone, two of three printed parts bring the key back. When a member leaves,
// the desk gets a new key.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/crypto/passphrase.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::vault {

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const crypto::Passphrases& passphrases;
  accounts::Accounts& accounts;
};

/// How far somebody is with the keys.
struct Standing {
  bool has_own_key = false;
  bool is_open = false;       ///< In this session.
  bool has_desk = false;      ///< The operator made the organisation a desk.
  bool desk_has_key = false;  ///< Some member founded it.
  bool is_member = false;     ///< Holds the newest key of the desk.
};

/// A colleague who may weigh signals, or once did.
struct Member {
  accounts::PersonId person = {};
  std::string name = {};
  bool has_own_key = false;
  bool holds_key = false;  ///< Can open the desk.
  bool may = false;        ///< Still has the role for it.
};

/// A desk as the operator set it up.
struct ServingDesk {
  accounts::OrganisationId organisation = {};
  std::string name = {};
  /// CBS codes, as they were given; an empty one: it is a safety net.
  std::vector<std::string> municipalities = {};
};

/// The key of a desk in three printed parts: any two bring it back.
using Parts = std::array<std::string, 3>;

/// Ten wrong phrases an hour; only who is signed in as this person can try.
constexpr int most_wrong_phrases = 10;

/// The keys of everyone. Safe to share between threads. `cookie` is the secret of the session, that
/// the database does not hold (Sessions::browser). Every verb fails with `unavailable` where the
/// database is away, and with `forbidden` for who may not keep keys (May::keep_keys).
class Vault {
 public:
  explicit Vault(Ground ground) : ground_(ground) {}

  /// By the operator: makes an organisation a desk, for these municipalities (CBS codes; an empty
  /// one: the safety net, for what no other desk can take). Fails with `not_found`.
  Result<> add_desk(std::string_view organisation, const std::vector<std::string>& municipalities);

  /// For the operator: all desks, in the order of the alphabet.
  Result<std::vector<ServingDesk>> desks();

  /// The key of the desk that takes what happened in this municipality (CBS code; empty: not
  /// known): the desk that serves it, its region's, or the safety net. Nothing where none of these
  /// has a member who can read it. For everyone.
  Result<std::optional<DeskKey>> receiver(std::string_view municipality);

  Result<Standing> standing(const accounts::Actor& actor);
  /// A new own key, locked with this phrase, and open in this session. What was sealed to an
  /// earlier own key is lost to this person, who has to be let in anew. Fails with `invalid` for
  /// the phrase.
  Result<> make_own_key(const accounts::Actor& actor,
                        std::string_view cookie,
                        std::string_view phrase);
  /// Fails with `invalid` where the phrase is wrong, `conflict` where it was wrong too often, and
  /// `not_found` where there is no key.
  Result<> unlock(const accounts::Actor& actor, std::string_view cookie, std::string_view phrase);
  Result<> close(const accounts::Actor& actor);
  /// The own key of somebody, in a session where it is open. Fails with `conflict` where it is not.
  Result<crypto::KeyPair> own_key(const accounts::Actor& actor, std::string_view cookie);
  /// To which something can be sealed for one person. Nothing where there is none.
  Result<std::optional<std::string>> public_key(accounts::PersonId person);

  /// The first key of a desk, held by this member. The parts are shown once. Fails with `conflict`
  /// where there is one, and `not_found` where the organisation is no desk.
  Result<Parts> found(const accounts::Actor& actor, std::string_view cookie);
  /// Everything that this member can open. Fails with `conflict` where the own key is not open in
  /// this session, and with `forbidden` for who is no member.
  Result<OpenDesk> open(const accounts::Actor& actor, std::string_view cookie);

  /// The same without a session: for a proof that a copy can be read, by hand of the operator, with
  /// a member who types the phrase. Counts no attempts: the copy is no place to guess for who could
  /// not guess at the locked key itself. Fails as unlock does, and with `forbidden` as open does.
  Result<OpenDesk> open_with_phrase(accounts::PersonId person,
                                    accounts::OrganisationId desk,
                                    std::string_view phrase);

  /// The newest key of a desk, to seal to. For everyone. Nothing where it has none.
  Result<std::optional<DeskKey>> key_of_desk(accounts::OrganisationId desk);
  /// The newest key of the actor's desk. Fails with `not_found` where there is none.
  Result<DeskKey> desk_key(const accounts::Actor& actor);

  Result<std::vector<Member>> members(const accounts::Actor& actor);
  /// Gives a colleague every key that `desk` holds. Fails with `not_found` for who does not work
  /// here, and with `conflict` where the colleague has no own key or no role for it.
  Result<> let_in(const accounts::Actor& actor, const OpenDesk& desk, accounts::PersonId colleague);
  /// A new key for the desk, for every member who still has the role, but not for `without`. What
  /// was sealed before stays readable for those who stay. The parts of before open nothing new.
  Result<Parts> renew(const accounts::Actor& actor,
                      const OpenDesk& desk,
                      std::optional<accounts::PersonId> without);
  /// For a desk without members: the key comes back from two parts, to this colleague, whose own
  /// key must be open in this session. Fails with `invalid` where the parts do not belong to the
  /// newest key of this desk.
  Result<> recover(const accounts::Actor& actor, std::string_view one, std::string_view other);

 private:
  /// A desk that may take a report, and who can open its key.
  struct Receiver {
    DeskKey key = {};
    std::vector<accounts::PersonId> members = {};
  };
  /// In the order in which they are asked.
  Result<std::vector<Receiver>> receivers(std::string_view municipality);
  Result<> keep_open(store::Transaction& transaction,
                     const accounts::Actor& actor,
                     std::string_view cookie,
                     const crypto::KeyPair& pair);

  Ground ground_;
};

/// True where a member holds this version of the key of a desk, or a newer one: each opens the one
/// before.
Result<bool> is_held(store::Transaction& transaction,
                     accounts::OrganisationId desk,
                     std::int64_t version);

}  // namespace zicht::vault
