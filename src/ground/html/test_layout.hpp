// For tests: a layout without a front-end build.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"

namespace zicht::html::test {

/// A layout that knows the files of the frame and these, such as "css/kompas.css".
inline Layout layout(std::vector<std::string_view> files, Frame frame = {}) {
  files.insert(files.end(),
               {"islands/frame.ts",
                "fonts/newsreader.woff2",
                "fonts/atkinson.woff2",
                "icons/sprite.svg",
                "icons/favicon.svg"});
  std::string name = (std::filesystem::temp_directory_path() / "zicht-layout-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  {
    std::ofstream manifest(std::filesystem::path(name) / "manifest.json");
    std::string_view between = "{";
    for (const auto file : files) {
      manifest << between << '"' << file << R"(": {"file": "file"})";
      between = ", ";
    }
    manifest << '}';
  }
  auto assets = Assets::load(name);
  std::filesystem::remove_all(name);
  if (!assets) throw std::runtime_error(assets.error().message);
  return {std::move(frame), std::move(*assets)};
}

}  // namespace zicht::html::test
