// The proof that somebody completed a path. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/base/result.hpp"

namespace zicht::learning {

using CertificateId = Id<struct CertificateTag>;

struct Certificate {
  CertificateId id = {};
  std::string code = {};  ///< 256 random bits: whoever has it may see the rest.
  std::string name = {};  ///< As the person chose it; not that of the account.
  std::string path = {};
  int version = 0;  ///< Of the path.
  std::string title = {};
  Instant completed_at = {};
  Instant issued_at = {};
  std::string credential = {};  ///< The Open Badge, signed, as JSON.
  std::optional<Instant> withdrawn_at = {};
};

/// The name without white space around it. Fails with `invalid` where it is empty, longer than 100
/// characters, or has line ends or other control characters in it.
Result<std::string> check_name(std::string_view name);

}  // namespace zicht::learning
