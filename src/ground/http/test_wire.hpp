// For tests: an answer as bytes, and what a client makes of it.
#pragma once

#include <brotli/decode.h>
#include <zlib.h>

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "ground/http/raw_client.hpp"
#include "ground/http/wire.hpp"

namespace zicht::http::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

inline std::string unzip(const std::string& packed) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string in = packed;
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

inline std::string unbrotli(const std::string& packed) {
  std::string out(1 << 20, '\0');
  std::size_t size = out.size();
  CHECK(BrotliDecoderDecompress(packed.size(),
                                reinterpret_cast<const std::uint8_t*>(packed.data()),
                                &size,
                                reinterpret_cast<std::uint8_t*>(out.data())) ==
        BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(size);
  return out;
}

inline std::string long_text() {
  std::string text;
  for (int line = 0; line < 400; ++line)
    text += "regel " + std::to_string(line) + " van de tekst\n";
  return text;
}

inline Answer answer_of(const Outgoing& out) {
  auto answer = read_head(std::string(out.head));
  answer.body = out.body;
  return answer;
}

inline Answer from(const std::shared_ptr<const Prepared>& prepared,
                   Headers headers = {},
                   Method method = Method::get) {
  Outgoing out;
  answer_from(prepared, {.method = method, .headers = std::move(headers)}, {}, out);
  return answer_of(out);
}

inline std::shared_ptr<const Prepared> prepared_page() {
  return prepare(page(long_text()), {}, Effort::quick);
}

inline std::shared_ptr<const Prepared> prepared_file() {
  return prepare({.type = "text/css",
                  .body = long_text(),
                  .headers = {{"X-Herkomst", "de drukker"}},
                  .caching = Caching::forever},
                 {},
                 Effort::quick);
}

}  // namespace zicht::http::test
