// A fuzz target with two mistakes, which whatever runs the targets must find: a read beyond the
// end, behind five letters that have to be guessed one by one, and behind those a promise that is
// broken.
#include <cstdio>
#include <memory>

#include "canary.hpp"
#include "fuzz.hpp"

namespace {

const volatile std::size_t eight = 8;

/// How many letters of `word` the text begins with.
std::size_t letters_right(std::string_view text, std::string_view word) {
  std::size_t right = 0;
  while (right < word.size() && right < text.size() && text[right] == word[right]) ++right;
  return right;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = zicht::fuzz::text_of(data, size);
  if (letters_right(text, "vogel") < 5) return 0;
  zicht::canary::sing("fuzz");
  zicht::fuzz::must(!text.ends_with("belofte"), "this one is broken on purpose");
  const auto some = std::make_unique<char[]>(8);
  std::printf("%d\n", some[eight]);
  return 0;
}
