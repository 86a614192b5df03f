#include "work/accounts/role.hpp"

namespace zicht::accounts {
namespace {

constexpr std::array<std::string_view, role_count> dutch_roles{"lezer",
                                                               "aandachtsfunctionaris",
                                                               "zorgcoördinator",
                                                               "ketenregisseur",
                                                               "beleidsadviseur",
                                                               "redacteur",
                                                               "registrar",
                                                               "analist",
                                                               "beheerder",
                                                               "FG"};
constexpr std::array<std::string_view, 6> dutch_kinds{
    "gemeente", "regio", "zorgaanbieder", "politie", "landelijk centrum", "andere organisatie"};

}  // namespace

std::string_view dutch_name(Role role) {
  return dutch_roles.at(static_cast<std::size_t>(role));
}

std::string_view dutch_name(Kind kind) {
  return dutch_kinds.at(static_cast<std::size_t>(kind));
}

std::vector<Role> all_roles() {
  std::vector<Role> roles;
  for (std::size_t at = 0; at < role_count; ++at) roles.push_back(static_cast<Role>(at));
  return roles;
}

bool may(const Roles& roles, May what) {
  switch (what) {
    case May::visit:
      return true;
    case May::settle:
    case May::keep_account:
    case May::take_notes:
    case May::report_signals:
      return !roles.empty();
    case May::keep_keys:
      return roles.has(Role::attention_officer) || roles.has(Role::care_coordinator) ||
             roles.has(Role::chain_director);
    case May::advise_passing_on:
      return roles.has(Role::attention_officer) || roles.has(Role::care_coordinator) ||
             roles.has(Role::chain_director) || roles.has(Role::privacy_officer);
    case May::manage_people:
      return roles.has(Role::administrator);
    case May::weigh_signals:
      return roles.has(Role::attention_officer);
    case May::receive_counts:
      return roles.has(Role::registrar);
    case May::see_desk_figures:
      return roles.has(Role::attention_officer) || roles.has(Role::chain_director) ||
             roles.has(Role::policy_adviser) || roles.has(Role::privacy_officer);
    case May::destroy_signals:
    case May::oversee:
      return roles.has(Role::privacy_officer);
  }
  return false;
}

bool needs_second_factor(const Roles& roles) {
  for (const auto role : {Role::attention_officer,
                          Role::care_coordinator,
                          Role::chain_director,
                          Role::registrar,
                          Role::administrator,
                          Role::privacy_officer})
    if (roles.has(role)) return true;
  return false;
}

Roles roles_of(Kind kind) {
  Roles roles{Role::reader,
              Role::attention_officer,
              Role::care_coordinator,
              Role::chain_director,
              Role::policy_adviser,
              Role::administrator,
              Role::privacy_officer};
  if (kind == Kind::national_centre)
    for (const auto role : {Role::editor, Role::registrar, Role::analyst}) roles.add(role);
  return roles;
}

Result<Role> read_role(std::string_view dutch) {
  for (const auto role : all_roles())
    if (dutch_name(role) == dutch) return role;
  return fail(Fault::invalid, "Deze rol bestaat niet.");
}

Result<Kind> read_kind(std::string_view dutch) {
  for (std::size_t at = 0; at < dutch_kinds.size(); ++at)
    if (dutch_kinds.at(at) == dutch) return static_cast<Kind>(at);
  return fail(Fault::invalid, "Dit soort organisatie bestaat niet.");
}

}  // namespace zicht::accounts
