// One cleaner for each kind. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "ground/media/refusals.hpp"

namespace zicht::cleaning {

Result<std::string> clean_jpeg(std::string_view bytes);
Result<std::string> clean_png(std::string_view bytes);
Result<std::string> clean_webp(std::string_view bytes);
Result<std::string> clean_pdf(std::string_view bytes);
Result<std::string> clean_mp3(std::string_view bytes);
Result<std::string> clean_m4a(std::string_view bytes);
Result<std::string> clean_ogg(std::string_view bytes);
Result<std::string> clean_wav(std::string_view bytes);

/// Of `media::refusals`, or nobody hears it.
inline auto broken(std::string_view refusal, std::string detail = {}) {
  return fail(Fault::invalid, std::string(refusal), std::move(detail));
}

}  // namespace zicht::cleaning
