// Lines in the log about what was given. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"
#include "work/passing/disclosure.hpp"

namespace zicht::passing {

/// By somebody of the desk.
Result<> note_disclosure(store::Transaction& transaction,
                         const accounts::Actor& actor,
                         std::string_view action,
                         const Disclosure& disclosure,
                         std::vector<std::string> fields,
                         Instant now);
/// By the receiver: a line for the FG of each of both organisations.
Result<> note_receipt(store::Transaction& transaction,
                      const accounts::Actor& actor,
                      std::string_view action,
                      const Disclosure& disclosure,
                      const std::vector<std::string>& fields,
                      Instant now);
/// By the program itself.
Result<> note_expiry(store::Transaction& transaction, const Disclosure& disclosure, Instant now);

/// About a count; the object is the signal, and nothing tells which count it became.
Result<> note_count(store::Transaction& transaction,
                    const accounts::Actor& actor,
                    std::string_view action,
                    signals::SignalId signal,
                    std::vector<std::string> fields,
                    Instant now);

}  // namespace zicht::passing
