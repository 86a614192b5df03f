#include "ground/crypto/passphrase.hpp"

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "ground/crypto/sodium.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::crypto {
namespace {

/// The chairs before the one who hashes. All Passphrases of the program share them: it is one
/// machine that has to do the work.
class Chairs {
 public:
  bool take(int seats, Caller caller) {
    // Fewer than the server has workers (http::Settings), so that others get an answer meanwhile.
    constexpr int places = 5;
    constexpr int places_of_strangers = 4;
    constexpr std::chrono::seconds patience{5};
    std::unique_lock lock(mutex_);
    if (taken_ >= seats) {
      if (waiting_ >= (caller == Caller::known ? places : places_of_strangers)) return false;
      ++waiting_;
      const bool freed = freed_.wait_for(lock, patience, [&] { return taken_ < seats; });
      --waiting_;
      if (!freed) return false;
    }
    ++taken_;
    return true;
  }
  void leave() {
    {
      const std::lock_guard lock(mutex_);
      --taken_;
    }
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int taken_ = 0;
  int waiting_ = 0;
};

Chairs chairs;

/// Runs `work` on a chair.
template <class Work>
auto seated(int seats, Caller caller, Work work) -> Result<decltype(work())> {
  if (!chairs.take(seats, caller))
    return fail(Fault::unavailable,
                "Er melden zich nu veel mensen tegelijk aan. Probeer het over een minuut opnieuw.",
                "no seat for hashing a passphrase");
  auto done = work();
  chairs.leave();
  return done;
}

std::string hash_with(const Cost& cost, std::string_view passphrase) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str_alg(hash.data(),
                                           passphrase.data(),
                                           passphrase.size(),
                                           cost.passes,
                                           cost.memory,
                                           crypto_pwhash_ALG_ARGON2ID13);
  return failed == 0 ? hash.data() : std::string{};
}

}  // namespace

Passphrases::Passphrases(Cost cost, int seats) : cost_(cost), seats_(seats) {
  need_sodium();
  nobody_ =
      std::async(std::launch::async, [cost] { return hash_with(cost, make_token()); }).share();
}

Result<std::string> Passphrases::hash(std::string_view passphrase) const {
  // Whoever chooses a passphrase has a link or a session: no stranger.
  auto made = TRY(seated(seats_, Caller::known, [&] { return hash_with(cost_, passphrase); }));
  if (made.empty())
    return fail(Fault::unavailable,
                "Het lukt nu even niet. Probeer het over een minuut opnieuw.",
                "no memory for hashing a passphrase");
  return made;
}

Result<bool> Passphrases::verify(std::string_view hash,
                                 std::string_view passphrase,
                                 Caller caller) const {
  const std::string against(hash.empty() ? nobody_.get() : hash);
  const bool same = TRY(seated(seats_, caller, [&] {
    return crypto_pwhash_str_verify(against.c_str(), passphrase.data(), passphrase.size()) == 0;
  }));
  return same && !hash.empty();
}

bool Passphrases::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace zicht::crypto
