// What the letters of this room say. Inside this room only.
#pragma once

#include <string>
#include <string_view>

#include "ground/mail/mail.hpp"

namespace zicht::accounts {

/// The address of a link: a page of this site, and a secret.
std::string link_to(std::string_view site, std::string_view page, std::string_view token);

mail::Letter invitation_letter(std::string_view to,
                               std::string_view name,
                               std::string_view organisation,
                               std::string_view link);
/// To someone who has an account already, and now has a role in one more organisation.
mail::Letter added_letter(std::string_view to, std::string_view name, std::string_view link);
mail::Letter reset_letter(std::string_view to, std::string_view name, std::string_view link);
/// After a change that the person must know of.
mail::Letter changed_letter(std::string_view to, std::string_view name, std::string_view what);

}  // namespace zicht::accounts
