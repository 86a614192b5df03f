// QR codes: an address that a telephone reads off paper or a screen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::paper {

/// The squares of a code, row by row, without the quiet zone around it.
struct Qr {
  int size = 0;  ///< Squares a side: 21 for the shortest text, 177 at most.
  std::vector<bool> dark = {};
  bool at(int row, int column) const {
    return dark[static_cast<std::size_t>(row) * static_cast<std::size_t>(size) +
                static_cast<std::size_t>(column)];
  }
};

/// The empty squares that a reader needs around a code.
inline constexpr int quiet_zone = 4;

/// The code of a text, which survives losing 15 % of its surface (level M). Fails with `invalid`
/// where the text is empty or too long.
Result<Qr> qr(std::string_view text);

/// The dark squares as one SVG path with `unit` for the side of a square, from (0, 0), rows joined
/// where they touch.
std::string qr_path(const Qr& code, double unit = 1);

/// A code as SVG for a page, quiet zone included: sharp at each size, and without style, so that a
/// strict Content-Security-Policy lets it through. It is named `alternative` for who cannot see
/// it; where that is empty it is hidden from screen readers. Fails with `invalid` as qr() does.
Result<std::string> qr_svg(std::string_view text, std::string_view alternative);

}  // namespace zicht::paper
