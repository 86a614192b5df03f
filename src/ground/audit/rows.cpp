#include "ground/audit/rows.hpp"

#include <algorithm>

#include "ground/crypto/base64url.hpp"

namespace zicht::audit {
namespace {

std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const auto end = std::min(text.find(','), text.size());
    names.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return names;
}

}  // namespace

Result<Noted> to_noted(const store::Row& row) {
  const auto grain = TRY(row.named<Grain>(2));
  return Noted{.id = row.integer(0),
               .at = row.instant(1),
               .grain = grain,
               .entry = {.actor = row.integer(3),
                         .role = row.text(4),
                         .purpose = row.text(5),
                         .action = row.text(6),
                         .object = row.text(7),
                         .outcome = row.text(8),
                         .fields = names_in(row.text(9)),
                         .organisation = row.integer(12)},
               .leaf = row.maybe_integer(10)};
}

std::optional<Hash> kept_hash(const store::Row& row) {
  return hash_of_hex(row.maybe_text(11).value_or(""));
}

Head to_head(const store::Row& row) {
  const auto root = hash_of_hex(row.text(1));
  return {.root = {.size = row.integer(0), .hash = root.value_or(Hash{})},
          .at = row.instant(2),
          .public_key = crypto::from_base64url(row.text(3)).value_or(""),
          .signature = crypto::from_base64url(row.text(4)).value_or("")};
}

}  // namespace zicht::audit
