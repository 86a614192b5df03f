// What a person is in an organisation, and what that allows. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"

namespace zicht::accounts {

/// A role is held in one organisation. Its Dutch name is that of the work.
enum class Role {
  reader,             ///< Lezer: reads, takes notes, trains.
  attention_officer,  ///< Aandachtsfunctionaris: weighs the signals of one municipality.
  care_coordinator,   ///< Zorgcoördinator.
  chain_director,     ///< Ketenregisseur: leads the chain table of a region.
  policy_adviser,     ///< Beleidsadviseur.
  editor,             ///< Redacteur: writes and publishes content.
  registrar,          ///< Registrar, nationwide.
  analyst,            ///< Analist: protected tables only.
  administrator,      ///< Beheerder: people and roles of the own organisation.
  privacy_officer     ///< FG, functionaris gegevensbescherming.
};
constexpr std::array<std::string_view, 10> names_of(Role) {
  return {"reader",
          "attention_officer",
          "care_coordinator",
          "chain_director",
          "policy_adviser",
          "editor",
          "registrar",
          "analyst",
          "administrator",
          "privacy_officer"};
}
constexpr std::size_t role_count = names_of(Role{}).size();

/// The name on pages and in addresses of forms: "aandachtsfunctionaris".
std::string_view dutch_name(Role role);
/// Every role, in the order above.
std::vector<Role> all_roles();

/// A set of roles.
class Roles {
 public:
  constexpr Roles() = default;
  constexpr Roles(std::initializer_list<Role> roles) {
    for (const auto role : roles) add(role);
  }
  constexpr void add(Role role) { bits_ |= 1U << static_cast<unsigned>(role); }
  constexpr bool has(Role role) const { return (bits_ >> static_cast<unsigned>(role) & 1U) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool operator==(const Roles&) const = default;

 private:
  std::uint32_t bits_ = 0;
};

/// What one may do. A route names what it lets one do (app/rights.cpp), and the verb behind it asks
/// for the same.
enum class May {
  visit,            ///< What everyone may, signed in or not.
  settle,           ///< See to the second factor, and sign out: as soon as the passphrase is right.
  keep_account,     ///< See and change one's own account: every role.
  take_notes,       ///< Write notes, read those of the team, share a selection: every role.
  manage_people,    ///< Invite, give roles and stop access, in the own organisation.
  report_signals,   ///< Bring a signal to a desk, and see what one brought: every role.
  keep_keys,        ///< Have an own key: who weighs signals, gives care or leads a table.
  weigh_signals,    ///< Read and weigh the signals of the own desk: the attention officer.
  destroy_signals,  ///< Take the keys of a closed signal away: the privacy officer.
  advise_passing_on,  ///< Look up whether something may be passed on: who passes on, and the FG.
  receive_counts,     ///< See what desks count for the national picture: the registrar.
  see_desk_figures,   ///< See how many signals the own desk had, and how they went.
  oversee             ///< Read the log and what was passed on, of the own organisation: the FG.
};

/// Whether someone with these roles may. Anonymous is an empty set.
bool may(const Roles& roles, May what);

/// True where one of the roles sees persons, or decides who does: then a second factor is required.
bool needs_second_factor(const Roles& roles);

/// What an organisation is.
enum class Kind { municipality, region, care_provider, police, national_centre, other };
constexpr std::array<std::string_view, 6> names_of(Kind) {
  return {"municipality", "region", "care_provider", "police", "national_centre", "other"};
}
std::string_view dutch_name(Kind kind);

/// The roles that an organisation of this kind can give. What reaches beyond one organisation
/// (editor, registrar, analyst) is for the national centre alone, so that the administrator of a
/// municipality cannot give it.
Roles roles_of(Kind kind);

/// The role or kind of a Dutch name. Fails with `invalid`.
Result<Role> read_role(std::string_view dutch);
Result<Kind> read_kind(std::string_view dutch);

}  // namespace zicht::accounts
