// A path as one page, and what its script must know. Inside this room only.
#pragma once

#include <string>

#include "open/coursepack/coursepack.hpp"

namespace zicht::coursepack {

/// index.html: every screen of the course, one after another. Without script they can be read as
/// one long page. Fails with `not_found` where a page is not visible (any more).
Result<std::string> course_page(const Desk& desk, const training::Path& path, Format format);

/// data.js: the parts, their rules and the right answers.
std::string course_data(const Desk& desk, const training::Path& path);

/// What tells the learning system what is in the zip: imsmanifest.xml or cmi5.xml.
std::string scorm_manifest(const Desk& desk,
                           const training::Path& path,
                           const std::vector<std::string>& files);
std::string cmi5_structure(const Desk& desk, const training::Path& path);

}  // namespace zicht::coursepack
