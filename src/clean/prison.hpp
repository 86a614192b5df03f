// Where a file of a stranger is opened: without network, without files, without other programs.
#pragma once

#include "ground/base/result.hpp"

namespace zicht::clean {

/// Bounds for memory, time and open files. For the whole program, from its start.
void stay_modest();

/// From here on the kernel lets this process do nothing but compute, read what is open already and
/// write its answer. For a PDF it may read, and only read, the letters of the system: without them
/// a page without its own letters would stay empty. Fails with `unavailable` where the kernel does
/// not do this (for a PDF: also where it has no Landlock): then nothing may be opened.
Result<> shut_in(bool reads_letters);

}  // namespace zicht::clean
