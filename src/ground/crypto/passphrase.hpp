// Passphrases: the secret that a person makes up. Long is asked for, odd characters are not (ASVS
// 5.0, 6.2.5), and what is in everybody's mouth is refused (6.2.4).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::crypto {

constexpr std::size_t shortest_passphrase = 12;  ///< Characters.
constexpr std::size_t longest_passphrase = 200;  ///< Characters; so that hashing has an end.

/// What one guess costs whoever guesses, and us at every sign-in. Argon2id, one lane.
struct Cost {
  unsigned long long passes = 2;
  std::size_t memory = std::size_t{64} << 20U;  ///< Bytes.
};

/// The one place where the cost is set. Raise it here: a hash that was made with less is made anew
/// when its person signs in. About 0.15 s of CPU; OWASP asks at least 19 MiB with two passes.
constexpr Cost usual_cost = {};
/// For tests of what stands around a passphrase: as cheap as Argon2id allows.
constexpr Cost cheapest_cost = {.passes = 1, .memory = std::size_t{8} << 10U};

/// Whose passphrase is checked: of someone whom this browser showed to be here before, or of
/// anyone.
enum class Caller { known, stranger };

/// How a passphrase becomes a key: always the same one, and as slowly as it becomes a hash.
struct Stretch {
  std::string salt = {};  ///< 16 random bytes.
  Cost cost = {};
};

/// Makes and checks hashes, at most so many at once as `seats`: each takes memory and a core, and
/// strangers may ask for them. Only few may wait for a seat, since each holds a thread of the
/// program, and the last places are not for strangers: they cannot keep the others out. Safe to
/// share between threads.
class Passphrases {
 public:
  explicit Passphrases(Cost cost = usual_cost, int seats = 2);

  /// The passphrase as it may be kept: with its own salt and cost in it. Fails with `unavailable`
  /// where too many wait, or where there is no memory for it.
  Result<std::string> hash(std::string_view passphrase) const;

  /// Whether it is the passphrase that `hash` was made of. An empty `hash` is that of nobody: it
  /// takes as long and gives false. Fails as hash() does.
  Result<bool> verify(std::string_view hash,
                      std::string_view passphrase,
                      Caller caller = Caller::stranger) const;

  /// A new salt, with our cost.
  Stretch fresh_stretch() const;
  /// 32 bytes, for something that this passphrase locks. Fails as hash() does.
  Result<std::string> stretch(std::string_view passphrase, const Stretch& how) const;

  /// True where the hash was made with another cost than ours.
  bool is_outdated(const std::string& hash) const;

 private:
  Cost cost_;
  int seats_;
  std::string nobody_;  ///< What no passphrase has as its hash, and costs as much to compare with.
};

/// Fails with `invalid`, and says what to do, where the passphrase is too short, too long, or made
/// of what is guessed first. `about` are words that others know of this person: name, mail address,
/// organisation.
Result<> check_passphrase(std::string_view passphrase, const std::vector<std::string>& about);

}  // namespace zicht::crypto
