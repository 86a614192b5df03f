#include "ground/press/fonts.hpp"

#include <fmt/format.h>
#include <fontconfig/fcfreetype.h>
#include <pango/pangofc-fontmap.h>

#include <array>

namespace zicht::press {
namespace {

struct File {
  const char* name;
  const char* family;
  int weight;  ///< As in CSS.
};

constexpr std::array files{
    File{"text-400", family::text, 400},
    File{"text-650", family::text, 650},
    File{"display-500", family::display, 500},
    File{"small-400", family::small, 400},
    File{"small-650", family::small, 650},
};

const FcChar8* as_fc(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);  // NOLINT: fontconfig's text is unsigned
}

/// Adds a file to the fonts of `config`, under a family name of ours.
Result<> add(FcConfig* config, const std::filesystem::path& path, const File& file) {
  int faces = 0;
  FcPattern* pattern = FcFreeTypeQuery(as_fc(path.c_str()), 0, nullptr, &faces);
  if (pattern == nullptr)
    return fail(
        Fault::not_found, "De letters voor papier zijn er niet. Draai ./dev build.", path.string());
  for (const auto* key :
       {FC_FAMILY, FC_FAMILYLANG, FC_FULLNAME, FC_FULLNAMELANG, FC_STYLE, FC_STYLELANG, FC_WEIGHT})
    FcPatternDel(pattern, key);
  FcPatternAddString(pattern, FC_FAMILY, as_fc(file.family));
  FcPatternAddDouble(pattern, FC_WEIGHT, FcWeightFromOpenTypeDouble(file.weight));
  FcFontSetAdd(FcConfigGetFonts(config, FcSetApplication), pattern);  // Takes the pattern over.
  return {};
}

}  // namespace

Result<Fonts> Fonts::load(const std::filesystem::path& folder) {
  Fonts fonts;
  fonts.config_.reset(FcConfigCreate());
  // An application font makes the set of them; the first file is then described a second time.
  const auto first = folder / fmt::format("{}.ttf", files[0].name);
  if (FcConfigAppFontAddFile(fonts.config_.get(), as_fc(first.c_str())) == FcFalse)
    return fail(Fault::not_found,
                "De letters voor papier zijn er niet. Draai ./dev build.",
                first.string());
  for (const auto& file : files)
    for (const auto* more : {"", "-more"})
      TRY(add(fonts.config_.get(), folder / fmt::format("{}{}.ttf", file.name, more), file));
  // librsvg makes a font map of its own, which takes the current configuration.
  FcConfigSetCurrent(fonts.config_.get());
  fonts.map_.reset(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.map_.get()), fonts.config_.get());
  return fonts;
}

Fonts::~Fonts() {
  map_.reset();
}

Handle<PangoContext, g_object_unref> Fonts::context() const {
  Handle<PangoContext, g_object_unref> context(pango_font_map_create_context(map_.get()));
  Handle<cairo_font_options_t, cairo_font_options_destroy> options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("nl"));
  return context;
}

}  // namespace zicht::press
