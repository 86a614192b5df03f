// The letters of the press: our own files, and nothing of the system.
#pragma once

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>

#include <filesystem>

#include "ground/base/result.hpp"
#include "ground/press/handle.hpp"

namespace zicht::press {

/// The families by the names that the press gives them, whatever stands in the files.
namespace family {
inline constexpr const char* text = "Zicht Text";        ///< Newsreader: 400 and 650.
inline constexpr const char* display = "Zicht Display";  ///< Newsreader for large letters: 500.
inline constexpr const char* small = "Zicht Small";      ///< Atkinson: 400 and 650.
}  // namespace family

/// Loads the fonts that web/tools/paper-fonts.mjs made, and makes them the only ones of this
/// process (drawings are set in the same letters). Pango's font maps are not for several threads:
/// one Fonts, one thread.
class Fonts {
 public:
  /// Fails with `not_found` where a file is missing.
  static Result<Fonts> load(const std::filesystem::path& folder);

  Fonts(Fonts&&) = default;
  Fonts& operator=(Fonts&&) = default;
  ~Fonts();

  /// For text in points, placed exactly: no rounding to the pixels of a screen.
  Handle<PangoContext, g_object_unref> context() const;

 private:
  Fonts() = default;
  Handle<FcConfig, FcConfigDestroy> config_;
  Handle<PangoFontMap, g_object_unref> map_;
};

}  // namespace zicht::press
