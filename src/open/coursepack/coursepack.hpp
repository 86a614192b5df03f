// A path of the training as a file for a municipality's own learning system.
//
// The file stands alone: the pages, the questions and the story are in it, drawn from the same
// values as the site, with a stylesheet, fonts and scripts as files beside them. It calls nobody
// but the learning system that plays it. One part (SCO, AU) a path: systems differ most in how they
// go from one part to the next.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/training/training.hpp"

namespace zicht::coursepack {

enum class Format {
  scorm,  ///< SCORM 1.2: old, and played by nearly every system.
  cmi5    ///< cmi5, which says what was done by xAPI.
};

/// What a course is made from. All of it outlives the course.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  const training::Training& training;
  std::string site = {};  ///< "https://zicht.example", without a slash at the end.
  Date today = {};
};

/// The bytes of the zip; the same content gives the same bytes. Fails with `not_found` where a page
/// of the path is not visible (any more), and with `unavailable` where a file of the front end
/// cannot be read.
Result<std::string> make(const Desk& desk, const training::Path& path, Format format);

/// /training/{pad}/scorm.zip and /training/{pad}/cmi5.zip. The arguments outlive the router.
void add_routes(http::Router& router,
                const html::Layout& layout,
                const content::Library& library,
                const training::Training& training,
                const std::string& site,
                const Clock& clock);

}  // namespace zicht::coursepack
