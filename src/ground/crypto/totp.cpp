#include "ground/crypto/totp.hpp"

#include <fmt/format.h>
#include <liboath/oath.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

#include "ground/crypto/base32.hpp"
#include "ground/crypto/sodium.hpp"
#include "ground/crypto/token.hpp"

namespace zicht::crypto {
namespace {

constexpr std::int64_t step_seconds = 30;
constexpr unsigned digits = 6;

struct Free {
  void operator()(char* text) const { std::free(text); }
};
using Text = std::unique_ptr<char, Free>;

/// Random bytes as letters and digits that are hard to mix up.
std::string random_base32(std::size_t bytes) {
  need_sodium();
  std::string random(bytes, '\0');
  randombytes_buf(random.data(), random.size());
  return to_base32(random);
}

std::string percent_encode(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    encoded += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return encoded;
}

}  // namespace

std::int64_t totp_step(Instant now) {
  return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count() / step_seconds;
}

std::string make_totp_secret() {
  constexpr std::size_t bytes = 20;
  return random_base32(bytes);
}

std::string totp_code(const std::string& secret, std::int64_t step) {
  char* key = nullptr;
  std::size_t size = 0;
  if (step < 0 || oath_base32_decode(secret.data(), secret.size(), &key, &size) != OATH_OK)
    return {};
  const Text owned(key);
  std::array<char, digits + 1> code{};
  const int made = oath_hotp_generate(key,
                                      size,
                                      static_cast<std::uint64_t>(step),
                                      digits,
                                      false,
                                      OATH_HOTP_DYNAMIC_TRUNCATION,
                                      code.data());
  return made == OATH_OK ? code.data() : std::string{};
}

std::optional<std::int64_t> match_totp(const std::string& secret,
                                       std::string_view code,
                                       Instant now,
                                       std::int64_t last_step) {
  std::string typed(code);
  std::erase(typed, ' ');
  const auto present = totp_step(now);
  std::optional<std::int64_t> matched;
  // All three are looked at, whichever it is, so that the time tells nothing.
  for (auto step = present - 1; step <= present + 1; ++step) {
    const auto right = totp_code(secret, step);
    if (!right.empty() && same_secret(right, typed) && step > last_step) matched = step;
  }
  return matched;
}

std::string totp_address(const std::string& secret,
                         std::string_view issuer,
                         std::string_view account) {
  return fmt::format("otpauth://totp/{0}:{1}?secret={2}&issuer={0}",
                     percent_encode(issuer),
                     percent_encode(account),
                     secret);
}

std::vector<std::string> make_recovery_codes() {
  constexpr std::size_t count = 8;
  constexpr std::size_t bytes = 15;
  std::vector<std::string> codes(count);
  for (auto& code : codes) code = in_groups(random_base32(bytes));
  return codes;
}

std::string hash_recovery_code(std::string_view typed) {
  std::string letters;
  for (const char c : typed) {
    if (c == '-' || c == ' ') continue;
    letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return hash_token(letters);
}

}  // namespace zicht::crypto
