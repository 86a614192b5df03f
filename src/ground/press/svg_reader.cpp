#include "ground/press/svg_reader.hpp"

#include <dlfcn.h>

namespace zicht::press {
namespace {

/// The name with the version of its interface, as the linker would have written it down.
constexpr auto library = "librsvg-2.so.2";

template <class Function>
bool find(void* loaded, const char* name, Function& function) {
  // NOLINTNEXTLINE: what dlsym gives is a function; POSIX says so
  function = reinterpret_cast<Function>(dlsym(loaded, name));
  return function != nullptr;
}

Result<SvgReader> load() {
  SvgReader reader;
  void* loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (loaded != nullptr && find(loaded, "rsvg_handle_new_from_data", reader.new_from_data) &&
      find(loaded, "rsvg_handle_get_intrinsic_dimensions", reader.get_intrinsic_dimensions) &&
      find(loaded, "rsvg_handle_render_document", reader.render_document))
    return reader;
  const char* why = dlerror();
  return fail(Fault::not_found,
              "Er is geen librsvg om tekeningen mee te lezen. Installeer librsvg2-2.",
              why == nullptr ? library : why);
}

}  // namespace

Result<const SvgReader*> svg_reader() {
  static const auto reader = load();
  if (!reader) return tl::make_unexpected(reader.error());
  return &*reader;
}

}  // namespace zicht::press
