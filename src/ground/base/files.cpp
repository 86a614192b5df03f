#include "ground/base/files.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace zicht {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error))
    return fail(Fault::not_found, fmt::format("Het bestand {} is er niet.", path.string()));
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail(Fault::unavailable,
                fmt::format("Het bestand {} kan niet gelezen worden.", path.string()));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace zicht
