// What can be passed on of a signal, part by part, and which parts fit which kind of data. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "work/signals/signals.hpp"

namespace zicht::passing {

/// One part with what stands in it.
struct Part {
  std::string name = {};   ///< "story"; in the log and the ledger.
  std::string label = {};  ///< "Wat is er gezien?"
  std::string text = {};
  bool operator==(const Part&) const = default;
};

/// Of a dialogue at most this many, the newest.
constexpr std::size_t most_messages = 20;
/// The one part that tells who reported.
inline constexpr std::string_view contact_part = "contact";

/// Everything that can be passed on of this signal. Notes of colleagues, opinions, reasons and the
/// words of a weighing stay inside; what was ticked in the last weighing can go. `sector` is its
/// name; empty leaves it out.
std::vector<Part> parts_of(const signals::Opened& opened, std::string_view sector);

/// How the name of a part is called on a page: "Verhaal".
std::string label_of(std::string_view name);

/// Whether a part fits a kind of data of the table of grounds: with "aantallen" nothing goes out
/// but a count, and with what names nobody no part can that names somebody.
bool fits(std::string_view part, std::string_view kind);

/// What was chosen out of `all`, with the text that goes out, and which of them are not what stood
/// there. Fails with `invalid` where nothing was chosen, a part is empty, does not exist or does
/// not fit `kind`.
struct Chosen {
  std::vector<Part> parts = {};
  std::vector<std::string> changed = {};
};
Result<Chosen> choose(const std::vector<Part>& all,
                      const std::vector<Part>& typed,
                      std::string_view kind);

}  // namespace zicht::passing
