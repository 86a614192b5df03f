#include "ground/crypto/base64url.hpp"

#include "ground/crypto/sodium.hpp"

namespace zicht::crypto {

std::string to_base64url(std::string_view bytes) {
  need_sodium();
  constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(text.data(), text.size(), read(bytes), bytes.size(), variant);
  text.pop_back();  // The zero that libsodium ends with.
  return text;
}

Result<std::string> from_base64url(std::string_view text) {
  need_sodium();
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  const char* end = nullptr;
  const int decoded = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                        bytes.size(),
                                        text.data(),
                                        text.size(),
                                        nullptr,
                                        &size,
                                        &end,
                                        sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (decoded != 0 || end != text.data() + text.size())
    return fail(Fault::invalid, "Dit is niet goed gecodeerd.", "no base64url");
  bytes.resize(size);
  return bytes;
}

}  // namespace zicht::crypto
