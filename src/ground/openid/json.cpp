#include "ground/openid/json.hpp"

#include <cmath>

namespace zicht::openid {

namespace json = boost::json;

Result<json::object> read_object(std::string_view text, std::string_view what) {
  json::error_code error;
  auto value = json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object())
    return fail(Fault::invalid,
                "De andere server gaf een antwoord dat niet te lezen is.",
                std::string(what) + " is no JSON object");
  return std::move(value.as_object());
}

std::string text_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  if (value == nullptr || !value->is_string()) return {};
  return std::string(value->as_string().c_str(), value->as_string().size());
}

std::optional<std::int64_t> seconds_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  if (value == nullptr) return std::nullopt;
  // Beyond this an Instant in milliseconds would not be sure to hold it: the year 11000.
  constexpr std::int64_t latest = 285'000'000'000;
  std::int64_t seconds = -1;
  if (const auto* whole = value->if_int64()) seconds = *whole;
  if (const auto* broken = value->if_double(); broken != nullptr && std::abs(*broken) < latest)
    seconds = static_cast<std::int64_t>(*broken);
  if (seconds < 0 || seconds > latest) return std::nullopt;
  return seconds;
}

std::optional<std::vector<std::string>> texts_in(const json::object& object,
                                                 std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return std::vector{text_in(object, name)};
  const auto* list = value->if_array();
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto& one : *list) {
    const auto* text = one.if_string();
    if (text == nullptr) return std::nullopt;
    texts.emplace_back(text->c_str(), text->size());
  }
  return texts;
}

bool is_true_in(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains({name.data(), name.size()});
  if (value == nullptr) return false;
  if (const auto* is = value->if_bool()) return *is;
  if (const auto* number = value->if_int64()) return *number == 1;
  const auto text = text_in(object, name);
  return text == "true" || text == "1";
}

}  // namespace zicht::openid
