#include "work/passing/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "ground/text/json.hpp"

namespace zicht::passing {
namespace {

struct Member {
  const char* name;
  std::string Package::*value;
};
constexpr std::array package_members{Member{"nummer", &Package::number},
                                     Member{"van", &Package::from},
                                     Member{"aan", &Package::to},
                                     Member{"doel", &Package::purpose},
                                     Member{"grondslag", &Package::ground},
                                     Member{"dag", &Package::day},
                                     Member{"tot_en_met", &Package::until},
                                     Member{"willekeurig", &Package::salt}};

tl::unexpected<Error> no_package() {
  return fail(Fault::internal, "Dit pakket kan niet gelezen worden.", "a package does not parse");
}

bool read_text(const boost::json::object& object, const char* name, std::string& to) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return false;
  to = std::string(value->get_string());
  return true;
}

}  // namespace

std::string to_json(const Package& package) {
  std::string json = "{";
  for (const auto& member : package_members)
    json += fmt::format("\"{}\":{},", member.name, text::json_quoted(package.*member.value));
  std::string parts;
  for (const auto& part : package.parts)
    parts += fmt::format(R"({}{{"onderdeel":{},"naam":{},"tekst":{},"aangepast":{}}})",
                         parts.empty() ? "" : ",",
                         text::json_quoted(part.name),
                         text::json_quoted(part.label),
                         text::json_quoted(part.text),
                         std::ranges::count(package.changed, part.name) > 0);
  return json + "\"onderdelen\":[" + parts + "]}";
}

Result<Package> read_package(std::string_view json) {
  boost::system::error_code error;
  const auto value = boost::json::parse(json, error);
  if (error || !value.is_object()) return no_package();
  const auto& object = value.get_object();
  Package package;
  for (const auto& member : package_members)
    if (!read_text(object, member.name, package.*member.value)) return no_package();
  const auto* parts = object.if_contains("onderdelen");
  if (parts == nullptr || !parts->is_array()) return no_package();
  for (const auto& one : parts->get_array()) {
    Part part;
    const auto* part_object = one.if_object();
    if (part_object == nullptr || !read_text(*part_object, "onderdeel", part.name) ||
        !read_text(*part_object, "naam", part.label) ||
        !read_text(*part_object, "tekst", part.text))
      return no_package();
    const auto* changed = part_object->if_contains("aangepast");
    if (changed != nullptr && changed->is_bool() && changed->get_bool())
      package.changed.push_back(part.name);
    package.parts.push_back(std::move(part));
  }
  return package;
}

}  // namespace zicht::passing
