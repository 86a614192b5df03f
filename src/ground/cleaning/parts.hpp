// One cleaner for each kind. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::cleaning {

Result<std::string> clean_jpeg(std::string_view bytes);
Result<std::string> clean_png(std::string_view bytes);
Result<std::string> clean_webp(std::string_view bytes);
Result<std::string> clean_pdf(std::string_view bytes);
Result<std::string> clean_mp3(std::string_view bytes);
Result<std::string> clean_m4a(std::string_view bytes);
Result<std::string> clean_ogg(std::string_view bytes);
Result<std::string> clean_wav(std::string_view bytes);

/// What a sentence calls it.
inline constexpr std::string_view sound = "geluid";

inline auto broken(std::string_view what, std::string detail = {}) {
  return fail(Fault::invalid,
              "Dit " + std::string(what) +
                  " is kapot of van een soort die we niet kennen. Stuur een andere versie, of een "
                  "foto of schermafdruk ervan.",
              std::move(detail));
}

}  // namespace zicht::cleaning
