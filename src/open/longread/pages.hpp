// The story as whole pages. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/content/library.hpp"

namespace zicht::longread {

/// What every page needs to draw itself.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  Date today;
};

/// The story as it is meant: in the dark first, with the light that opens.
std::string story_page(const Desk& desk);

/// Who reads the text alone: somebody at a screen, or a printer (no frame around it).
enum class Reader { screen, paper };

/// The same words without the drawings: for who reads so with more ease, and for paper.
std::string text_page(const Desk& desk, Reader reader);

}  // namespace zicht::longread
