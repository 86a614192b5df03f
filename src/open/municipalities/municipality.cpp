#include "open/municipalities/municipality.hpp"

#include <algorithm>

namespace zicht::municipalities {
namespace {

/// `letters` and then exactly `count` digits.
bool is_code_of(std::string_view text, std::string_view letters, std::size_t count) {
  if (!text.starts_with(letters) || text.size() != letters.size() + count) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(letters.size()),
                     text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_code(std::string_view text) {
  return is_code_of(text, "GM", 4);
}

bool is_safety_region_code(std::string_view text) {
  return is_code_of(text, "VR", 2);
}

bool holds_on(const Municipality& municipality, Date day) {
  return municipality.valid_from <= day &&
         (!municipality.valid_until || day < *municipality.valid_until);
}

}  // namespace zicht::municipalities
