#include "ground/paper/qr.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "ground/html/html.hpp"

namespace zicht::paper {

Result<Qr> qr(std::string_view text) {
  const auto refusal =
      fail(Fault::invalid, "Van deze tekst kan geen QR-code gemaakt worden.", "empty or too long");
  if (text.empty()) return refusal;
  const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
      QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) return refusal;
  Qr squares{.size = code->width};
  const auto count = static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
  squares.dark.reserve(count);
  for (std::size_t at = 0; at < count; ++at) squares.dark.push_back((code->data[at] & 1U) != 0);
  return squares;
}

std::string qr_path(const Qr& code, double unit) {
  std::string path;
  for (int row = 0; row < code.size; ++row)
    for (int column = 0; column < code.size; ++column) {
      if (!code.at(row, column)) continue;
      const int first = column;
      while (column + 1 < code.size && code.at(row, column + 1)) ++column;
      const int squares = column - first + 1;
      path += fmt::format("M{:g} {:g}h{:g}v{:g}h-{:g}z",
                          first * unit,
                          row * unit,
                          squares * unit,
                          unit,
                          squares * unit);
    }
  return path;
}

Result<std::string> qr_svg(std::string_view text, std::string_view alternative) {
  const auto code = TRY(qr(text));
  const int side = code.size + 2 * quiet_zone;
  std::string name;
  html::escape_into(name, alternative);
  const auto role = alternative.empty() ? std::string(R"(aria-hidden="true")")
                                        : fmt::format(R"(role="img" aria-label="{}")", name);
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{0} -{0} {1} {1}" {2} shape-rendering="crispEdges"><path fill="#fff" d="M-{0} -{0}h{1}v{1}h-{1}z"/><path fill="#000" d="{3}"/></svg>)",
      quiet_zone,
      side,
      role,
      qr_path(code));
}

}  // namespace zicht::paper
