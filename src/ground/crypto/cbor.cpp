#include "ground/crypto/cbor.hpp"

#include <cstdint>

namespace zicht::crypto {
namespace {

constexpr int deepest = 4;

/// The kinds of items, as the first three bits say them.
enum Major : unsigned { number, negative, bytes_of, text_of, array, map_of, tag, other };

struct Head {
  unsigned major = 0;
  std::uint64_t argument = 0;  ///< A value, or a length, or how many items follow.
  std::size_t size = 0;
};

std::optional<Head> read_head(std::string_view bytes) {
  constexpr unsigned short_argument = 24;
  constexpr unsigned longest_argument = 27;
  if (bytes.empty()) return std::nullopt;
  const unsigned first = static_cast<unsigned char>(bytes.front());
  const unsigned info = first & 31U;
  Head head{.major = first >> 5U, .argument = info, .size = 1};
  if (info < short_argument) return head;
  if (info > longest_argument) return std::nullopt;
  const std::size_t width = std::size_t{1} << (info - short_argument);
  if (bytes.size() < 1 + width) return std::nullopt;
  head.argument = 0;
  for (std::size_t at = 1; at <= width; ++at)
    head.argument = head.argument << 8U | static_cast<unsigned char>(bytes[at]);
  head.size += width;
  return head;
}

std::optional<std::size_t> size_at(std::string_view bytes, int depth) {
  const auto head = read_head(bytes);
  if (!head || depth > deepest) return std::nullopt;
  const auto left = bytes.size() - head->size;
  switch (head->major) {
    case number:
    case negative:
    case other:
      return head->size;
    case bytes_of:
    case text_of:
      if (head->argument > left) return std::nullopt;
      return head->size + static_cast<std::size_t>(head->argument);
    case array:
    case map_of: {
      // An item takes a byte at least, so this many cannot be there.
      if (head->argument > left) return std::nullopt;
      auto items = head->major == map_of ? 2 * head->argument : head->argument;
      auto size = head->size;
      for (; items > 0; --items) {
        const auto item = size_at(bytes.substr(size), depth + 1);
        if (!item) return std::nullopt;
        size += *item;
      }
      return size;
    }
    default:
      return std::nullopt;
  }
}

/// What a string of bytes or of text holds.
std::optional<std::string_view> inside(std::string_view item, unsigned major) {
  const auto head = read_head(item);
  if (!head || head->major != major) return std::nullopt;
  return item.substr(head->size);
}

}  // namespace

std::optional<std::size_t> cbor_size(std::string_view bytes) {
  return size_at(bytes, 1);
}

std::optional<std::string_view> cbor_bytes_under(std::string_view map, std::string_view name) {
  const auto whole = cbor_size(map);
  const auto head = read_head(map);
  if (!whole || *whole != map.size() || head->major != map_of) return std::nullopt;
  auto rest = map.substr(head->size);
  const auto take = [&] {
    const auto item = rest.substr(0, cbor_size(rest).value_or(rest.size()));
    rest.remove_prefix(item.size());
    return item;
  };
  while (!rest.empty()) {
    const auto key = take();
    const auto value = take();
    if (inside(key, text_of) == name) return inside(value, bytes_of);
  }
  return std::nullopt;
}

}  // namespace zicht::crypto
