#include "ground/html/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace zicht::html {
namespace {

std::string_view entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// Browsers drop tabs and line ends from an address before they read its scheme, so these are
/// refused as well as the schemes that can run script.
bool is_safe_address(std::string_view address) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
  if (std::any_of(address.begin(), address.end(), is_control)) return false;
  if (address.starts_with("//") || address.starts_with("/\\")) return false;
  static constexpr std::array allowed{"/", "#", "?", "https://", "http://", "mailto:", "tel:"};
  return std::any_of(allowed.begin(), allowed.end(), [&](std::string_view start) {
    return address.starts_with(start);
  });
}

}  // namespace

void escape_into(std::string& out, std::string_view text) {
  std::size_t plain_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto written = entity(text[at]);
    if (written.empty()) continue;
    out.append(text, plain_from, at - plain_from);
    out += written;
    plain_from = at + 1;
  }
  out.append(text, plain_from);
}

namespace detail {

void put(std::string& out, const Html& markup) {
  out += markup.str();
}
void put(std::string& out, std::string_view text) {
  escape_into(out, text);
}
void put(std::string& out, Url url) {
  escape_into(out, is_safe_address(url.text) ? url.text : "#");
}
// Coordinates in a drawing: at most two decimals, always with a point.
void put(std::string& out, double number) {
  auto digits = fmt::format("{:.2f}", number);
  while (digits.ends_with('0')) digits.pop_back();
  if (digits.ends_with('.')) digits.pop_back();
  out += digits == "-0" ? "0" : digits;
}

}  // namespace detail
}  // namespace zicht::html
