// What came in. No third-party header here, so that only the server pays for its parser.
#pragma once

#include <any>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/text/percent.hpp"

namespace zicht::http {

enum class Method { get, head, post, put, patch, del, options, other };

/// Names and values of a query or a form, decoded, in the order in which they came.
class Fields {
 public:
  Fields() = default;
  explicit Fields(std::vector<std::pair<std::string, std::string>> fields)
      : fields_(std::move(fields)) {}

  /// The first value of `name`, or empty.
  std::string_view text(std::string_view name) const;
  bool has(std::string_view name) const;
  /// All values of `name`: of a set of check boxes.
  std::vector<std::string_view> all(std::string_view name) const;
  bool empty() const { return fields_.empty(); }
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A request that the server found to be well-formed.
struct Request {
  Method method = Method::get;
  std::string target = {};  ///< As it came: path and query, still encoded.
  std::string path = {};    ///< Decoded; valid UTF-8; no "..", no control characters.
  Fields query = {};
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< Names in lower case.
  std::string body = {};
  bool is_cut = false;  ///< The body was longer: of a file that is too large the start is here.
  std::vector<std::pair<std::string, std::string>> captures = {};  ///< Filled by the router.
  std::string route = {};  ///< The pattern that matched; what a log may say of the address.
  std::any visitor = {};   ///< Who asks, where the gate found out; the room of the gate reads it.

  /// The first header of that name (lower case), or empty.
  std::string_view header(std::string_view name) const;
  /// The cookie of that name, or empty.
  std::string_view cookie(std::string_view name) const;
  /// The part of the path that the pattern calls `name`: "/kompas/{chapter}".
  std::string_view capture(std::string_view name) const;
  /// The body as application/x-www-form-urlencoded. Fails with `invalid`.
  Result<Fields> form() const;
};

/// Reads "a=1&b=%C3%A9". Fails with `invalid` on a broken escape, on bytes that are not UTF-8 and
/// on control characters.
Result<Fields> parse_fields(std::string_view encoded);

/// Takes the path and the query out of a request target. Fails with `invalid`.
Result<> read_target(Request& request);

using text::percent_encode;

}  // namespace zicht::http
