#include "work/signals/record_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace zicht::signals {
namespace {

Result<WrappedKey> wrapped(Group group,
                           std::int64_t version,
                           const crypto::FieldKey& key,
                           const vault::DeskKey& holder) {
  auto bytes = TRY(crypto::seal_to(holder.public_key, key.bytes()));
  return WrappedKey{.group = group,
                    .version = version,
                    .desk = holder.desk,
                    .desk_version = holder.version,
                    .wrapped = std::move(bytes)};
}

Group group_of(FilePart part) {
  return part == FilePart::clean ? Group::files : Group::evidence;
}

/// Beside this record and no other: unlike a box, what a desk seals opens only there.
std::string row_of(SignalId record, const WrappedKey& key) {
  return fmt::format("{}/{}/{}",
                     record.value,
                     names_of(key.group).at(static_cast<std::size_t>(key.group)),
                     key.version);
}

crypto::Place place_of(std::string_view row, const WrappedKey& key) {
  return {"record_keys", row, "wrapped", key.desk_version};
}

Result<std::string> bytes_of(SignalId record, const WrappedKey& key, const vault::OpenDesk& desk) {
  if (key.sealing == Sealing::box) {
    const auto pair = TRY(desk.keys(key.desk_version));
    return pair.open(key.wrapped);
  }
  const auto own = TRY(desk.own_key(key.desk_version));
  const auto row = row_of(record, key);
  return own.open(key.wrapped, place_of(row, key));
}

auto no_key() {
  return fail(Fault::unavailable,
              "Dit kan niet gelezen worden: de sleutel is er niet (meer).",
              "no key of this group for who asks");
}

std::string_view column_of(FilePart part) {
  return names_of(part).at(static_cast<std::size_t>(part));
}

}  // namespace

RecordKeys RecordKeys::make(const std::vector<Group>& groups) {
  RecordKeys made;
  for (const auto group : groups) made.keys_.emplace(Name{group, 1}, crypto::FieldKey::make());
  return made;
}

RecordKeys RecordKeys::make(FileId file) {
  RecordKeys made;
  for (const auto group : {Group::files, Group::evidence})
    made.keys_.emplace(Name{group, file.value}, crypto::FieldKey::make());
  return made;
}

Result<RecordKeys> RecordKeys::open(SignalId record,
                                    const std::vector<WrappedKey>& keys,
                                    const vault::OpenDesk& desk) {
  RecordKeys opened;
  for (const auto& wrap : keys) {
    const auto bytes = TRY(bytes_of(record, wrap, desk));
    auto key = TRY(crypto::FieldKey::of_bytes(bytes));
    opened.keys_.insert_or_assign(Name{wrap.group, wrap.version}, std::move(key));
  }
  return opened;
}

Result<RecordKeys> RecordKeys::open(const std::vector<WrappedKey>& keys,
                                    const crypto::KeyPair& pair) {
  RecordKeys opened;
  for (const auto& wrap : keys) {
    const auto bytes = TRY(pair.open(wrap.wrapped));
    auto key = TRY(crypto::FieldKey::of_bytes(bytes));
    opened.keys_.insert_or_assign(Name{wrap.group, wrap.version}, std::move(key));
  }
  return opened;
}

Result<WrappedKey> RecordKeys::reseal(SignalId record,
                                      WrappedKey box,
                                      const vault::OpenDesk& desk) const {
  const auto found = keys_.find(Name{box.group, box.version});
  if (found == keys_.end()) return no_key();
  const auto own = TRY(desk.own_key(box.desk_version));
  const auto row = row_of(record, box);
  box.wrapped = own.seal(found->second.bytes(), place_of(row, box));
  box.sealing = Sealing::desk;
  return box;
}

Result<std::vector<WrappedKey>> RecordKeys::wrap(const vault::DeskKey& desk) const {
  std::vector<WrappedKey> wraps;
  for (const auto& [name, key] : keys_)
    wraps.push_back(TRY(wrapped(name.first, name.second, key, desk)));
  return wraps;
}

Result<WrappedKey> RecordKeys::wrap_dialogue(const crypto::KeyPair& receipt) const {
  const auto* found = TRY(key_of(TextKind::answer));
  const auto& [name, key] = *found;
  return wrapped(name.first, name.second, key, {.public_key = receipt.public_key()});
}

bool RecordKeys::has(Group group) const {
  return std::any_of(
      keys_.begin(), keys_.end(), [&](const Key& key) { return key.first.first == group; });
}

Result<const RecordKeys::Key*> RecordKeys::key_of(TextKind kind) const {
  const auto group = group_of(kind);
  const Key* newest = nullptr;
  for (const auto& key : keys_)
    if (key.first.first == group) newest = &key;
  if (newest == nullptr) return no_key();
  return newest;
}

Result<const RecordKeys::Key*> RecordKeys::key_of(FileId file, FilePart part) const {
  const auto found = keys_.find(Name{group_of(part), file.value});
  if (found == keys_.end()) return no_key();
  return &*found;
}

Result<SealedText> RecordKeys::seal(Text text) const {
  const auto* found = TRY(key_of(text.kind));
  const auto& [name, key] = *found;
  const auto row = std::to_string(text.id.value);
  auto sealed = key.seal(text.words, {"signal_texts", row, "words", name.second});
  text.words.clear();
  return SealedText{std::move(text), std::move(sealed)};
}

Result<Text> RecordKeys::open(SealedText sealed) const {
  const auto* found = TRY(key_of(sealed.text.kind));
  const auto& [name, key] = *found;
  const auto row = std::to_string(sealed.text.id.value);
  sealed.text.words = TRY(key.open(sealed.sealed, {"signal_texts", row, "words", name.second}));
  return std::move(sealed.text);
}

Result<std::vector<Text>> RecordKeys::open(std::vector<SealedText> sealed) const {
  std::vector<Text> texts;
  texts.reserve(sealed.size());
  for (auto& one : sealed) texts.push_back(TRY(open(std::move(one))));
  return texts;
}

Result<std::vector<std::byte>> RecordKeys::seal(FileId file,
                                                FilePart part,
                                                std::string_view bytes) const {
  const auto* found = TRY(key_of(file, part));
  const auto row = std::to_string(file.value);
  return found->second.seal(bytes, {"signal_file_bytes", row, column_of(part), file.value});
}

Result<std::string> RecordKeys::open(FileId file,
                                     FilePart part,
                                     const std::vector<std::byte>& sealed) const {
  const auto* found = TRY(key_of(file, part));
  const auto row = std::to_string(file.value);
  return found->second.open(sealed, {"signal_file_bytes", row, column_of(part), file.value});
}

}  // namespace zicht::signals
