#include "work/signals/record_keys.hpp"

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

}  // namespace

RecordKeys RecordKeys::make(const std::vector<Group>& groups) {
  RecordKeys made;
  for (const auto group : groups) made.keys_.emplace(group, Key{crypto::FieldKey::make()});
  return made;
}

Result<RecordKeys> RecordKeys::open(const std::vector<WrappedKey>& keys,
                                    const vault::OpenDesk& desk) {
  RecordKeys opened;
  for (const auto& wrap : keys) {
    const auto pair = TRY(desk.keys(wrap.desk_version));
    const auto bytes = TRY(pair.open(wrap.wrapped));
    auto key = TRY(crypto::FieldKey::of_bytes(bytes));
    opened.keys_.insert_or_assign(wrap.group, Key{std::move(key), wrap.version});
  }
  return opened;
}

Result<RecordKeys> RecordKeys::open(const std::vector<WrappedKey>& keys,
                                    const crypto::KeyPair& pair) {
  RecordKeys opened;
  for (const auto& wrap : keys) {
    const auto bytes = TRY(pair.open(wrap.wrapped));
    auto key = TRY(crypto::FieldKey::of_bytes(bytes));
    opened.keys_.insert_or_assign(wrap.group, Key{std::move(key), wrap.version});
  }
  return opened;
}

Result<std::vector<WrappedKey>> RecordKeys::wrap(const vault::DeskKey& desk) const {
  std::vector<WrappedKey> wraps;
  for (const auto& [group, key] : keys_)
    wraps.push_back(TRY(wrapped(group, key.version, key.key, desk)));
  return wraps;
}

Result<WrappedKey> RecordKeys::wrap_dialogue(const crypto::KeyPair& receipt) const {
  const auto& dialogue = keys_.at(Group::dialogue);
  return wrapped(
      Group::dialogue, dialogue.version, dialogue.key, {.public_key = receipt.public_key()});
}

Result<const RecordKeys::Key*> RecordKeys::key_of(TextKind kind) const {
  const auto found = keys_.find(group_of(kind));
  if (found == keys_.end())
    return fail(Fault::unavailable,
                "Dit kan niet gelezen worden: de sleutel is er niet (meer).",
                "no key of this group for who asks");
  return &found->second;
}

Result<SealedText> RecordKeys::seal(Text text) const {
  const auto* key = TRY(key_of(text.kind));
  const auto row = std::to_string(text.id.value);
  auto sealed = key->key.seal(text.words, {"signal_texts", row, "words", key->version});
  text.words.clear();
  return SealedText{std::move(text), std::move(sealed)};
}

Result<Text> RecordKeys::open(SealedText sealed) const {
  const auto* key = TRY(key_of(sealed.text.kind));
  const auto row = std::to_string(sealed.text.id.value);
  sealed.text.words =
      TRY(key->key.open(sealed.sealed, {"signal_texts", row, "words", key->version}));
  return std::move(sealed.text);
}

Result<std::vector<Text>> RecordKeys::open(std::vector<SealedText> sealed) const {
  std::vector<Text> texts;
  texts.reserve(sealed.size());
  for (auto& one : sealed) texts.push_back(TRY(open(std::move(one))));
  return texts;
}

}  // namespace zicht::signals
