// A municipality, and the regions it lies in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"

namespace zicht::municipalities {

/// One row of the list. The regions are derived from the safety region, which decides all others.
struct Municipality {
  std::string code = {};  ///< Of Statistics Netherlands (CBS): "GM" and four digits.
  std::string name = {};
  std::string safety_region_code = {};  ///< "VR" and two digits.
  std::string safety_region = {};
  std::string province = {};
  std::string police_unit = {};
  std::string court_district = {};
  std::string riec = {};
  Date valid_from = {};                  ///< The first day on which this row is known to be right.
  std::optional<Date> valid_until = {};  ///< The first day on which it is not right any more.
  /// Of one that merged into others then: their codes, first the one that took most of it.
  std::vector<std::string> went_into = {};
  std::string remark = {};
};

/// Whether a row holds on a day.
bool holds_on(const Municipality& municipality, Date day);

/// "GM" and four digits.
bool is_code(std::string_view text);
/// "VR" and two digits.
bool is_safety_region_code(std::string_view text);

}  // namespace zicht::municipalities
