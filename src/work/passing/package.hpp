// What goes out, as one text: the chosen parts and what belongs to them. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "work/passing/parts.hpp"

namespace zicht::passing {

/// What a receiver is told with it.
struct Package {
  std::string number = {};
  std::string from = {};
  std::string to = {};
  std::string purpose = {};
  std::string ground = {};  ///< The answer of the table and the article.
  std::string day = {};     ///< "2026-11-26"
  std::string until = {};
  /// Random, so that nobody can guess a short text from its fingerprint in the ledger.
  std::string salt = {};
  std::vector<Part> parts = {};
  std::vector<std::string> changed = {};
};

/// JSON, with Dutch names: the same text that a file holds.
std::string to_json(const Package& package);
/// Fails with `internal` on anything that to_json() does not write.
Result<Package> read_package(std::string_view json);

}  // namespace zicht::passing
