// JSON of another server, read with suspicion. Inside this room only.
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::openid {

/// The object in `text`. Fails with `invalid` on anything else, on nesting deeper than 32, on bytes
/// that are not UTF-8, and on what stands behind it. `what` names it for the log.
Result<boost::json::object> read_object(std::string_view text, std::string_view what);

/// The text of that name; empty where there is none, or something else.
std::string text_in(const boost::json::object& object, std::string_view name);
/// Whole seconds since 1970; nothing where there is no sensible number.
std::optional<std::int64_t> seconds_in(const boost::json::object& object, std::string_view name);
/// A text alone, or the texts of a list; nothing where something else is among them.
std::optional<std::vector<std::string>> texts_in(const boost::json::object& object,
                                                 std::string_view name);
/// True where the value is true. Some servers write it as a text or a number: "true", "1", 1.
bool is_true_in(const boost::json::object& object, std::string_view name);

}  // namespace zicht::openid
