#include "open/estimation/upload.hpp"

#include <algorithm>
#include <cctype>

namespace zicht::estimation {
namespace {

constexpr std::size_t longest_boundary = 70;  // RFC 2046 5.1.1.

tl::unexpected<Error> broken() {
  return fail(Fault::invalid, "Dit bestand kwam niet goed over. Probeer het nog eens.");
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return out;
}

std::string boundary_of(std::string_view content_type) {
  const auto at = lower(content_type).find("boundary=");
  if (at == std::string::npos) return {};
  auto boundary = content_type.substr(at + 9);
  if (boundary.starts_with('"')) {
    boundary.remove_prefix(1);
    return std::string(boundary.substr(0, boundary.find('"')));
  }
  return std::string(boundary.substr(0, boundary.find_first_of("; \t")));
}

/// True where the head of a part says that it is called so.
bool is_called(std::string_view head, std::string_view name) {
  const auto mark = "name=\"" + std::string(name) + "\"";
  // Not a part of filename="...": that one is preceded by "file".
  for (auto at = head.find(mark); at != std::string_view::npos; at = head.find(mark, at + 1))
    if (at == 0 || head[at - 1] == ' ' || head[at - 1] == ';') return true;
  return false;
}

}  // namespace

Result<std::string> uploaded(std::string_view content_type,
                             std::string_view body,
                             std::string_view name) {
  const auto boundary = boundary_of(content_type);
  if (boundary.empty() || boundary.size() > longest_boundary) return broken();
  const auto line = "--" + boundary;
  if (!body.starts_with(line)) return broken();
  body.remove_prefix(line.size());
  while (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    const auto head_end = body.find("\r\n\r\n");
    const auto part_end = body.find("\r\n" + line);
    if (head_end == std::string_view::npos || part_end == std::string_view::npos ||
        part_end < head_end + 4)
      return broken();
    if (is_called(body.substr(0, head_end), name))
      return std::string(body.substr(head_end + 4, part_end - head_end - 4));
    body.remove_prefix(part_end + 2 + line.size());
  }
  return broken();
}

}  // namespace zicht::estimation
