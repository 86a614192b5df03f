// The stone under all: an answer, or what went wrong.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

namespace zicht {

/// What went wrong, in the seven ways that a caller can act on. Each has one HTTP status
/// (ground/http/fault.cpp) and one exit code (app/main.cpp).
enum class Fault { invalid, unauthorised, forbidden, not_found, conflict, unavailable, internal };

/// A failure that the program expects. `message` may be shown to whoever asked, is in Dutch and
/// holds no personal data; `detail` is in English, goes to the log and to nobody else.
struct Error {
  Fault fault = Fault::internal;
  std::string message = {};
  std::string detail = {};
};

/// A value or an Error. A Result that nobody looks at does not compile (Debian's tl::expected 1.0
/// is not nodiscard by itself).
template <class T = void>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  /// Implicit, so that `map` and `and_then`, which give the base, can be returned.
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(tl::expected<T, Error> other) : tl::expected<T, Error>(std::move(other)) {}
};

/// A failure, to return from a function that gives a Result.
inline tl::unexpected<Error> fail(Fault fault, std::string message, std::string detail = {}) {
  return tl::make_unexpected(Error{fault, std::move(message), std::move(detail)});
}

namespace detail {
template <class T>
auto take(Result<T>&& result) {
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}
[[noreturn]] void broken(const char* condition, const char* file, int line);
}  // namespace detail

/// The value of `expression`, or an early return that hands its Error to the caller. One a line,
/// never nested. A GNU statement expression: g++ and clang both take it.
#define TRY(expression)                                                             \
  __extension__({                                                                   \
    auto zicht_result = (expression);                                               \
    if (!zicht_result) return tl::make_unexpected(std::move(zicht_result).error()); \
    ::zicht::detail::take(std::move(zicht_result));                                 \
  })

/// Stops the request (std::logic_error) where something is false that can only be false by a
/// mistake in this program. Never for input.
#define ZICHT_CHECK(condition) \
  ((condition) ? void() : ::zicht::detail::broken(#condition, __FILE__, __LINE__))

}  // namespace zicht
