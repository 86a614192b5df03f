#include "ground/http/wire.hpp"

#include <fmt/format.h>

#include <charconv>

#include "ground/base/result.hpp"
#include "ground/base/sha256.hpp"
#include "ground/http/strictness.hpp"

namespace zicht::http {
namespace {

/// The policy of every page: own files only, no inline script or style, framed by nobody.
constexpr std::string_view security_headers =
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; font-src "
    "'self'; "
    "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
    "'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'\r\n"
    "X-Frame-Options: DENY\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n";

std::string_view reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 416:
      return "Range Not Satisfiable";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Status";
  }
}

std::string_view cache_control(Caching caching) {
  switch (caching) {
    case Caching::none:
      return "no-store";
    case Caching::revalidate:
      return "public, no-cache";
    case Caching::forever:
      return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

/// Everything about an answer that stands in its head, but for its length.
std::string head_start(int status, const Response& response, const WireSettings& settings) {
  auto head = fmt::format("HTTP/1.1 {} {}\r\nCache-Control: {}\r\n{}",
                          status,
                          reason(status),
                          cache_control(response.caching),
                          security_headers);
  bool shared_with_others = false;
  for (const auto& [name, value] : response.headers) {
    // A line end in a header would be the start of another header.
    ZICHT_CHECK(!has_control_characters(value));
    head += fmt::format("{}: {}\r\n", name, value);
    shared_with_others = shared_with_others || name == "Access-Control-Allow-Origin";
  }
  if (!shared_with_others) head += "Cross-Origin-Resource-Policy: same-origin\r\n";
  if (settings.secure) head += "Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n";
  return head;
}

void add_content(std::string& head, const Response& response, std::size_t size, Encoding encoding) {
  head += fmt::format("Content-Type: {}\r\nContent-Length: {}\r\n", response.type, size);
  if (encoding != Encoding::identity)
    head += fmt::format("Content-Encoding: {}\r\n", name_of(encoding));
}

constexpr std::string_view vary = "Vary: Accept-Encoding\r\n";

std::string about_variant(std::string_view etag, bool varies) {
  return fmt::format("ETag: {}\r\n{}", etag, varies ? vary : "");
}

Prepared::Variant variant_of(const Response& response,
                             const WireSettings& settings,
                             const std::string& tag,
                             Encoding encoding,
                             std::string body,
                             bool varies) {
  Prepared::Variant variant;
  variant.etag = encoding == Encoding::identity ? fmt::format("\"{}\"", tag)
                                                : fmt::format("\"{}-{}\"", tag, name_of(encoding));
  variant.head =
      head_start(response.status, response, settings) + about_variant(variant.etag, varies);
  add_content(variant.head, response, body.size(), encoding);
  variant.body = std::move(body);
  return variant;
}

void answer_range(const Prepared& prepared,
                  const WireSettings& settings,
                  const ByteRange& range,
                  Outgoing& out) {
  const auto& whole = *prepared.variants[0];
  Response part{.status = 206,
                .type = prepared.type,
                .headers = prepared.headers,
                .caching = Caching::forever};
  part.headers.emplace_back(
      "Content-Range", fmt::format("bytes {}-{}/{}", range.first, range.last, whole.body.size()));
  part.headers.emplace_back("ETag", whole.etag);
  const auto size = range.last - range.first + 1;
  out.own_head = head_start(206, part, settings);
  if (prepared.varies) out.own_head += vary;
  add_content(out.own_head, part, size, Encoding::identity);
  out.head = out.own_head;
  out.body = std::string_view(whole.body).substr(range.first, size);
}

void answer_unsatisfiable(const Prepared& prepared, const WireSettings& settings, Outgoing& out) {
  Response none{.status = 416, .type = "text/plain; charset=utf-8"};
  none.headers.emplace_back("Content-Range",
                            fmt::format("bytes */{}", prepared.variants[0]->body.size()));
  out.own_head = head_start(416, none, settings);
  add_content(out.own_head, none, 0, Encoding::identity);
  out.head = out.own_head;
}

constexpr auto gzipped = static_cast<std::size_t>(Encoding::gzip);

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

const Prepared::Variant& Prepared::choose(std::string_view accept_encoding) const {
  const auto best = static_cast<std::size_t>(best_encoding(accept_encoding));
  for (auto at = best; at > 0; --at)
    if (variants.at(at)) return *variants.at(at);
  return *variants[0];
}

std::size_t Prepared::bytes() const {
  std::size_t total = sizeof(Prepared);
  for (const auto& variant : variants)
    if (variant) total += variant->head.size() + variant->body.size();
  return total;
}

std::shared_ptr<const std::string> Prepared::unpacked() const {
  const std::lock_guard lock(unpacking_);
  auto shared = unpacked_.lock();
  if (shared == nullptr) {
    shared = std::make_shared<const std::string>(gunzip(variants[gzipped]->body, size));
    unpacked_ = shared;
  }
  return shared;
}

std::shared_ptr<const Prepared> prepare(const Response& response,
                                        const WireSettings& settings,
                                        Effort effort,
                                        ReadyMade ready) {
  auto prepared = std::make_shared<Prepared>();
  prepared->type = response.type;
  prepared->headers = response.headers;
  prepared->caching = response.caching;
  prepared->ranged = response.caching == Caching::forever;
  const auto tag = etag_of(response.body);
  const bool compressed = is_compressible(response.type) && response.body.size() > 256;
  prepared->varies = compressed;
  const auto add = [&](Encoding encoding, std::string body) {
    if (encoding != Encoding::identity && body.size() >= response.body.size()) return;
    prepared->variants.at(static_cast<std::size_t>(encoding)) =
        variant_of(response, settings, tag, encoding, std::move(body), compressed);
  };
  add(Encoding::identity, response.body);
  if (compressed) {
    add(Encoding::gzip, ready.gzip ? std::move(*ready.gzip) : gzip(response.body, effort));
    add(Encoding::brotli, ready.brotli ? std::move(*ready.brotli) : brotli(response.body, effort));
  }
  prepared->size = response.body.size();
  prepared->packed = !prepared->ranged && prepared->variants[gzipped].has_value();
  if (prepared->packed) prepared->variants[0]->body = {};
  return prepared;
}

void answer_from(const std::shared_ptr<const Prepared>& prepared,
                 const Request& request,
                 const WireSettings& settings,
                 Outgoing& out) {
  out.keeps = prepared;
  const auto& variant = prepared->choose(request.header("accept-encoding"));
  // If-None-Match comes before Range (RFC 9110 13.2.2), and Range is for GET alone (14.2).
  if (etag_matches(request.header("if-none-match"), variant.etag)) {
    const Response same{.headers = prepared->headers, .caching = prepared->caching};
    out.own_head = head_start(304, same, settings) + about_variant(variant.etag, prepared->varies);
    out.head = out.own_head;
    return;
  }
  const auto range = request.header("range");
  if (prepared->ranged && request.method == Method::get && !range.empty()) {
    const auto& whole = *prepared->variants[0];
    const auto if_range = request.header("if-range");
    const bool same = if_range.empty() || if_range == whole.etag;
    const auto asked = same ? read_range(range, whole.body.size()) : RangeAsked{};
    if (asked.kind == RangeKind::part) return answer_range(*prepared, settings, asked.range, out);
    if (asked.kind == RangeKind::unsatisfiable)
      return answer_unsatisfiable(*prepared, settings, out);
  }
  out.head = variant.head;
  if (request.method == Method::head) return;
  out.body = variant.body;
  if (prepared->packed && &variant == &*prepared->variants[0]) {
    out.keeps_body = prepared->unpacked();
    out.body = *out.keeps_body;
  }
}

void answer_once(Response response,
                 const Request& request,
                 const WireSettings& settings,
                 Outgoing& out) {
  auto encoding = Encoding::identity;
  if (is_compressible(response.type) && response.body.size() > 1024) {
    encoding = best_encoding(request.header("accept-encoding"));
    response.headers.emplace_back("Vary", "Accept-Encoding");
  }
  if (response.status == 200 && response.caching == Caching::revalidate) {
    auto tag = fmt::format("\"{}{}{}\"",
                           etag_of(response.body),
                           encoding == Encoding::identity ? "" : "-",
                           name_of(encoding));
    const bool same = etag_matches(request.header("if-none-match"), tag);
    response.headers.emplace_back("ETag", std::move(tag));
    if (same) {
      out.own_head = head_start(304, response, settings);
      out.head = out.own_head;
      return;
    }
  }
  if (encoding == Encoding::brotli) response.body = brotli(response.body, Effort::once);
  if (encoding == Encoding::gzip) response.body = gzip(response.body, Effort::once);
  out.own_head = head_start(response.status, response, settings);
  if (response.status != 204) add_content(out.own_head, response, response.body.size(), encoding);
  out.own_body = std::move(response.body);
  out.head = out.own_head;
  if (request.method != Method::head) out.body = out.own_body;
}

std::string etag_of(std::string_view bytes) {
  return sha256_hex(bytes).substr(0, 16);
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  // Weak comparison (RFC 9110 13.1.2): a W/ in front is ignored.
  return !etag.empty() && if_none_match.find(etag) != std::string_view::npos;
}

RangeAsked read_range(std::string_view header, std::size_t size) {
  constexpr std::string_view unit = "bytes=";
  if (!header.starts_with(unit) || header.find(',') != std::string_view::npos) return {};
  const auto spec = header.substr(unit.size());
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos) return {};
  const auto first = whole_number(spec.substr(0, dash));
  const auto last = whole_number(spec.substr(dash + 1));
  if (dash == 0) {  // "-500": the last 500 bytes.
    if (!last) return {};
    if (*last == 0 || size == 0) return {RangeKind::unsatisfiable, {}};
    return {RangeKind::part, {size - std::min(*last, size), size - 1}};
  }
  const bool open_ended = dash + 1 == spec.size();
  if (!first || (!last && !open_ended) || (last && *last < *first)) return {};
  if (*first >= size) return {RangeKind::unsatisfiable, {}};
  return {RangeKind::part, {*first, last ? std::min(*last, size - 1) : size - 1}};
}

}  // namespace zicht::http
