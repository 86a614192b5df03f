#include "ground/http/compress.hpp"

#include <brotli/encode.h>
#define ZLIB_CONST  // What zlib reads, it does not change.
#include <zlib.h>

#include <algorithm>
#include <array>

#include "ground/base/result.hpp"

namespace zicht::http {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// `name` is in lower case; `text` need not be.
bool is(std::string_view text, std::string_view name) {
  return std::equal(text.begin(), text.end(), name.begin(), name.end(), [](char c, char lower) {
    return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == lower;
  });
}

/// True for ";q=0", "; Q=0.000": the sender does not want it. A weight is the only parameter.
bool is_refused(std::string_view parameters) {
  const auto equals = parameters.find('=');
  if (equals == std::string_view::npos) return false;
  const auto weight = trim(parameters.substr(equals + 1));
  return weight.starts_with('0') && weight.find_first_not_of("0.") == std::string_view::npos;
}

/// The largest window, with the head of gzip around it.
constexpr int gzip_window = 15 + 16;

}  // namespace

Encoding best_encoding(std::string_view accept_encoding) {
  auto best = Encoding::identity;
  while (!accept_encoding.empty()) {
    const auto end = std::min(accept_encoding.find(','), accept_encoding.size());
    const auto item = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    const auto name = trim(item.substr(0, semicolon));
    if (is_refused(item.substr(semicolon))) continue;
    if (is(name, "br")) best = Encoding::brotli;
    if (is(name, "gzip") && best == Encoding::identity) best = Encoding::gzip;
  }
  return best;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::gzip:
      return "gzip";
    case Encoding::brotli:
      return "br";
    case Encoding::identity:
      return {};
  }
  return {};
}

namespace {

/// Brotli and Gzip happen to count alike.
int level_of(Effort effort, int best) {
  constexpr int for_once = 3;
  constexpr int quick = 5;
  return effort == Effort::best ? best : effort == Effort::quick ? quick : for_once;
}

}  // namespace

std::string brotli(std::string_view text, Effort effort) {
  auto size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  // A window of 256 kB is more than any page, and keeps the encoder's own memory small.
  constexpr int window = 18;
  const int quality = level_of(effort, BROTLI_MAX_QUALITY);
  const auto* from = reinterpret_cast<const std::uint8_t*>(text.data());
  auto* to = reinterpret_cast<std::uint8_t*>(out.data());
  ZICHT_CHECK(BrotliEncoderCompress(
                  quality, window, BROTLI_MODE_TEXT, text.size(), from, &size, to) == BROTLI_TRUE);
  out.resize(size);
  out.shrink_to_fit();  // Kept for as long as the program runs.
  return out;
}

std::string gzip(std::string_view text, Effort effort) {
  z_stream stream{};
  ZICHT_CHECK(deflateInit2(&stream,
                           level_of(effort, Z_BEST_COMPRESSION),
                           Z_DEFLATED,
                           gzip_window,
                           8,
                           Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  ZICHT_CHECK(ended == Z_STREAM_END);
  out.shrink_to_fit();
  return out;
}

std::string gunzip(std::string_view packed, std::size_t size) {
  z_stream stream{};
  ZICHT_CHECK(inflateInit2(&stream, gzip_window) == Z_OK);
  std::string out(size, '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int ended = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  ZICHT_CHECK(ended == Z_STREAM_END && stream.total_out == size);
  return out;
}

bool is_compressible(std::string_view type) {
  static constexpr std::array compressible{"text/",
                                           "application/json",
                                           "application/problem+json",
                                           "application/xml",
                                           "application/atom+xml",
                                           "image/svg+xml"};
  return std::any_of(compressible.begin(), compressible.end(), [&](std::string_view start) {
    return type.starts_with(start);
  });
}

}  // namespace zicht::http
