// Ogg with Opus or Vorbis: the pages of sound go on, with numbers of their own, behind heads whose
// comment is empty (RFC 3533, RFC 7845).
#include <array>
#include <vector>

#include "ground/cleaning/parts.hpp"
#include "ground/media/bytes.hpp"

namespace zicht::cleaning {
namespace {

constexpr std::size_t page_head = 27;
constexpr unsigned goes_on = 1;  ///< A page begins inside a packet.
constexpr unsigned begins = 2;

struct Page {
  unsigned flags = 0;
  std::string_view moment = {};  ///< Eight bytes: how far the sound is.
  std::uint32_t stream = 0;
  std::string_view laces = {};
  std::string_view body = {};
  std::size_t size = 0;
};

Result<Page> page_at(std::string_view bytes, std::size_t at) {
  if (!media::has_at(bytes, at, "OggS") || bytes.size() - at < page_head)
    return broken(media::broken_sound, "no page of Ogg");
  Page page{.flags = media::byte_at(bytes, at + 5),
            .moment = bytes.substr(at + 6, 8),
            .stream = media::little_endian(bytes, at + 14, 4)};
  page.laces = bytes.substr(at + page_head, media::byte_at(bytes, at + 26));
  std::size_t length = 0;
  for (const char lace : page.laces) length += static_cast<unsigned char>(lace);
  const auto start = at + page_head + page.laces.size();
  if (start > bytes.size() || bytes.size() - start < length)
    return broken(media::broken_sound, "half a page of Ogg");
  page.body = bytes.substr(start, length);
  page.size = page_head + page.laces.size() + length;
  return page;
}

std::uint32_t checksum(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t index = 0; index < made.size(); ++index) {
      std::uint32_t value = index << 24U;
      for (int bit = 0; bit < 8; ++bit)
        value = (value << 1U) ^ ((value & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
      made.at(index) = value;
    }
    return made;
  }();
  std::uint32_t sum = 0;
  for (const char c : bytes)
    sum = (sum << 8U) ^ table.at(((sum >> 24U) ^ static_cast<unsigned char>(c)) & 0xFFU);
  return sum;
}

class Writer {
 public:
  /// The number of a stream is drawn by chance; ours is always the same.
  void write(unsigned flags,
             std::string_view moment,
             std::string_view laces,
             std::string_view body) {
    std::string page = "OggS";
    page += '\0';
    page += static_cast<char>(flags);
    page += moment;
    page += media::little_bytes(1, 4);
    page += media::little_bytes(number_++, 4);
    page += media::little_bytes(0, 4);
    page += static_cast<char>(laces.size());
    page += laces;
    page += body;
    page.replace(22, 4, media::little_bytes(checksum(page), 4));
    made_ += page;
  }
  /// Whole packets on as many pages as they need.
  void write_packets(const std::vector<std::string>& packets) {
    std::string laces;
    std::string body;
    bool inside = false;
    bool ended = false;
    unsigned flags = 0;
    const auto flush = [&] {
      write(flags, std::string(8, ended ? '\0' : '\xFF'), laces, body);
      laces.clear();
      body.clear();
      ended = false;
      flags = inside ? goes_on : 0;
    };
    constexpr std::size_t most_laces = 255;
    for (const auto& packet : packets) {
      std::size_t at = 0;
      while (true) {
        const auto part = std::min<std::size_t>(packet.size() - at, 255);
        laces += static_cast<char>(part);
        body += packet.substr(at, part);
        at += part;
        inside = part == 255;
        ended = ended || !inside;
        if (laces.size() == most_laces) flush();
        if (!inside) break;
      }
    }
    if (!laces.empty()) flush();
  }
  std::string take() { return std::move(made_); }

 private:
  std::string made_ = {};
  std::uint32_t number_ = 0;
};

}  // namespace

Result<std::string> clean_ogg(std::string_view bytes) {
  const auto first = TRY(page_at(bytes, 0));
  const bool opus = first.body.starts_with("OpusHead");
  const bool vorbis = first.body.starts_with(std::string_view("\x01vorbis", 7));
  if (!opus && !vorbis) return broken(media::broken_sound, "neither Opus nor Vorbis");
  Writer writer;
  writer.write(begins, std::string(8, '\0'), first.laces, first.body);

  // The packets of the other heads, which end with a page.
  const std::size_t heads = opus ? 1 : 2;
  std::vector<std::string> packets;
  std::string packet;
  std::size_t at = first.size;
  while (packets.size() < heads) {
    const auto page = TRY(page_at(bytes, at));
    if (page.stream != first.stream) return broken(media::broken_sound, "two streams in one file");
    std::size_t start = 0;
    for (const char c : page.laces) {
      const std::size_t lace = static_cast<unsigned char>(c);
      packet += page.body.substr(start, lace);
      start += lace;
      if (lace == 255) continue;
      packets.push_back(std::move(packet));
      packet.clear();
    }
    at += page.size;
  }
  if (packets.size() != heads || !packet.empty())
    return broken(media::broken_sound, "sound among the heads");
  // No maker and no comments. Vorbis ends it with a bit that is set.
  packets.front() = (opus ? std::string("OpusTags") : std::string("\x03vorbis")) +
                    media::little_bytes(0, 4) + media::little_bytes(0, 4) + (opus ? "" : "\x01");
  writer.write_packets(packets);

  bool any = false;
  while (at < bytes.size()) {
    const auto page = page_at(bytes, at);
    if (!page) break;  // A recording that was cut off.
    if (page->stream != first.stream || (page->flags & begins) != 0)
      return broken(media::broken_sound, "two streams in one file");
    writer.write(page->flags & 5U, page->moment, page->laces, page->body);
    at += page->size;
    any = true;
  }
  if (!any) return broken(media::broken_sound, "no sound");
  return writer.take();
}

}  // namespace zicht::cleaning
