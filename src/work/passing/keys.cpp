#include "work/passing/keys.hpp"

namespace zicht::passing {

Result<SealedKey> seal_to_desk(Sealed part,
                               const crypto::FieldKey& key,
                               const vault::DeskKey& desk) {
  auto wrapped = TRY(crypto::seal_to(desk.public_key, key.bytes()));
  return SealedKey{
      .part = part, .desk = desk.desk, .desk_version = desk.version, .wrapped = std::move(wrapped)};
}

Result<crypto::FieldKey> open_for_desk(const std::vector<SealedKey>& keys,
                                       const vault::OpenDesk& desk) {
  for (const auto& key : keys) {
    if (key.desk != desk.desk()) continue;
    const auto pair = TRY(desk.keys(key.desk_version));
    const auto bytes = TRY(pair.open(key.wrapped));
    return crypto::FieldKey::of_bytes(bytes);
  }
  return fail(Fault::unavailable, "Dit kan niet meer gelezen worden.", "no key for this desk");
}

Result<crypto::FieldKey> open_for_person(const std::vector<SealedKey>& keys,
                                         accounts::PersonId person,
                                         const crypto::KeyPair& own) {
  for (const auto& key : keys) {
    if (key.person != person) continue;
    const auto bytes = own.open(key.wrapped);
    if (bytes) return crypto::FieldKey::of_bytes(*bytes);
  }
  return fail(Fault::unavailable,
              "Dit is verzegeld met een sleutel die je niet meer hebt. Vraag het meldpunt om het "
              "opnieuw te verstrekken.",
              "no key of this person");
}

}  // namespace zicht::passing
