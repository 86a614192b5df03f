// The page of this room, from values.
#pragma once

#include <string>

#include "work/grounds/grounds.hpp"

namespace zicht::grounds {

/// The form; below it the advice, where the question is whole and `complaint` is empty.
std::string advice_page(const html::Layout& layout,
                        const content::Library& library,
                        const Table& table,
                        const Question& question,
                        const Advice* advice,
                        std::string_view complaint,
                        Date today);

}  // namespace zicht::grounds
