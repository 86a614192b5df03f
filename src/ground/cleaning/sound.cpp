// MP3 and WAV: only the sound itself goes on.
#include "ground/cleaning/parts.hpp"
#include "ground/media/bytes.hpp"
#include "ground/media/mp3.hpp"

namespace zicht::cleaning {
namespace {

/// A first frame that holds no sound, but what made the file (Xing, Info, VBRI, LAME).
bool tells_its_maker(std::string_view frame) {
  const auto head = frame.substr(0, 64);
  return head.find("Xing") != std::string_view::npos ||
         head.find("Info") != std::string_view::npos || head.find("VBRI") != std::string_view::npos;
}

}  // namespace

Result<std::string> clean_mp3(std::string_view bytes) {
  std::string made;
  std::size_t at = media::behind_id3(bytes);
  std::size_t frames = 0;
  std::size_t last = 0;  // Where the last frame ended.
  while (at < bytes.size()) {
    const auto length = media::mp3_frame(bytes, at);
    if (length == 0) {
      // Tags at the end, or a gap: looked for in the next byte, and not taken along.
      ++at;
      continue;
    }
    // A frame counts where it follows on another, another follows on it, or the file ends with it:
    // in a tag behind the sound two bytes of a head come by chance.
    const auto end = at + length;
    if (end > bytes.size()) break;
    const bool follows_on = frames > 0 && at == last;
    if (!follows_on && end != bytes.size() && media::mp3_frame(bytes, end) == 0) {
      ++at;
      continue;
    }
    const auto frame = bytes.substr(at, length);
    if (frames > 0 || !tells_its_maker(frame)) made += frame;
    ++frames;
    at = end;
    last = end;
  }
  if (made.empty()) return broken(media::broken_sound, "no frames");
  return made;
}

Result<std::string> clean_wav(std::string_view bytes) {
  std::string format;
  std::string_view samples;
  std::size_t at = 12;
  while (at + 8 <= bytes.size()) {
    const auto name = bytes.substr(at, 4);
    const std::size_t length = media::little_endian(bytes, at + 4, 4);
    // A recorder that was cut off leaves a length that is not there.
    const auto inside = bytes.substr(at + 8, length);
    if (name == "fmt ") format = inside.substr(0, 40);
    if (name == "data" && samples.empty()) samples = inside;
    if (inside.size() < length) break;
    at += 8 + length + length % 2;
  }
  constexpr std::size_t shortest_format = 16;
  if (format.size() < shortest_format || samples.empty())
    return broken(media::broken_sound, "no samples");
  std::string made = "RIFF";
  const auto padding = samples.size() % 2;
  made += media::little_bytes(4 + 8 + format.size() + 8 + samples.size() + padding, 4);
  made += "WAVEfmt " + media::little_bytes(format.size(), 4) + format;
  made += "data" + media::little_bytes(samples.size(), 4);
  made += samples;
  if (padding != 0) made += '\0';
  return made;
}

}  // namespace zicht::cleaning
