// The frames of an MP3: where each begins and how long it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace zicht::media {

/// Bytes of the frame (MPEG 1, 2 or 2.5, layer III) that begins at `at`; 0 where none begins there.
/// It may reach behind the end.
std::size_t mp3_frame(std::string_view bytes, std::size_t at);
/// Where the sound begins: behind an ID3 tag, if there is one.
std::size_t behind_id3(std::string_view bytes);

}  // namespace zicht::media
