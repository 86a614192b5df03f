// The keys of one record, opened in memory for as long as one act takes.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/crypto/field_key.hpp"
#include "work/signals/file.hpp"
#include "work/signals/record.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::signals {

class RecordKeys {
 public:
  /// New ones, for a new record.
  static RecordKeys make(const std::vector<Group>& groups);
  /// Those of one new file: of its clean copy and of its original.
  static RecordKeys make(FileId file);
  /// Those of this record that were sealed to this desk. Fails with `unavailable` where its session
  /// lacks the key.
  static Result<RecordKeys> open(SignalId record,
                                 const std::vector<WrappedKey>& keys,
                                 const vault::OpenDesk& desk);
  /// Those that were sealed to the pair of a receipt.
  static Result<RecordKeys> open(const std::vector<WrappedKey>& keys, const crypto::KeyPair& pair);

  /// The key that lay in this box, sealed by the desk itself for its place beside this record.
  /// Fails with `unavailable` where it is not among these, or the session of the desk lacks its own
  /// key.
  Result<WrappedKey> reseal(SignalId record, WrappedKey box, const vault::OpenDesk& desk) const;
  /// All of them, sealed to a desk.
  Result<std::vector<WrappedKey>> wrap(const vault::DeskKey& desk) const;
  /// The one of the dialogue, sealed to a receipt.
  Result<WrappedKey> wrap_dialogue(const crypto::KeyPair& receipt) const;

  bool has(Group group) const;
  /// Sealed for its place. Fails with `unavailable` where there is no key of its group: whoever
  /// asks may not read it, or it was destroyed.
  Result<SealedText> seal(Text text) const;
  Result<Text> open(SealedText sealed) const;
  Result<std::vector<Text>> open(std::vector<SealedText> sealed) const;
  /// A part of a file. They fail as those for texts do.
  Result<std::vector<std::byte>> seal(FileId file, FilePart part, std::string_view bytes) const;
  Result<std::string> open(FileId file, FilePart part, const std::vector<std::byte>& sealed) const;

 private:
  /// A group and the version of its key.
  using Name = std::pair<Group, std::int64_t>;
  using Key = std::map<Name, crypto::FieldKey>::value_type;
  Result<const Key*> key_of(TextKind kind) const;
  Result<const Key*> key_of(FileId file, FilePart part) const;

  std::map<Name, crypto::FieldKey> keys_;
};

}  // namespace zicht::signals
