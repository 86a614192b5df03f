// The keys of what was given, opened in memory for as long as one act takes. Inside this room only.
#pragma once

#include <string_view>
#include <vector>

#include "ground/crypto/field_key.hpp"
#include "ground/crypto/key_pair.hpp"
#include "work/passing/disclosure_store.hpp"
#include "work/vault/desk_key.hpp"

namespace zicht::passing {

/// Where a sealed text of a disclosure lies.
inline crypto::Place place_of(std::string_view row, std::string_view column) {
  return {.table = "disclosures", .row = row, .column = column};
}

Result<SealedKey> seal_to_desk(Sealed part,
                               const crypto::FieldKey& key,
                               const vault::DeskKey& desk);
/// Both fail with `unavailable` where there is no key that this session can open.
Result<crypto::FieldKey> open_for_desk(const std::vector<SealedKey>& keys,
                                       const vault::OpenDesk& desk);
Result<crypto::FieldKey> open_for_person(const std::vector<SealedKey>& keys,
                                         accounts::PersonId person,
                                         const crypto::KeyPair& own);

}  // namespace zicht::passing
