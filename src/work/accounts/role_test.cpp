#include "work/accounts/role.hpp"

#include <catch2/catch.hpp>

using namespace zicht;
using namespace zicht::accounts;

TEST_CASE("every role has a Dutch name of its own, and is found back by it") {
  for (const auto role : all_roles()) CHECK(*read_role(dutch_name(role)) == role);
  CHECK(all_roles().size() == 10);
  CHECK(read_role("burgemeester").error().fault == Fault::invalid);
  CHECK(*read_kind("gemeente") == Kind::municipality);
  CHECK(read_kind("kantoor").error().fault == Fault::invalid);
}

TEST_CASE("whoever is nobody may only visit") {
  CHECK(may({}, May::visit));
  for (const auto what :
       {May::settle, May::keep_account, May::advise_passing_on, May::manage_people})
    CHECK_FALSE(may({}, what));
}

TEST_CASE("only an administrator manages people") {
  for (const auto role : all_roles()) {
    CHECK(may({role}, May::keep_account));
    CHECK(may({role}, May::manage_people) == (role == Role::administrator));
    const bool passes_on = role == Role::attention_officer || role == Role::care_coordinator ||
                           role == Role::chain_director || role == Role::privacy_officer;
    CHECK(may({role}, May::advise_passing_on) == passes_on);
  }
}

TEST_CASE("only an attention officer weighs signals, and whoever holds a key has a second factor") {
  for (const auto role : all_roles()) {
    CHECK(may({role}, May::weigh_signals) == (role == Role::attention_officer));
    CHECK(may({role}, May::oversee) == (role == Role::privacy_officer));
    CHECK(may({role}, May::receive_counts) == (role == Role::registrar));
    if (may({role}, May::weigh_signals)) CHECK(may({role}, May::keep_keys));
    if (may({role}, May::keep_keys)) CHECK(needs_second_factor({role}));
  }
}

TEST_CASE("a role that sees persons, or decides who does, needs a second factor") {
  CHECK_FALSE(needs_second_factor({}));
  for (const auto role : {Role::reader, Role::policy_adviser, Role::editor, Role::analyst})
    CHECK_FALSE(needs_second_factor({role}));
  for (const auto role : {Role::attention_officer,
                          Role::care_coordinator,
                          Role::chain_director,
                          Role::registrar,
                          Role::administrator,
                          Role::privacy_officer}) {
    CHECK(needs_second_factor({role}));
    CHECK(needs_second_factor({Role::reader, role}));
  }
}

TEST_CASE("what reaches beyond one organisation, only the national centre gives") {
  for (const auto role : {Role::editor, Role::registrar, Role::analyst}) {
    CHECK(roles_of(Kind::national_centre).has(role));
    CHECK_FALSE(roles_of(Kind::municipality).has(role));
    CHECK_FALSE(roles_of(Kind::other).has(role));
  }
  CHECK(roles_of(Kind::municipality).has(Role::attention_officer));
}
