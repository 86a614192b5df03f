// A file of a stranger, read and written anew, so that only what can be seen or heard goes on: no
// place, no device, no author, no script, and nothing that hides behind its end.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::cleaning {

/// Pages of a PDF.
constexpr int most_pages = 30;
/// Bytes of a clean copy.
constexpr std::size_t largest_copy = std::size_t{20} << 20U;

/// The clean copy: a JPEG or WebP as a JPEG, a PNG as a PNG, a PDF as one of pictures of its pages,
/// sound in its own kind without tags. Fails with `invalid`, and a sentence for whoever sent it,
/// where media::inspect does, and where the file is broken or holds what cannot be cleaned.
Result<std::string> clean(std::string_view bytes);

}  // namespace zicht::cleaning
