#include "work/learning/certificate.hpp"

#include <algorithm>

#include "ground/text/utf8.hpp"

namespace zicht::learning {

Result<std::string> check_name(std::string_view name) {
  constexpr std::size_t longest = 100;
  const auto first = name.find_first_not_of(' ');
  if (first == std::string_view::npos)
    return fail(Fault::invalid, "Vul in welke naam er op het certificaat staat.");
  name = name.substr(first, name.find_last_not_of(' ') + 1 - first);
  if (text::length(name) > longest)
    return fail(Fault::invalid, "Deze naam is langer dan 100 tekens. Maak hem korter.");
  const bool has_control = std::any_of(name.begin(), name.end(), [](char each) {
    constexpr unsigned char space = 0x20;
    return static_cast<unsigned char>(each) < space || each == 0x7f;
  });
  if (has_control) return fail(Fault::invalid, "Zet de naam op één regel.");
  return std::string(name);
}

}  // namespace zicht::learning
