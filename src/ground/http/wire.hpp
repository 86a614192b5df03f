// An answer as bytes: the status line and headers once, the body in each encoding.
#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/http/compress.hpp"
#include "ground/http/request.hpp"
#include "ground/http/response.hpp"

namespace zicht::http {

/// What is on every answer, whatever it is.
struct WireSettings {
  bool secure = false;  ///< Served over TLS, by us or by a proxy in front: adds HSTS.
};

/// An answer to send again and again: kept by PreparedPages, shared by all connections.
struct Prepared {
  struct Variant {
    std::string head;  ///< Status line and headers for 200, without the last empty line.
    std::string etag;
    std::string body;
  };
  /// By Encoding. The identity variant is always there; its body is empty where `packed`.
  std::array<std::optional<Variant>, 3> variants;
  /// A page is kept compressed alone: nearly every reader takes it so, and for the few others it is
  /// unpacked. That halves the memory of a site that keeps all its pages.
  bool packed = false;
  std::size_t size = 0;  ///< Bytes of the body as it is, not compressed.
  bool ranged = false;   ///< A file: answers Range.
  bool varies = false;   ///< By Accept-Encoding.
  std::string type;
  std::vector<std::pair<std::string, std::string>> headers;
  Caching caching = Caching::revalidate;

  const Variant& choose(std::string_view accept_encoding) const;
  std::size_t bytes() const;
  /// The body of a `packed` page as it is. All who are being sent it at the same time share it, so
  /// that a crowd that takes nothing compressed costs the memory of one.
  std::shared_ptr<const std::string> unpacked() const;

 private:
  mutable std::mutex unpacking_;
  mutable std::weak_ptr<const std::string> unpacked_;
};

/// Compressed forms of a body that were made before (by the front-end build).
struct ReadyMade {
  std::optional<std::string> gzip = {};
  std::optional<std::string> brotli = {};
};

/// Prepares an answer that will be sent many times.
std::shared_ptr<const Prepared> prepare(const Response& response,
                                        const WireSettings& settings,
                                        Effort effort,
                                        ReadyMade ready = {});

/// One answer on its way: what to write, in this order.
struct Outgoing {
  /// Keep the bytes below alive, where they are shared.
  std::shared_ptr<const Prepared> keeps = {};
  std::shared_ptr<const std::string> keeps_body = {};
  std::string own_head = {};
  std::string own_body = {};
  std::string_view head = {};
  std::string_view body = {};

  Outgoing() = default;
  Outgoing(const Outgoing&) = delete;
  Outgoing& operator=(const Outgoing&) = delete;
};

/// Fills `out` with the answer to `request` from a prepared one: 200, 304, 206 or 416, and no body
/// for HEAD.
void answer_from(const std::shared_ptr<const Prepared>& prepared,
                 const Request& request,
                 const WireSettings& settings,
                 Outgoing& out);

/// Fills `out` with an answer that is sent once. A kept answer (Caching::revalidate) gets an ETag
/// and answers 304.
void answer_once(Response response,
                 const Request& request,
                 const WireSettings& settings,
                 Outgoing& out);

/// A strong ETag over these bytes: the first 16 hex digits of SHA-256.
std::string etag_of(std::string_view bytes);

/// True where If-None-Match names `etag`, or is "*".
bool etag_matches(std::string_view if_none_match, std::string_view etag);

/// A part of a file: first and last byte, both included.
struct ByteRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What a Range header asks of `size` bytes.
enum class RangeKind { none, part, unsatisfiable };
struct RangeAsked {
  RangeKind kind = RangeKind::none;  ///< `none`: send the whole; also for several ranges.
  ByteRange range = {};
};
RangeAsked read_range(std::string_view header, std::size_t size);

}  // namespace zicht::http
