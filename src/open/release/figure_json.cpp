#include "open/release/figure_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cmath>
#include <utility>

namespace zicht::release {
namespace {

namespace json = boost::json;
using html::Certainty;
using html::Figure;
using html::Point;
using html::Series;

/// The members of both enums as words, in their order.
constexpr std::array<std::string_view, 4> words_of(Certainty) {
  return {"counted", "derived", "estimated", "withheld"};
}
constexpr std::array<std::string_view, 4> words_of(Figure::Kind) {
  return {"line", "bars", "interval", "table"};
}

template <class Enum>
std::string_view word(Enum member) {
  return words_of(member).at(static_cast<std::size_t>(member));
}

json::value number(const std::optional<double>& value) {
  if (!value) return nullptr;
  ZICHT_CHECK(std::isfinite(*value));
  // 1044 and not 1.044E3, for people who read along. Below 2^53 a double holds whole numbers
  // exactly; -0 is left as it is.
  const bool whole = std::trunc(*value) == *value && std::abs(*value) < 9007199254740992.0;
  if (whole && !(*value == 0 && std::signbit(*value))) return static_cast<std::int64_t>(*value);
  return *value;
}

json::array texts(const std::vector<std::string>& lines) {
  return json::array(lines.begin(), lines.end());
}

json::object to_json(const Point& point) {
  return {{"label", point.label},
          {"value", number(point.value)},
          {"low", number(point.low)},
          {"high", number(point.high)},
          {"certainty", word(point.certainty)},
          {"note", point.note},
          {"words", point.words},
          {"sources", texts(point.sources)}};
}

json::object to_json(const Series& series) {
  json::array points;
  for (const auto& point : series.points) points.push_back(to_json(point));
  return {{"id", series.id},
          {"name", series.name},
          {"definition", series.definition},
          {"points", std::move(points)}};
}

Result<> read(const json::value& value, std::string& into);
Result<> read(const json::value& value, std::optional<double>& into);
Result<> read(const json::value& value, std::optional<Date>& into);
Result<> read(const json::value& value, Point& into);
Result<> read(const json::value& value, Series& into);
Result<> read(const json::value& value, Figure& into);

tl::unexpected<Error> not_a(std::string_view kind) {
  return fail(
      Fault::invalid, "Deze cijfers kunnen niet gelezen worden.", fmt::format("not {}", kind));
}

template <class Enum>
requires std::is_enum_v<Enum> Result<> read(const json::value& value, Enum& into) {
  const auto words = words_of(Enum{});
  const auto* text = value.if_string();
  const auto found = text == nullptr ? words.end() : std::ranges::find(words, *text);
  if (found == words.end()) return not_a("one of the words for it");
  into = static_cast<Enum>(found - words.begin());
  return {};
}

template <class Item>
Result<> read(const json::value& value, std::vector<Item>& into) {
  const auto* list = value.if_array();
  if (list == nullptr) return not_a("a list");
  for (const auto& element : *list) {
    Item item;
    TRY(read(element, item));
    into.push_back(std::move(item));
  }
  return {};
}

Result<> read(const json::value& value, std::string& into) {
  const auto* text = value.if_string();
  if (text == nullptr) return not_a("a text");
  into = std::string(*text);
  return {};
}

Result<> read(const json::value& value, std::optional<double>& into) {
  if (value.is_null()) return {};
  if (!value.is_number()) return not_a("a number");
  into = value.to_number<double>();
  return {};
}

Result<> read(const json::value& value, std::optional<Date>& into) {
  if (value.is_null()) return {};
  std::string text;
  TRY(read(value, text));
  const auto date = parse_date(text);
  if (!date) return not_a("a date");
  into = *date;
  return {};
}

/// Reads the fields of one object, and says in which of them it went wrong.
class Fields {
 public:
  static Result<Fields> of(const json::value& value) {
    const auto* object = value.if_object();
    if (object == nullptr) return not_a("an object");
    return Fields(*object);
  }

  template <class T>
  Result<> read_into(std::string_view name, T& into) const {
    const auto* value = object_->if_contains(name);
    if (value == nullptr) return {};
    auto done = read(*value, into);
    if (!done) done.error().detail = fmt::format("{}: {}", name, done.error().detail);
    return done;
  }

 private:
  explicit Fields(const json::object& object) : object_(&object) {}
  const json::object* object_;
};

Result<> read(const json::value& value, Point& into) {
  const auto fields = TRY(Fields::of(value));
  TRY(fields.read_into("label", into.label));
  TRY(fields.read_into("value", into.value));
  TRY(fields.read_into("low", into.low));
  TRY(fields.read_into("high", into.high));
  TRY(fields.read_into("certainty", into.certainty));
  TRY(fields.read_into("note", into.note));
  TRY(fields.read_into("words", into.words));
  TRY(fields.read_into("sources", into.sources));
  return {};
}

Result<> read(const json::value& value, Series& into) {
  const auto fields = TRY(Fields::of(value));
  TRY(fields.read_into("id", into.id));
  TRY(fields.read_into("name", into.name));
  TRY(fields.read_into("definition", into.definition));
  TRY(fields.read_into("points", into.points));
  return {};
}

Result<> read(const json::value& value, Figure& into) {
  const auto fields = TRY(Fields::of(value));
  TRY(fields.read_into("id", into.id));
  TRY(fields.read_into("headline", into.headline));
  TRY(fields.read_into("caption", into.caption));
  TRY(fields.read_into("unit", into.unit));
  TRY(fields.read_into("kind", into.kind));
  TRY(fields.read_into("explanation", into.explanation));
  TRY(fields.read_into("label_heading", into.label_heading));
  TRY(fields.read_into("series", into.series));
  TRY(fields.read_into("sources", into.sources));
  TRY(fields.read_into("checked_on", into.checked_on));
  return {};
}

}  // namespace

json::object to_json(const Figure& figure) {
  json::array series;
  for (const auto& each : figure.series) series.push_back(to_json(each));
  const auto checked_on =
      figure.checked_on ? json::value(to_iso(*figure.checked_on)) : json::value(nullptr);
  return {{"id", figure.id},
          {"headline", figure.headline},
          {"caption", figure.caption},
          {"unit", figure.unit},
          {"kind", word(figure.kind)},
          {"explanation", figure.explanation},
          {"label_heading", figure.label_heading},
          {"series", std::move(series)},
          {"sources", texts(figure.sources)},
          {"checked_on", checked_on}};
}

Result<Figure> figure_from_json(const json::value& json) {
  Figure figure;
  TRY(read(json, figure));
  return figure;
}

std::string to_json_text(const std::vector<Figure>& figures) {
  json::array all;
  for (const auto& figure : figures) all.push_back(to_json(figure));
  return json::serialize(all);
}

Result<std::vector<Figure>> figures_from_json_text(std::string_view text) {
  json::error_code error;
  const auto json = json::parse(text, error);
  if (error) return not_a("JSON");
  std::vector<Figure> figures;
  TRY(read(json, figures));
  return figures;
}

}  // namespace zicht::release
