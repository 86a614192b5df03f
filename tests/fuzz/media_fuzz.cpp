// Files of strangers: what they are is told without reading outside them, and the cleaners that are
// our own (sound) make nothing larger than what came in, and the same when they clean it again.
#include "fuzz.hpp"
#include "ground/cleaning/clean.hpp"
#include "ground/media/exif.hpp"
#include "ground/media/kind.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  const auto turned = media::orientation_of(bytes);
  must(turned >= 1 && turned <= 8, "an orientation is one of eight");
  static_cast<void>(media::extent_of(bytes));
  const auto kind = media::inspect(bytes);
  if (!kind) return 0;
  using media::Kind;
  // Decoders of others have fuzzing of their own, and are slow.
  if (*kind != Kind::mp3 && *kind != Kind::wav && *kind != Kind::ogg && *kind != Kind::m4a)
    return 0;
  const auto clean = cleaning::clean(bytes);
  if (!clean) return 0;
  must(clean->size() <= 2 * size + 4096, "a clean copy stays small");
  must(media::kind_of(*clean) == *kind || *kind == Kind::mp3, "a clean copy is of the same kind");
  const auto again = cleaning::clean(*clean);
  must(!again || again->size() <= clean->size(), "cleaning again adds nothing");
  return 0;
}
