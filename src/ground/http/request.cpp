#include "ground/http/request.hpp"

#include <algorithm>

#include "ground/text/utf8.hpp"

namespace zicht::http {
namespace {

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// A text area sends tabs and line ends; nothing sends the others.
bool has_controls_other_than(std::string_view text, std::string_view allowed) {
  return std::any_of(text.begin(), text.end(), [&](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && allowed.find(c) == std::string_view::npos) || byte == 0x7F;
  });
}

auto broken_encoding() {
  return fail(Fault::invalid, "In dit adres staat een teken dat niet goed is geschreven.");
}

/// %C3%A9 as é; in a form, + is a space.
Result<std::string> decode(std::string_view encoded, bool plus_is_space) {
  std::string text;
  text.reserve(encoded.size());
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    const char c = encoded[at];
    if (c == '%') {
      if (at + 2 >= encoded.size()) return broken_encoding();
      const int high = hex(encoded[at + 1]);
      const int low = hex(encoded[at + 2]);
      if (high < 0 || low < 0) return broken_encoding();
      text += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      text += plus_is_space && c == '+' ? ' ' : c;
    }
  }
  if (!text::is_utf8(text) || has_controls_other_than(text, "\t\r\n")) return broken_encoding();
  return text;
}

}  // namespace

std::string_view Fields::text(std::string_view name) const {
  for (const auto& [key, value] : fields_)
    if (key == name) return value;
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::any_of(
      fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields_)
    if (key == name) values.emplace_back(value);
  return values;
}

std::string_view Request::header(std::string_view name) const {
  for (const auto& [key, value] : headers)
    if (key == name) return value;
  return {};
}

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(';'), rest.size());
      auto pair = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      while (pair.starts_with(' ')) pair.remove_prefix(1);
      if (pair.starts_with(name) && pair.substr(name.size()).starts_with('='))
        return pair.substr(name.size() + 1);
    }
  }
  return {};
}

std::string_view Request::capture(std::string_view name) const {
  for (const auto& [key, value] : captures)
    if (key == name) return value;
  return {};
}

Result<Fields> Request::form() const {
  if (!header("content-type").starts_with("application/x-www-form-urlencoded"))
    return fail(Fault::invalid, "Dit formulier kwam niet goed aan. Probeer het nog eens.");
  return parse_fields(body);
}

Result<Fields> parse_fields(std::string_view encoded) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!encoded.empty()) {
    const auto end = std::min(encoded.find('&'), encoded.size());
    const auto pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = TRY(decode(pair.substr(0, equals), true));
    auto value = TRY(decode(pair.substr(std::min(equals + 1, pair.size())), true));
    fields.emplace_back(std::move(name), std::move(value));
  }
  return Fields(std::move(fields));
}

Result<> read_target(Request& request) {
  std::string_view target = request.target;
  // RFC 9112 3.2.2: a server takes the absolute form as well.
  if (target.starts_with("http://") || target.starts_with("https://")) {
    const auto path_at = target.find('/', target.find("//") + 2);
    target = path_at == std::string_view::npos ? "/" : target.substr(path_at);
  }
  if (target == "*" && request.method == Method::options) {
    request.path = "*";
    return {};
  }
  if (!target.starts_with('/')) return broken_encoding();
  const auto question = std::min(target.find('?'), target.size());
  const auto raw_path = target.substr(0, question);
  request.path = TRY(decode(raw_path, false));
  const auto encoded_slash = [&](std::string_view slash) {
    return raw_path.find(slash) != std::string_view::npos;
  };
  const auto& path = request.path;
  const bool climbs = path.find("/../") != std::string::npos || path.ends_with("/..") ||
                      path.find("/./") != std::string::npos || path.ends_with("/.");
  if (climbs || encoded_slash("%2F") || encoded_slash("%2f") ||
      path.find('\\') != std::string::npos || has_controls_other_than(path, {}))
    return broken_encoding();
  request.query = TRY(parse_fields(target.substr(std::min(question + 1, target.size()))));
  return {};
}

}  // namespace zicht::http
