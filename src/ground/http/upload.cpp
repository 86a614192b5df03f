#include "ground/http/upload.hpp"

#include <algorithm>

#include "ground/http/strictness.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::http {
namespace {

constexpr std::string_view line_end = "\r\n";
/// Of the headers of one part.
constexpr std::size_t longest_head = 2048;

auto broken_form() {
  return fail(Fault::invalid, "Dit formulier kwam niet goed aan. Probeer het nog eens.");
}

bool equals_without_case(std::string_view one, std::string_view lower) {
  return std::equal(one.begin(), one.end(), lower.begin(), lower.end(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

/// `multipart/form-data; boundary=xyz`, with or without quotes, and nothing else.
Result<std::string_view> boundary_of(std::string_view content_type) {
  constexpr std::string_view type = "multipart/form-data;";
  if (!equals_without_case(content_type.substr(0, type.size()), type)) return broken_form();
  auto rest = content_type.substr(type.size());
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  constexpr std::string_view name = "boundary=";
  if (!equals_without_case(rest.substr(0, name.size()), name)) return broken_form();
  rest.remove_prefix(name.size());
  if (rest.size() >= 2 && rest.starts_with('"') && rest.ends_with('"'))
    rest = rest.substr(1, rest.size() - 2);
  constexpr std::size_t longest = 70;  // RFC 2046 5.1.1, and so are the characters.
  constexpr std::string_view characters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=?";
  if (rest.empty() || rest.size() > longest ||
      rest.find_first_not_of(characters) != std::string_view::npos)
    return broken_form();
  return rest;
}

/// Takes `name="value"` from the front. A quote in a value is written %22 by browsers, so the first
/// one ends it.
std::optional<std::string_view> take_parameter(std::string_view& rest, std::string_view name) {
  std::string_view left = rest;
  if (!left.starts_with("; ")) return std::nullopt;
  left.remove_prefix(2);
  if (!left.starts_with(name) || !left.substr(name.size()).starts_with("=\"")) return std::nullopt;
  left.remove_prefix(name.size() + 2);
  const auto end = left.find('"');
  if (end == std::string_view::npos) return std::nullopt;
  rest = left.substr(end + 1);
  return left.substr(0, end);
}

/// The headers of one part: where it belongs and, for a file, what its sender says that it is.
Result<Part> read_head(std::string_view head) {
  Part part;
  bool placed = false;
  bool typed = false;
  while (!head.empty()) {
    const auto end = std::min(head.find(line_end), head.size());
    const auto line = head.substr(0, end);
    head.remove_prefix(std::min(end + line_end.size(), head.size()));
    if (!text::is_utf8(line) || has_control_characters(line)) return broken_form();
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) return broken_form();
    const auto name = line.substr(0, colon);
    auto value = line.substr(colon + 2);
    if (equals_without_case(name, "content-type") && !typed) {
      typed = true;
      continue;
    }
    constexpr std::string_view kind = "form-data";
    if (!equals_without_case(name, "content-disposition") || placed || !value.starts_with(kind))
      return broken_form();
    placed = true;
    value.remove_prefix(kind.size());
    const auto field = take_parameter(value, "name");
    if (!field || field->empty()) return broken_form();
    part.name = *field;
    part.is_file = take_parameter(value, "filename").has_value();
    if (!value.empty()) return broken_form();
  }
  if (!placed) return broken_form();
  return part;
}

}  // namespace

Result<std::vector<Part>> parse_multipart(std::string_view content_type,
                                          std::string_view body,
                                          bool is_cut) {
  const auto boundary = TRY(boundary_of(content_type));
  const auto delimiter = std::string(line_end) + "--" + std::string(boundary);
  const std::string_view first = std::string_view(delimiter).substr(line_end.size());
  if (!body.starts_with(first)) return broken_form();
  body.remove_prefix(first.size());
  std::vector<Part> parts;
  while (!body.starts_with("--")) {
    if (!body.starts_with(line_end) || parts.size() == most_parts) {
      if (is_cut && body.size() < line_end.size()) return parts;
      return broken_form();
    }
    body.remove_prefix(line_end.size());
    constexpr std::string_view head_end = "\r\n\r\n";
    const auto head_size = body.substr(0, longest_head).find(head_end);
    if (head_size == std::string_view::npos) {
      if (is_cut && body.size() < longest_head) return parts;
      return broken_form();
    }
    auto part = TRY(read_head(body.substr(0, head_size)));
    body.remove_prefix(head_size + head_end.size());
    const auto end = body.find(delimiter);
    if (end == std::string_view::npos) {
      if (is_cut) return parts;
      return broken_form();
    }
    part.bytes = body.substr(0, end);
    body.remove_prefix(end + delimiter.size());
    parts.push_back(part);
  }
  body.remove_prefix(2);
  if (!is_cut && !body.empty() && body != line_end) return broken_form();
  return parts;
}

Result<Upload> read_upload(const Request& request) {
  const auto parts =
      TRY(parse_multipart(request.header("content-type"), request.body, request.is_cut));
  Upload upload{.is_too_large = request.is_cut};
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& part : parts) {
    if (!part.is_file) {
      // As a form without a file: text, and no bytes that no keyboard sends.
      const bool odd = !text::is_utf8(part.bytes) || std::ranges::any_of(part.bytes, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t' && c != '\r' && c != '\n') || byte == 0x7F;
      });
      if (odd) return broken_form();
      fields.emplace_back(part.name, part.bytes);
      continue;
    }
    if (part.bytes.empty()) continue;  // Nothing was chosen.
    if (upload.file) return broken_form();
    upload.file = part.bytes;
  }
  upload.fields = Fields(std::move(fields));
  return upload;
}

}  // namespace zicht::http
