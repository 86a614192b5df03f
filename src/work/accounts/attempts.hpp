// How often something may be tried. Inside this room only.
//
// What strangers try may not keep a person out. So attempts are counted for each account, but apart
// for every browser in which its person signed in before: there the person always has own attempts
// left. And with a link by mail, which only the person can read, any browser becomes a known one.
// Nothing is counted for each network address: that would need addresses to be kept.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "ground/crypto/token.hpp"

namespace zicht::accounts {

constexpr int passphrase_attempts = 10;
constexpr std::chrono::minutes passphrase_window{15};
/// Six digits are soon guessed through: five of a million, from one kind of browser, in an hour.
constexpr int code_attempts = 5;
constexpr std::chrono::minutes code_window{60};
constexpr int reset_attempts = 3;
constexpr std::chrono::minutes reset_window{60};

/// The name of a bucket: a hash, so that it names nobody. `device` is the hash of a known browser,
/// or empty for all others together.
inline std::string bucket_of(std::string_view what,
                             std::string_view whose,
                             std::string_view device) {
  return crypto::hash_token(std::string(what) + '\n' + std::string(whose) + '\n' +
                            std::string(device));
}

}  // namespace zicht::accounts
