// Figures as JSON: how they lie on the shelf, and how others may take them along.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/html/figure.hpp"

namespace zicht::release {

/// One figure, with every field, in one order: the same figure gives the same text. A number that
/// is not there is null, which is not 0. The numbers in it are finite.
boost::json::object to_json(const html::Figure& figure);

/// The figure that was written so. A field that is missing has its default, so that a release from
/// before there was such a field can still be read. Fails with `invalid`, naming the field, where
/// one is not of its kind.
Result<html::Figure> figure_from_json(const boost::json::value& json);

/// All figures of a release, as one text.
std::string to_json_text(const std::vector<html::Figure>& figures);

/// Reads them back. Fails with `invalid`.
Result<std::vector<html::Figure>> figures_from_json_text(std::string_view text);

}  // namespace zicht::release
