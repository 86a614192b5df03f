// The keys of one record, opened in memory for as long as one act takes.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/field_key.hpp"
#include "work/signals/record.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

class RecordKeys {
 public:
  /// New ones, for a new record.
  static RecordKeys make(const std::vector<Group>& groups);
  /// Those that were sealed to this desk. Fails with `unavailable` where its session lacks the key.
  static Result<RecordKeys> open(const std::vector<WrappedKey>& keys, const vault::OpenDesk& desk);
  /// Those that were sealed to the pair of a receipt.
  static Result<RecordKeys> open(const std::vector<WrappedKey>& keys, const crypto::KeyPair& pair);

  /// All of them, sealed to a desk.
  Result<std::vector<WrappedKey>> wrap(const vault::DeskKey& desk) const;
  /// The one of the dialogue, sealed to a receipt.
  Result<WrappedKey> wrap_dialogue(const crypto::KeyPair& receipt) const;

  bool has(Group group) const { return keys_.contains(group); }
  /// Sealed for its place. Fails with `unavailable` where there is no key of its group: whoever
  /// asks may not read it, or it was destroyed.
  Result<SealedText> seal(Text text) const;
  Result<Text> open(SealedText sealed) const;
  Result<std::vector<Text>> open(std::vector<SealedText> sealed) const;

 private:
  struct Key {
    crypto::FieldKey key;
    std::int64_t version = 1;
  };
  Result<const Key*> key_of(TextKind kind) const;

  std::map<Group, Key> keys_;
};

}  // namespace zicht::signals
