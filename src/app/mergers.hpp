// Municipalities that merged, and the desks that served them. A desk reads for the codes that the
// operator named, and for no other: that a municipality went into another does not give its desk
// the other's reports. So the operator is told, in time.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/vault/vault.hpp"

namespace zicht::app {

/// For so long before a merger the operator hears of it.
constexpr std::chrono::days told_before{120};

/// The desk that reads today what is told under this code (empty: no municipality is known): for
/// one that merged, the desk of what it went into. A form that was opened before is so still taken
/// after.
Result<std::optional<vault::DeskKey>> receiver_now(vault::Vault& vault,
                                                   const municipalities::Register& list,
                                                   std::string_view code,
                                                   Date today);

/// A municipality that a desk was given, and that ended or soon does.
struct Merger {
  std::string told = {};  ///< A sentence or two for the operator.
  bool is_read = false;   ///< Somebody reads what is told of what it goes into.
};

/// Of all desks.
Result<std::vector<Merger>> mergers(vault::Vault& vault,
                                    const municipalities::Register& list,
                                    Date today);

}  // namespace zicht::app
