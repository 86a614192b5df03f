#include "ground/crypto/passphrase.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "ground/crypto/sodium.hpp"

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

/// So many random bytes, written as Argon2 writes its salts.
template <std::size_t Bytes>
std::string drawn_base64() {
  std::array<unsigned char, Bytes> drawn{};
  randombytes_buf(drawn.data(), drawn.size());
  constexpr auto variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
  std::array<char, sodium_base64_ENCODED_LEN(Bytes, variant)> written{};
  sodium_bin2base64(written.data(), written.size(), drawn.data(), drawn.size(), variant);
  return written.data();
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

std::string key_with(std::string_view passphrase, const Stretch& how) {
  constexpr std::size_t key_bytes = 32;
  std::string key(key_bytes, '\0');
  const int failed = crypto_pwhash(reinterpret_cast<unsigned char*>(key.data()),
                                   key.size(),
                                   passphrase.data(),
                                   passphrase.size(),
                                   read(how.salt),
                                   how.cost.passes,
                                   how.cost.memory,
                                   crypto_pwhash_ALG_ARGON2ID13);
  return failed == 0 ? key : std::string{};
}

auto no_memory() {
  return fail(Fault::unavailable,
              "Het lukt nu even niet. Probeer het over een minuut opnieuw.",
              "no memory for hashing a passphrase");
}

/// Looks like a hash with this cost, and its last part is drawn instead of computed: nobody knows a
/// passphrase that gives it, and whoever compares one with it has the work of any other. Drawing
/// takes no time at the start of the program, where computing takes as long as a sign-in.
std::string hash_of_nobody(const Cost& cost) {
  constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
  constexpr std::size_t hash_bytes = 32;
  return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}",
                     cost.memory / 1024,
                     cost.passes,
                     drawn_base64<salt_bytes>(),
                     drawn_base64<hash_bytes>());
}

}  // namespace

Passphrases::Passphrases(Cost cost, int seats) : cost_(cost), seats_(seats) {
  need_sodium();
  nobody_ = hash_of_nobody(cost);
}

Result<std::string> Passphrases::hash(std::string_view passphrase) const {
  // Whoever chooses a passphrase has a link or a session: no stranger.
  auto made = TRY(seated(seats_, Caller::known, [&] { return hash_with(cost_, passphrase); }));
  if (made.empty()) return no_memory();
  return made;
}

Stretch Passphrases::fresh_stretch() const {
  Stretch stretch{.salt = std::string(crypto_pwhash_SALTBYTES, '\0'), .cost = cost_};
  randombytes_buf(stretch.salt.data(), stretch.salt.size());
  return stretch;
}

Result<std::string> Passphrases::stretch(std::string_view passphrase, const Stretch& how) const {
  ZICHT_CHECK(how.salt.size() == crypto_pwhash_SALTBYTES);
  auto key = TRY(seated(seats_, Caller::known, [&] { return key_with(passphrase, how); }));
  if (key.empty()) return no_memory();
  return key;
}

Result<bool> Passphrases::verify(std::string_view hash,
                                 std::string_view passphrase,
                                 Caller caller) const {
  const std::string against(hash.empty() ? nobody_ : hash);
  const bool same = TRY(seated(seats_, caller, [&] {
    return crypto_pwhash_str_verify(against.c_str(), passphrase.data(), passphrase.size()) == 0;
  }));
  return same && !hash.empty();
}

bool Passphrases::is_outdated(const std::string& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace zicht::crypto
