// The asset manifest: which hashed file stands for which stylesheet, script or font.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::html {

/// Addresses of the files that the front-end build made. Read once, at the start.
class Assets {
 public:
  /// Reads `folder`/manifest.json, as Vite writes it. Fails with `not_found` where there is no
  /// manifest, `invalid` where it cannot be read; both say how to build the files.
  static Result<Assets> load(const std::filesystem::path& folder);

  /// The address of a source file by its name in web/, such as "css/longread.css":
  /// "/a/longread-B5tvpHrk.css". A name that the manifest does not have is a mistake in this
  /// program (std::logic_error).
  const std::string& address(std::string_view source) const;

  /// Where the files are.
  const std::filesystem::path& folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
  std::map<std::string, std::string, std::less<>> addresses_;
};

}  // namespace zicht::html
