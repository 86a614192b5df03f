// A whole number in an address or a form.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace zicht::http {

/// The number that the whole text is; 0, which is the number of nothing, where it is none.
inline std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

}  // namespace zicht::http
