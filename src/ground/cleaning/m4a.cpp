// MP4 with one track of AAC: a new file of what a player needs and nothing else. Boxes that tell
// where, when and with what it was recorded are not known here, and so do not go on; nor does what
// lies between the samples.
#include <algorithm>
#include <optional>
#include <vector>

#include "ground/cleaning/parts.hpp"
#include "ground/media/bytes.hpp"

namespace zicht::cleaning {
namespace {

using media::big_bytes;
using media::big_endian;

constexpr std::size_t box_head = 8;
/// Of samples: twelve hours of AAC.
constexpr std::size_t most_samples = 3'000'000;

struct Box {
  std::string_view name = {};
  std::string_view inside = {};
};

/// The boxes in these bytes. What does not fit ends the list.
std::vector<Box> boxes_in(std::string_view bytes) {
  std::vector<Box> boxes;
  while (bytes.size() >= box_head) {
    std::size_t size = big_endian(bytes, 0, 4);
    std::size_t head = box_head;
    if (size == 1 && bytes.size() >= 16 && big_endian(bytes, 8, 4) == 0) {
      size = big_endian(bytes, 12, 4);
      head = 16;
    }
    if (size == 0) size = bytes.size();
    if (size < head || size > bytes.size()) break;
    boxes.push_back({bytes.substr(4, 4), bytes.substr(head, size - head)});
    bytes.remove_prefix(size);
  }
  return boxes;
}

std::optional<std::string_view> inside(std::string_view bytes, std::string_view name) {
  for (const auto& box : boxes_in(bytes))
    if (box.name == name) return box.inside;
  return std::nullopt;
}

/// What lies behind these names, each inside the one before.
std::optional<std::string_view> inside(std::string_view bytes,
                                       std::initializer_list<std::string_view> names) {
  std::optional found(bytes);
  for (const auto name : names) {
    found = inside(*found, name);
    if (!found) break;
  }
  return found;
}

std::string box(std::string_view name, const std::string& content) {
  return big_bytes(box_head + content.size(), 4) + std::string(name) + content;
}

/// A head with version and flags in front, and times that are taken out (version 0 and 1 have them
/// right behind it).
std::string without_times(std::string_view head) {
  std::string made(head);
  const std::size_t length = media::byte_at(head, 0) == 1 ? 16 : 8;
  for (std::size_t at = 4; at < std::min(made.size(), 4 + length); ++at) made[at] = '\0';
  return made;
}

/// A table of numbers, each row `columns` of four bytes, behind version, flags and a count.
std::vector<std::uint32_t> table(std::string_view bytes, std::size_t columns) {
  std::vector<std::uint32_t> numbers;
  const std::size_t rows = big_endian(bytes, 4, 4);
  for (std::size_t at = 8; numbers.size() < rows * columns && at + 4 <= bytes.size(); at += 4)
    numbers.push_back(big_endian(bytes, at, 4));
  return numbers;
}

/// The sizes of all samples (stsz).
std::vector<std::uint32_t> sample_sizes(std::string_view stsz) {
  const auto same = big_endian(stsz, 4, 4);
  const std::size_t count = std::min<std::size_t>(big_endian(stsz, 8, 4), most_samples);
  if (same != 0) return std::vector<std::uint32_t>(count, same);
  std::vector<std::uint32_t> sizes;
  for (std::size_t at = 12; sizes.size() < count && at + 4 <= stsz.size(); at += 4)
    sizes.push_back(big_endian(stsz, at, 4));
  return sizes;
}

/// Every sample behind the next, as the tables of chunks lead to them.
Result<std::string> all_samples(std::string_view file,
                                const std::vector<std::uint32_t>& sizes,
                                const std::vector<std::uint32_t>& in_chunks,
                                const std::vector<std::uint32_t>& starts) {
  std::string samples;
  std::size_t next = 0;
  std::size_t row = 0;
  for (std::size_t chunk = 0; chunk < starts.size() && next < sizes.size(); ++chunk) {
    // A row holds from its first chunk, counted from 1, until the next row.
    while ((row + 1) * 3 < in_chunks.size() && in_chunks[(row + 1) * 3] <= chunk + 1) ++row;
    if (row * 3 + 1 >= in_chunks.size()) return broken(media::broken_sound, "no table of chunks");
    std::size_t at = starts[chunk];
    for (std::uint32_t left = in_chunks[row * 3 + 1]; left > 0 && next < sizes.size(); --left) {
      const std::size_t size = sizes[next++];
      if (at > file.size() || file.size() - at < size)
        return broken(media::broken_sound, "a sample is not there");
      samples += file.substr(at, size);
      // Tables that lead to the same bytes again and again would fill the memory.
      if (samples.size() > file.size())
        return broken(media::broken_sound, "more samples than bytes");
      at += size;
    }
  }
  if (next != sizes.size() || sizes.empty())
    return broken(media::broken_sound, "samples without a chunk");
  return samples;
}

/// The one way of writing sound that is taken in: mp4a with its esds, and nothing beside it.
Result<std::string> description(std::string_view stsd) {
  constexpr std::size_t entry_head = 28;  // Of sound, version 0.
  const auto entry = inside(stsd.substr(std::min<std::size_t>(8, stsd.size())), "mp4a");
  if (!entry || entry->size() < entry_head || big_endian(*entry, 8, 2) != 0)
    return broken(media::broken_sound, "not AAC in MP4");
  const auto esds = inside(entry->substr(entry_head), "esds");
  if (!esds) return broken(media::broken_sound, "AAC without its settings");
  const auto mp4a =
      box("mp4a", std::string(entry->substr(0, entry_head)) + box("esds", std::string(*esds)));
  return box("stsd", big_bytes(0, 4) + big_bytes(1, 4) + mp4a);
}

}  // namespace

Result<std::string> clean_m4a(std::string_view bytes) {
  const auto moov = inside(bytes, "moov");
  if (!moov) return broken(media::broken_sound, "no moov");
  std::optional<std::string_view> track;
  for (const auto& one : boxes_in(*moov)) {
    if (one.name != "trak") continue;
    const auto handler = inside(one.inside, {"mdia", "hdlr"});
    if (!handler || !media::has_at(*handler, 8, "soun") || track)
      return broken(media::video, "a track that is no sound, or a second one");
    track = one.inside;
  }
  if (!track) return broken(media::broken_sound, "no track");
  const auto mvhd = inside(*moov, "mvhd");
  const auto tkhd = inside(*track, "tkhd");
  const auto mdhd = inside(*track, {"mdia", "mdhd"});
  const auto table_of = inside(*track, {"mdia", "minf", "stbl"});
  if (!mvhd || !tkhd || !mdhd || !table_of)
    return broken(media::broken_sound, "a head is not there");
  const auto stsd = inside(*table_of, "stsd");
  const auto stts = inside(*table_of, "stts");
  const auto stsc = inside(*table_of, "stsc");
  const auto stsz = inside(*table_of, "stsz");
  const auto stco = inside(*table_of, "stco");
  if (!stsd || !stts || !stsc || !stsz || !stco)
    return broken(media::broken_sound, "a table is not there");

  const auto described = TRY(description(*stsd));
  const auto sizes = sample_sizes(*stsz);
  const auto samples = TRY(all_samples(bytes, sizes, table(*stsc, 3), table(*stco, 1)));

  std::string durations;
  const auto steps = table(*stts, 2);
  for (const auto number : steps) durations += big_bytes(number, 4);
  std::string lengths;
  for (const auto size : sizes) lengths += big_bytes(size, 4);
  const auto count = big_bytes(sizes.size(), 4);
  const std::string none = big_bytes(0, 4);
  const std::string ftyp = box("ftyp", "M4A " + none + "M4A isom");
  const auto moov_with = [&](std::size_t start) {
    const auto stbl =
        box("stbl",
            described + box("stts", none + big_bytes(steps.size() / 2, 4) + durations) +
                box("stsc", none + big_bytes(1, 4) + big_bytes(1, 4) + count + big_bytes(1, 4)) +
                box("stsz", none + none + count + lengths) +
                box("stco", none + big_bytes(1, 4) + big_bytes(start, 4)));
    const auto dinf =
        box("dinf", box("dref", none + big_bytes(1, 4) + box("url ", big_bytes(1, 4))));
    const auto minf = box("minf", box("smhd", none + none) + dinf + stbl);
    const auto hdlr = box("hdlr", none + none + "soun" + std::string(13, '\0'));
    const auto mdia = box("mdia", box("mdhd", without_times(*mdhd)) + hdlr + minf);
    const auto trak = box("trak", box("tkhd", without_times(*tkhd)) + mdia);
    return box("moov", box("mvhd", without_times(*mvhd)) + trak);
  };
  // The head is as long whatever the start is.
  const auto start = ftyp.size() + moov_with(0).size() + box_head;
  return ftyp + moov_with(start) + box("mdat", samples);
}

}  // namespace zicht::cleaning
