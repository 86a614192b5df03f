// A few bytes that nobody else may see: they are wiped where they lay as soon as they are not
// needed.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace zicht::crypto {

/// Bytes that are overwritten with zeros before their memory is given back. It keeps a key out of
/// what a later piece of the program, a core dump or the swap file finds; whoever reads the memory
/// of the running program reads it anyway.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes) : bytes_(bytes) {}
  Secret(const Secret&) = default;
  Secret(Secret&& other) noexcept { bytes_.swap(other.bytes_); }
  Secret& operator=(Secret other) noexcept {  // The old bytes are wiped in `other`.
    bytes_.swap(other.bytes_);
    return *this;
  }
  ~Secret();

  const std::string& bytes() const { return bytes_; }
  /// To be written into, by whoever makes the secret.
  unsigned char* data() { return reinterpret_cast<unsigned char*>(bytes_.data()); }

  /// So many zeros, to be written into.
  static Secret of_size(std::size_t size);

 private:
  std::string bytes_;
};

/// 32 bytes that grow from a secret: always the same ones, and others for each `purpose`. Whoever
/// has them finds neither the secret nor what grows for another purpose. Nothing here slows down
/// guessing, so the secret must have enough random bits (112 or more).
Secret grow(std::string_view secret, std::string_view purpose);

}  // namespace zicht::crypto
