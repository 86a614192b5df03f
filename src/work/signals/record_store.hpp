// The only place that reads or writes the sealed side of signals: the tables signal_texts,
// record_keys and signal_receipts. It opens nothing: what goes in and out is sealed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/signals/record.hpp"
#include "work/signals/signal_store.hpp"

namespace zicht::signals {

/// A text of the story of an open signal, for a search through all: of the text its id and what is
/// sealed, and nothing of who wrote it or when.
struct SealedStory {
  SignalId signal = {};
  SealedText text = {};
  WrappedKey key = {};
};

/// It lives for one transaction, which the caller commits.
class RecordStore {
 public:
  explicit RecordStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<> add(SignalId signal, const SealedText& text);
  /// Of one group, in the order in which they were written.
  Result<std::vector<SealedText>> texts(SignalId signal, Group group);
  /// What is told in the open signals of a desk from one place of its list to another, both
  /// included, with the key of each for that desk.
  Result<std::vector<SealedStory>> open_stories(accounts::OrganisationId desk,
                                                After first,
                                                After last);

  Result<> add_key(SignalId signal, const WrappedKey& key);
  /// Takes the place of the box in which the same key came, where that still lies there.
  Result<> reseal(SignalId signal, const WrappedKey& key);
  /// Those that were sealed to this desk; for desk 0 to the receipt.
  Result<std::vector<WrappedKey>> keys(SignalId signal, accounts::OrganisationId desk);
  Result<> remove_keys(SignalId signal, accounts::OrganisationId desk);
  /// Nobody reads this part of the signal any more.
  Result<> remove_keys(SignalId signal, Group group);
  /// Nobody reads the signal any more.
  Result<> remove_all_keys(SignalId signal);
  /// Those of a desk that were sealed to another version than this one, with their signals.
  Result<std::vector<std::pair<SignalId, WrappedKey>>> old_keys(accounts::OrganisationId desk,
                                                                std::int64_t version,
                                                                int most);
  Result<> remove_key(SignalId signal, const WrappedKey& key);

  Result<> add_receipt(std::string_view hash, SignalId signal, Date day);
  /// The signal of a receipt; notes that it was used on this day.
  Result<std::optional<SignalId>> find_receipt(std::string_view hash);
  Result<> use_receipt(std::string_view hash, Date day);
  Result<bool> has_receipt(SignalId signal);
  Result<> remove_receipts(SignalId signal);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::signals
