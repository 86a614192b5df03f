// The page of the law as HTML. Inside this room only.
#pragma once

#include <string>

#include "ground/html/layout.hpp"
#include "open/law/law.hpp"

namespace zicht::law {

std::string article_page(const html::Layout& layout,
                         const content::Library& library,
                         const Article& article,
                         Age age,
                         Date today);

/// What `?leeftijd=` says; `unknown` where it says nothing or something else.
Age read_age(std::string_view text);

}  // namespace zicht::law
