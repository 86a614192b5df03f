// Forms with a file: every part lies in the body, and cutting the body never adds one.
#include "fuzz.hpp"
#include "ground/http/upload.hpp"

using namespace zicht;
using fuzz::must;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto body = fuzz::text_of(data, size);
  constexpr std::string_view type = "multipart/form-data; boundary=g";
  const auto parts = http::parse_multipart(type, body);
  static_cast<void>(http::parse_multipart(body.substr(0, 100), body));
  const auto cut = http::parse_multipart(type, body, true);
  if (!parts) return 0;
  must(cut && cut->size() == parts->size(), "a whole body has all its parts, cut or not");
  must(parts->size() <= http::most_parts, "a form has few fields");
  for (const auto& part : *parts) {
    must(!part.name.empty(), "a field has a name");
    must(part.bytes.data() >= body.data() &&
             part.bytes.data() + part.bytes.size() <= body.data() + body.size(),
         "a part lies in the body");
    must(part.bytes.find("\r\n--g") == std::string_view::npos, "a part holds no boundary");
  }
  const auto half = http::parse_multipart(type, body.substr(0, size / 2), true);
  must(!half || half->size() <= parts->size(), "half a form has no more fields");
  const http::Request request{.headers = {{"content-type", std::string(type)}},
                              .body = std::string(body)};
  static_cast<void>(http::read_upload(request));
  return 0;
}
