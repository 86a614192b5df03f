// Things of C libraries that are freed when nobody holds them any more. Inside this room only.
#pragma once

#include <memory>

namespace zicht::press {

/// Frees with a function that is part of the type.
template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* thing) const {
    Free(thing);
  }
};

template <class T, auto Free>
using Handle = std::unique_ptr<T, Freed<Free>>;

}  // namespace zicht::press
