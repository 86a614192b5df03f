#include "open/coursepack/zip.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace zicht::coursepack {
namespace {

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    auto value = byte;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
    table[byte] = value;
  }
  return table;
}

/// CRC-32 as PKZIP has it (ISO 3309).
std::uint32_t checksum(std::string_view bytes) {
  static constexpr auto table = make_table();
  std::uint32_t value = 0xFFFFFFFFU;
  for (const char byte : bytes)
    value = table[(value ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (value >> 8U);
  return ~value;
}

/// Least byte first.
void put(std::string& out, std::uint32_t value, int bytes) {
  for (int at = 0; at < bytes; ++at) out += static_cast<char>(value >> (8 * at) & 0xFFU);
}

/// What stands both before a file and in the directory at the end (APPNOTE.TXT 4.3.7 and 4.3.12).
void put_common(std::string& out, const File& file) {
  constexpr std::uint32_t version = 20;
  constexpr std::uint32_t first_day = (1U << 5U) | 1U;  // 1 January 1980: it tells no moment.
  const auto size = static_cast<std::uint32_t>(file.bytes.size());
  put(out, version, 2);
  put(out, 0, 2);  // No flags.
  put(out, 0, 2);  // Stored.
  put(out, 0, 2);
  put(out, first_day, 2);
  put(out, checksum(file.bytes), 4);
  put(out, size, 4);
  put(out, size, 4);
  put(out, static_cast<std::uint32_t>(file.name.size()), 2);
  put(out, 0, 2);  // No extra field.
}

}  // namespace

std::string zip(const std::vector<File>& files) {
  std::string out;
  std::string directory;
  for (const auto& file : files) {
    const auto start = static_cast<std::uint32_t>(out.size());
    put(out, 0x04034b50U, 4);
    put_common(out, file);
    out += file.name;
    out += file.bytes;

    put(directory, 0x02014b50U, 4);
    put(directory, 20, 2);  // Made as version 2.0 describes.
    put_common(directory, file);
    put(directory, 0, 2);  // No comment.
    put(directory, 0, 2);  // Disk.
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, start, 4);
    directory += file.name;
  }
  const auto start = static_cast<std::uint32_t>(out.size());
  const auto count = static_cast<std::uint32_t>(files.size());
  out += directory;
  put(out, 0x06054b50U, 4);
  put(out, 0, 4);  // Disks.
  put(out, count, 2);
  put(out, count, 2);
  put(out, static_cast<std::uint32_t>(directory.size()), 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace zicht::coursepack
