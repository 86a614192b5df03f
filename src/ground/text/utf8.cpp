#include "ground/text/utf8.hpp"

#include <array>
#include <cstdint>

namespace zicht::text {
namespace {

struct Decoded {
  char32_t point = 0;
  std::size_t size = 0;  ///< Bytes read; 0 where the bytes are not UTF-8.
};

/// One code point at the start of `bytes`, by the table of Unicode 15, section 3.9 (table 3-7).
Decoded decode(std::string_view bytes) {
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
  };
  const auto first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || bytes.size() < size) return {};
  std::uint32_t point = first & (0xFFU >> (size + 1));
  for (std::size_t at = 1; at < size; ++at) {
    if ((byte(at) & 0xC0U) != 0x80U) return {};
    point = point << 6U | (byte(at) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
  if (point < smallest[size] || point > 0x10FFFF || surrogate) return {};
  return {point, size};
}

/// The plain letters for a letter of Latin-1 or Latin Extended-A; empty where it has none.
std::string_view plain(char32_t point) {
  struct Range {
    char32_t from, to;
    std::string_view letters;
  };
  static constexpr std::array ranges{
      Range{0xC0, 0xC5, "a"},   Range{0xC6, 0xC6, "ae"},   Range{0xC7, 0xC7, "c"},
      Range{0xC8, 0xCB, "e"},   Range{0xCC, 0xCF, "i"},    Range{0xD1, 0xD1, "n"},
      Range{0xD2, 0xD6, "o"},   Range{0xD8, 0xD8, "o"},    Range{0xD9, 0xDC, "u"},
      Range{0xDD, 0xDD, "y"},   Range{0xDF, 0xDF, "ss"},   Range{0xE0, 0xE5, "a"},
      Range{0xE6, 0xE6, "ae"},  Range{0xE7, 0xE7, "c"},    Range{0xE8, 0xEB, "e"},
      Range{0xEC, 0xEF, "i"},   Range{0xF1, 0xF1, "n"},    Range{0xF2, 0xF6, "o"},
      Range{0xF8, 0xF8, "o"},   Range{0xF9, 0xFC, "u"},    Range{0xFD, 0xFD, "y"},
      Range{0xFF, 0xFF, "y"},   Range{0x100, 0x105, "a"},  Range{0x106, 0x10D, "c"},
      Range{0x10E, 0x111, "d"}, Range{0x112, 0x11B, "e"},  Range{0x11C, 0x123, "g"},
      Range{0x128, 0x131, "i"}, Range{0x132, 0x133, "ij"}, Range{0x139, 0x142, "l"},
      Range{0x143, 0x148, "n"}, Range{0x14C, 0x151, "o"},  Range{0x152, 0x153, "oe"},
      Range{0x154, 0x159, "r"}, Range{0x15A, 0x161, "s"},  Range{0x162, 0x167, "t"},
      Range{0x168, 0x173, "u"}, Range{0x178, 0x178, "y"},  Range{0x179, 0x17E, "z"},
  };
  for (const auto& range : ranges)
    if (point >= range.from && point <= range.to) return range.letters;
  return {};
}

bool is_combining_accent(char32_t point) {
  return point >= 0x300 && point <= 0x36F;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto decoded = decode(bytes);
    if (decoded.size == 0) return false;
    bytes.remove_prefix(decoded.size);
  }
  return true;
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    // Nearly all letters are of this kind: searching folds thousands of stories.
    if (const char c = text.front(); static_cast<unsigned char>(c) < 0x80) {
      folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      text.remove_prefix(1);
      continue;
    }
    const auto [point, size] = decode(text);
    const auto taken = size == 0 ? 1 : size;
    if (const auto letters = size > 1 ? plain(point) : std::string_view{}; !letters.empty()) {
      folded += letters;
    } else if (!is_combining_accent(point)) {
      folded += text.substr(0, taken);
    }
    text.remove_prefix(taken);
  }
  return folded;
}

std::string slug(std::string_view text) {
  std::string name;
  for (const char c : fold(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (kept) {
      name += c;
    } else if (c != '\'' && !name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name;
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text)
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
  return count;
}

}  // namespace zicht::text
