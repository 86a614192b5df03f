// Forms and queries: what is read is text, and stays the same when it is written and read again.
#include <string>

#include "fuzz.hpp"
#include "ground/http/request.hpp"
#include "ground/text/utf8.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text_of(data, size);
  const auto fields = http::parse_fields(bytes);
  if (!fields) return 0;
  std::string written;
  for (const auto& [name, value] : *fields) {
    must(text::is_utf8(name) && text::is_utf8(value), "a field is UTF-8");
    must(value.find('\0') == std::string::npos, "a field has no NUL");
    must(fields->has(name), "a field is found by its name");
    written += '&' + http::percent_encode(name) + '=' + http::percent_encode(value);
  }
  const auto again = http::parse_fields(written);
  must(again.has_value(), "what was written can be read");
  must(std::equal(fields->begin(), fields->end(), again->begin(), again->end()),
       "what was written reads the same");
  return 0;
}
