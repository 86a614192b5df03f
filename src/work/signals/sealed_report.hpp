// A report, made ready for the database: its readable side, and its texts sealed. Inside this room
// only.
#pragma once

#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "work/accounts/accounts.hpp"
#include "work/signals/record.hpp"
#include "work/signals/report.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

struct SealedReport {
  Signal signal = {};
  std::vector<WrappedKey> keys = {};
  std::vector<SealedText> texts = {};
  std::vector<std::string> fields = {};  ///< Names of what was filled in, for the log.
  std::string receipt = {};              ///< Nine words, or empty.
};

/// Seals a report to a desk, and its dialogue to a new receipt too where an answer is wanted.
/// `reporter` is null for who came through the letterbox. Fails with `invalid` where the key of the
/// desk is none.
Result<SealedReport> seal(const Report& report,
                          const vault::DeskKey& desk,
                          Instant now,
                          const accounts::Actor* reporter);

}  // namespace zicht::signals
