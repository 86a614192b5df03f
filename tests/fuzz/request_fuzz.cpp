// Requests, in pieces of any size: whatever is read is well-formed, within its limits, and the same
// in whatever pieces it came. The first byte decides about the pieces.
#include <string>
#include <utility>

#include "fuzz.hpp"
#include "ground/http/incoming.hpp"
#include "ground/http/strictness.hpp"
#include "ground/text/utf8.hpp"

using namespace zicht;
using fuzz::must;

namespace {

constexpr std::uint32_t head_limit = 1024;
constexpr std::uint64_t body_limit = 512;

/// Gives `bytes` to `incoming` in pieces of `size`; what is left when it is whole or refused.
std::string_view feed(http::Incoming& incoming, std::string_view bytes, std::size_t size) {
  std::size_t given = 0;
  std::size_t taken = 0;
  while (!incoming.whole() && incoming.refused_with() == 0 && given < bytes.size()) {
    given = std::min(given + size, bytes.size());
    taken += incoming.take(bytes.substr(taken, given - taken));
    incoming.awaits_go_ahead();
    // The server's buffer has this much room, and never needs more.
    if (incoming.refused_with() == 0 && !incoming.whole())
      must(given - taken <= head_limit + size, "what is not taken is bounded");
  }
  return bytes.substr(taken);
}

void check(http::Request& request) {
  must(http::refuse_headers(request.headers, 1) == 0 ||
           http::refuse_headers(request.headers, 0) == 0,
       "a whole request has sound headers");
  must(request.body.size() <= body_limit, "a body stays within its limit");
  std::size_t head = request.target.size();
  for (const auto& [name, value] : request.headers) {
    must(!name.empty() && !http::has_control_characters(name), "a name is a name");
    must(!http::has_control_characters(value), "a value has no control characters");
    head += name.size() + value.size();
  }
  must(head <= head_limit, "a head stays within its limit");
  if (!http::read_target(request)) return;
  const auto& path = request.path;
  must(path == "*" || path.starts_with('/'), "a path starts with a slash");
  must(text::is_utf8(path), "a path is UTF-8");
  must(!http::has_control_characters(path) && path.find('\t') == std::string::npos,
       "a path has no control characters");
  must(path.find("/../") == std::string::npos && !path.ends_with("/.."), "a path does not climb");
  for (const auto& [name, value] : request.query)
    must(text::is_utf8(name) && text::is_utf8(value), "a query is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::size_t piece = 1 + data[0] % 64;
  auto bytes = fuzz::text_of(data + 1, size - 1);
  while (!bytes.empty()) {
    http::Incoming at_once(head_limit, body_limit);
    http::Incoming in_pieces(head_limit, body_limit);
    const auto left = feed(at_once, bytes, bytes.size());
    const auto also_left = feed(in_pieces, bytes, piece);
    must(at_once.whole() == in_pieces.whole(), "pieces do not decide whether a request is whole");
    if (!at_once.whole()) return 0;
    auto& request = at_once.request();
    auto& other = in_pieces.request();
    must(left == also_left, "pieces do not decide where a request ends");
    must(request.method == other.method && request.target == other.target &&
             request.headers == other.headers && request.body == other.body,
         "pieces do not decide what a request says");
    check(request);
    bytes = left;
  }
  return 0;
}
