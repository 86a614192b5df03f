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

Result<std::string> read_secret(const std::filesystem::path& path) {
  using std::filesystem::perms;
  auto secret = TRY(read_file(path));
  std::error_code error;
  const auto allowed = std::filesystem::status(path, error).permissions();
  if (error || (allowed & (perms::group_all | perms::others_all)) != perms::none)
    return fail(Fault::invalid,
                fmt::format("Het geheim in {0} kunnen anderen lezen. Maak het bestand van het "
                            "programma alleen: chmod 600 {0}",
                            path.string()));
  while (secret.ends_with('\n') || secret.ends_with('\r')) secret.pop_back();
  if (secret.empty())
    return fail(Fault::invalid, fmt::format("In {} staat geen geheim.", path.string()));
  return secret;
}

}  // namespace zicht
