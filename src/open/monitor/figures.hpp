// Finding things in a release. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "open/monitor/monitor.hpp"

namespace zicht::monitor {

/// Fails with `not_found` where the release has no such figure.
Result<const html::Figure*> find(const Published& published, std::string_view id);

/// The newest number that was counted, in words for a sentence.
struct Counted {
  std::string year = {};
  std::string number = {};
};

/// The newest estimate, in words for a sentence.
struct Estimated {
  std::string period = {};  ///< "2018 en 2019"
  std::string low = {};
  std::string high = {};
};

/// Nothing where no point of the figure was counted.
std::optional<Counted> latest_counted(const html::Figure& figure);

/// Nothing where no point of the figure is an estimate with both its bounds.
std::optional<Estimated> latest_estimate(const html::Figure& figure);

/// One year that two figures count differently, in words.
struct Difference {
  std::string year = {};
  std::string one = {};
  std::string other = {};
};

/// The newest year that both figures counted, with another outcome. Numbers that were computed say
/// nothing about how someone counts.
std::optional<Difference> latest_difference(const html::Figure& one, const html::Figure& other);

}  // namespace zicht::monitor
