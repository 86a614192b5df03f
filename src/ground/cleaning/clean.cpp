#include "ground/cleaning/clean.hpp"

#include "ground/cleaning/parts.hpp"
#include "ground/media/kind.hpp"

namespace zicht::cleaning {
namespace {

Result<std::string> clean_as(media::Kind kind, std::string_view bytes) {
  switch (kind) {
    case media::Kind::jpeg:
      return clean_jpeg(bytes);
    case media::Kind::png:
      return clean_png(bytes);
    case media::Kind::webp:
      return clean_webp(bytes);
    case media::Kind::pdf:
      return clean_pdf(bytes);
    case media::Kind::mp3:
      return clean_mp3(bytes);
    case media::Kind::m4a:
      return clean_m4a(bytes);
    case media::Kind::ogg:
      return clean_ogg(bytes);
    case media::Kind::wav:
      return clean_wav(bytes);
  }
  return broken(media::hard_to_clean);
}

}  // namespace

Result<std::string> clean(std::string_view bytes) {
  const auto kind = TRY(media::inspect(bytes));
  auto copy = TRY(clean_as(kind, bytes));
  if (copy.size() > largest_copy) return broken(media::large_copy);
  return copy;
}

}  // namespace zicht::cleaning
