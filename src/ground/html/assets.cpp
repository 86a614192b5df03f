#include "ground/html/assets.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "ground/base/files.hpp"

namespace zicht::html {
namespace {

constexpr std::string_view cure = "Bouw de webbestanden met ./dev build.";

}  // namespace

Result<Assets> Assets::load(const std::filesystem::path& folder) {
  const auto path = folder / "manifest.json";
  const auto text = read_file(path);
  if (!text) return fail(text.error().fault, fmt::format("{} {}", text.error().message, cure));
  boost::system::error_code error;
  const auto parsed = boost::json::parse(*text, error);
  const auto* entries = parsed.if_object();
  if (error || entries == nullptr)
    return fail(Fault::invalid,
                fmt::format("{} is geen leesbaar manifest. {}", path.string(), cure));
  Assets assets;
  assets.folder_ = folder;
  for (const auto& entry : *entries) {
    const auto* fields = entry.value().if_object();
    const auto* file = fields == nullptr ? nullptr : fields->if_contains("file");
    if (file == nullptr || !file->is_string())
      return fail(
          Fault::invalid,
          fmt::format(
              "{}: {} noemt geen bestand. {}", path.string(), std::string(entry.key()), cure));
    assets.addresses_.emplace(entry.key(), "/a/" + std::string(file->as_string()));
  }
  return assets;
}

const std::string& Assets::address(std::string_view source) const {
  const auto found = addresses_.find(source);
  if (found == addresses_.end())
    throw std::logic_error(fmt::format("the manifest has no {}", source));
  return found->second;
}

}  // namespace zicht::html
