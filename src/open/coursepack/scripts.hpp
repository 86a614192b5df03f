// The scripts that go along with a course. Inside this room only.
#pragma once

#include <string_view>

namespace zicht::coursepack {

std::string_view course_script();
std::string_view scorm_script();
std::string_view cmi5_script();

}  // namespace zicht::coursepack
