// librsvg, loaded when the first drawing asks for it. Most orders have no drawing, and with what it
// brings along (XML, pictures, Unicode) it costs a press that has none some megabytes and a part of
// its start. Inside this room only.
#pragma once

#include <librsvg/rsvg.h>

#include "ground/base/result.hpp"

namespace zicht::press {

/// What is used of librsvg, under its own names; see its reference.
struct SvgReader {
  decltype(&rsvg_handle_new_from_data) new_from_data = nullptr;
  decltype(&rsvg_handle_get_intrinsic_dimensions) get_intrinsic_dimensions = nullptr;
  decltype(&rsvg_handle_render_document) render_document = nullptr;
};

/// Stays loaded until the program ends. Fails with `not_found` where librsvg is not there, or is
/// another one than this program was built for.
Result<const SvgReader*> svg_reader();

}  // namespace zicht::press
