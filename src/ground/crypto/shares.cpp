#include "ground/crypto/shares.hpp"

#include "ground/crypto/secret.hpp"
#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {
namespace {

/// Of the secret, and divided with it: so that parts of two secrets do not become a third one.
constexpr std::size_t check_size = crypto_generichash_BYTES_MIN;
static_assert(check_size == 16);

/// In the field of AES. Without a branch or a table that depends on the numbers: the time it takes
/// tells nothing of them.
unsigned multiply(unsigned one, unsigned other) {
  constexpr unsigned modulus = 0x11BU;
  constexpr unsigned bits = 8;
  unsigned product = 0;
  for (unsigned bit = 0; bit < bits; ++bit) {
    product ^= (0U - (other >> bit & 1U)) & one;
    one <<= 1U;
    one ^= (0U - (one >> bits)) & modulus;
  }
  return product;
}

/// x to the power 254, which is 1/x for all but 0.
unsigned inverse(unsigned number) {
  constexpr int power = 254;
  unsigned product = 1;
  for (int times = 0; times < power; ++times) product = multiply(product, number);
  return product;
}

unsigned byte_of(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

void write_check(unsigned char* to, std::string_view secret) {
  crypto_generichash(to, check_size, read(secret), secret.size(), nullptr, 0);
}

}  // namespace

std::array<std::string, 3> split(std::string_view secret) {
  need_sodium();
  auto whole = Secret::of_size(secret.size() + check_size);
  std::copy(secret.begin(), secret.end(), whole.data());
  write_check(whole.data() + secret.size(), secret);
  auto slope = Secret::of_size(whole.bytes().size());
  randombytes_buf(slope.data(), slope.bytes().size());
  std::array<std::string, 3> parts;
  for (unsigned number = 1; number <= parts.size(); ++number) {
    auto& part = parts.at(number - 1);
    part += static_cast<char>(number);
    for (std::size_t at = 0; at < whole.bytes().size(); ++at)
      part += static_cast<char>(byte_of(whole.bytes(), at) ^
                                multiply(number, byte_of(slope.bytes(), at)));
  }
  return parts;
}

Result<std::string> join(std::string_view one, std::string_view other) {
  need_sodium();
  const auto refused = fail(
      Fault::invalid,
      "Deze twee delen horen niet bij elkaar, of er staat een fout in. Neem twee verschillende "
      "delen van dezelfde sleutel.",
      "two shares do not make a secret");
  constexpr std::size_t shortest = 1 + check_size;
  constexpr unsigned parts = 3;
  if (one.size() != other.size() || one.size() < shortest) return refused;
  const auto first = byte_of(one, 0);
  const auto second = byte_of(other, 0);
  if (first == second || first < 1 || first > parts || second < 1 || second > parts) return refused;

  // The line through two points, at 0.
  const auto of_first = multiply(second, inverse(first ^ second));
  const auto of_second = multiply(first, inverse(first ^ second));
  auto whole = Secret::of_size(one.size() - 1);
  for (std::size_t at = 1; at < one.size(); ++at)
    whole.data()[at - 1] = static_cast<unsigned char>(multiply(of_first, byte_of(one, at)) ^
                                                      multiply(of_second, byte_of(other, at)));
  const auto secret = std::string_view(whole.bytes()).substr(0, whole.bytes().size() - check_size);
  std::array<unsigned char, check_size> check{};
  write_check(check.data(), secret);
  if (sodium_memcmp(check.data(), whole.data() + secret.size(), check_size) != 0) return refused;
  return std::string(secret);
}

}  // namespace zicht::crypto
