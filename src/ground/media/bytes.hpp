// Numbers in bytes, as formats of files write them. Every read asks whether they are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zicht::media {

inline std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}
inline bool has_at(std::string_view bytes, std::size_t at, std::string_view what) {
  return at <= bytes.size() && bytes.substr(at).starts_with(what);
}

/// 0 behind the end; callers ask for the length first.
inline std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t index = 0; index < count; ++index)
    number = (number << 8U) | byte_at(bytes, at + index);
  return number;
}
inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t index = count; index > 0; --index)
    number = (number << 8U) | byte_at(bytes, at + index - 1);
  return number;
}

inline std::string big_bytes(std::uint64_t number, std::size_t count) {
  std::string bytes;
  for (std::size_t index = count; index > 0; --index)
    bytes += static_cast<char>((number >> ((index - 1) * 8)) & 0xFFU);
  return bytes;
}
inline std::string little_bytes(std::uint64_t number, std::size_t count) {
  std::string bytes;
  for (std::size_t index = 0; index < count; ++index)
    bytes += static_cast<char>((number >> (index * 8)) & 0xFFU);
  return bytes;
}

}  // namespace zicht::media
