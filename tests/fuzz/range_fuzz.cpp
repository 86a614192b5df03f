// What a browser asks about a file: its range, its encoding, its ETag. Lines of the input are the
// values of the headers.
#include <string>

#include "fuzz.hpp"
#include "ground/http/wire.hpp"

using namespace zicht;
using fuzz::must;

namespace {

const std::string body(777, 'z');

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto file =
      http::prepare({.type = "text/css", .body = body, .caching = http::Caching::forever},
                    {},
                    http::Effort::quick);
  auto text = fuzz::text_of(data, size);
  const http::Request request{.headers = {{"range", std::string(take_line(text))},
                                          {"if-range", std::string(take_line(text))},
                                          {"if-none-match", std::string(take_line(text))},
                                          {"accept-encoding", std::string(take_line(text))}}};
  for (const std::size_t total : {std::size_t{0}, std::size_t{1}, body.size(), SIZE_MAX}) {
    const auto asked = http::read_range(request.header("range"), total);
    if (asked.kind != http::RangeKind::part) continue;
    must(asked.range.first <= asked.range.last, "a range has a first byte and a last");
    must(asked.range.last < total, "a range lies within the file");
  }
  http::Outgoing out;
  http::answer_from(file, request, {}, out);
  must(out.head.starts_with("HTTP/1.1 "), "there is always an answer");
  const auto length = "\r\nContent-Length: " + std::to_string(out.body.size()) + "\r\n";
  must(out.head.starts_with("HTTP/1.1 304 ") || out.head.find(length) != std::string_view::npos,
       "a body is as long as its head says");
  return 0;
}
