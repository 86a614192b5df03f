// Whether a person on Zicht is what the officer says the receiver is. Pure.
#pragma once

#include <string_view>

#include "work/accounts/directory.hpp"

namespace zicht::passing {

/// Whether this colleague is of this kind of party of the table of grounds ("zorgcoordinator"): an
/// advice about one receiver must not carry a package to another.
bool is_of_party(const accounts::Addressee& addressee, std::string_view party);

/// Which giver of the table an organisation is. What is none of them counts as help, for which the
/// table is the strictest.
std::string_view giver_of(accounts::Kind kind);

}  // namespace zicht::passing
