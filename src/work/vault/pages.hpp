// The pages about keys. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "work/vault/vault.hpp"

namespace zicht::vault {

struct KeysView {
  const accounts::Actor& actor;
  Standing standing = {};
  bool weighs = false;  ///< May weigh signals, and so be a member of the desk.
  std::vector<Member> members = {};
  std::string back_to = {};       ///< Where the actor was going; may be empty.
  std::string trouble = {};       ///< What was wrong with what was typed.
  std::string trouble_with = {};  ///< The field.
  std::string resealed = {};      ///< "alles" or "deel", after sealing anew.
};

/// /werk/sleutels: the one next step, and who is in.
std::string keys_page(const html::Layout& layout, const KeysView& view);

/// The three parts of a new key, shown once.
std::string parts_page(const html::Layout& layout,
                       const accounts::Actor& actor,
                       const Parts& parts);

}  // namespace zicht::vault
