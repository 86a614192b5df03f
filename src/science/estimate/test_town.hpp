// For tests of this room: tables of towns that do not exist, and what is answered about them.
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <string_view>

#include "science/estimate/estimate.hpp"

namespace zicht::estimate::test {

/// Invented: four lists of a town that does not exist; the first two send people to each other.
inline constexpr auto town = R"(Politie,Opvang,Zorg,Arbeid,aantal
1,0,0,0,180
0,1,0,0,95
0,0,1,0,120
0,0,0,1,60
1,1,0,0,70
1,0,1,0,24
1,0,0,1,14
0,1,1,0,15
0,1,0,1,6
0,0,1,1,9
1,1,1,0,11
1,1,0,1,7
1,0,1,1,2
0,1,1,1,1
1,1,1,1,1
)";

inline Input read(std::string_view text) {
  auto input = read_table(text);
  if (!input) FAIL(input.error().message);
  return std::move(*input);
}

inline Finding answer(const Input& input,
                      const Question& question = {},
                      const Labour& labour = {}) {
  auto finding = estimate::estimate(input, question, labour);
  if (!finding) FAIL(finding.error().message);
  return std::move(*finding);
}

inline bool has_flag(const Finding& finding, std::string_view code) {
  for (const auto& flag : finding.flags)
    if (flag.code == code) return true;
  return false;
}

/// Expected counts of lists that see 30, 20, 25 and 15 % of 10 000 people, each by itself.
inline Input independent() {
  std::string text = "A,B,C,D,aantal\n";
  const double seen[] = {0.3, 0.2, 0.25, 0.15};
  for (Mask history = 1; history < 16; ++history) {
    double count = 10'000;
    for (std::size_t list = 0; list < 4; ++list) {
      const bool on = (history >> list & 1U) != 0;
      count *= on ? seen[list] : 1 - seen[list];
      text += on ? "1," : "0,";
    }
    text += std::to_string(std::lround(count)) + "\n";
  }
  return read(text);
}

}  // namespace zicht::estimate::test
