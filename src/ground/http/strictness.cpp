#include "ground/http/strictness.hpp"

#include <algorithm>
#include <string_view>

namespace zicht::http {
namespace {

bool is_host(std::string_view host) {
  constexpr std::string_view allowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:[]%";
  return !host.empty() && host.size() <= 255 &&
         host.find_first_not_of(allowed) == std::string_view::npos;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

}  // namespace

int refuse_headers(const std::vector<std::pair<std::string, std::string>>& headers,
                   int minor_version) {
  const auto count = [&](std::string_view name) {
    return std::count_if(
        headers.begin(), headers.end(), [&](const auto& header) { return header.first == name; });
  };
  const auto hosts = count("host");
  const auto lengths = count("content-length");
  const auto codings = count("transfer-encoding");
  if (hosts > 1 || (minor_version >= 1 && hosts == 0)) return 400;
  if (lengths > 1 || (lengths > 0 && codings > 0)) return 400;
  for (const auto& [name, value] : headers) {
    if (name == "host" && !is_host(value)) return 400;
    if (name == "transfer-encoding") {
      if (minor_version == 0 || codings > 1) return 400;
      if (lower(value) != "chunked") return 501;
    }
    const bool digits =
        !value.empty() && value.find_first_not_of("0123456789") == std::string::npos;
    if (name == "content-length" && !digits) return 400;
  }
  return 0;
}

bool is_folded(std::string_view head) {
  return head.find("\n ") != std::string_view::npos || head.find("\n\t") != std::string_view::npos;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

}  // namespace zicht::http
