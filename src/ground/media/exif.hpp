// The one thing that is read of the metadata of a photo: which side is up.
#pragma once

#include <string_view>

namespace zicht::media {

/// 1 to 8, as EXIF numbers them; 1 (as it is) where a picture says nothing or nothing sensible.
/// Takes the whole file: a JPEG, PNG or WebP.
int orientation_of(std::string_view bytes);

}  // namespace zicht::media
