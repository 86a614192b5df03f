#include "ground/media/mp3.hpp"

#include <array>

#include "ground/media/bytes.hpp"

namespace zicht::media {
namespace {

/// kbit/s of layer III, by the four bits of the head.
constexpr std::array<std::size_t, 16> rates_1{
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0};
constexpr std::array<std::size_t, 16> rates_2{
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0};
constexpr std::array<std::size_t, 4> samples_a_second{44'100, 48'000, 32'000, 0};

}  // namespace

std::size_t mp3_frame(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < 4) return 0;
  const auto head = big_endian(bytes, at, 4);
  constexpr std::uint32_t sync = 0xFFE00000U;
  if ((head & sync) != sync) return 0;
  const auto version = (head >> 19U) & 3U;  // 3: MPEG 1; 2: MPEG 2; 0: MPEG 2.5.
  const auto layer = (head >> 17U) & 3U;    // 1: layer III.
  if (version == 1 || layer != 1) return 0;
  const auto rate = (version == 3 ? rates_1 : rates_2).at((head >> 12U) & 15U) * 1000;
  auto samples = samples_a_second.at((head >> 10U) & 3U);
  if (version == 2) samples /= 2;
  if (version == 0) samples /= 4;
  if (rate == 0 || samples == 0) return 0;
  const std::size_t padding = (head >> 9U) & 1U;
  return (version == 3 ? 144U : 72U) * rate / samples + padding;
}

std::size_t behind_id3(std::string_view bytes) {
  constexpr std::size_t head = 10;
  if (!bytes.starts_with("ID3") || bytes.size() < head) return 0;
  std::size_t size = 0;
  for (std::size_t at = 6; at < head; ++at) size = (size << 7U) | (byte_at(bytes, at) & 0x7FU);
  constexpr std::uint8_t has_footer = 0x10;
  return head + size + ((byte_at(bytes, 5) & has_footer) != 0 ? head : 0);
}

}  // namespace zicht::media
