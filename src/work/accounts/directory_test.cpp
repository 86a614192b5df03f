#include "work/accounts/directory.hpp"

#include <catch2/catch.hpp>

#include "work/accounts/test_desk.hpp"

using namespace zicht;
using namespace zicht::accounts;

namespace {

struct Hall : test::TestDesk {
  explicit Hall(store::Kind kind) : TestDesk(kind) {
    fenna = administrator();
    fenna.roles.add(Role::attention_officer);
    bram = reader(fenna);
  }
  void make_carer() { REQUIRE(accounts.set_roles(fenna, bram, {Role::care_coordinator})); }

  Actor fenna;
  PersonId bram;
  Directory directory{database};
};

store::Kind either() {
  return GENERATE(store::Kind::sqlite, store::Kind::postgres);
}

}  // namespace

TEST_CASE(
    "who may keep keys is found among colleagues and by the precise address, and nobody else") {
  Hall hall(either());
  CHECK(hall.directory.own_organisation(hall.fenna)->empty());
  CHECK(hall.directory.by_email(hall.fenna, "bram@kroonstad.example")->empty());
  hall.make_carer();
  const auto own = hall.directory.own_organisation(hall.fenna);
  REQUIRE(own);
  REQUIRE(own->size() == 1);
  CHECK(own->front().person == hall.bram);
  const auto found = hall.directory.by_email(hall.fenna, " Bram@Kroonstad.example ");
  REQUIRE(found);
  REQUIRE(found->size() == 1);
  CHECK(found->front().organisation.kind == Kind::municipality);
  CHECK(found->front().roles.has(Role::care_coordinator));
  for (const auto* address : {"bram@kroonstad.exampl",
                              "niemand@kroonstad.example",
                              "bram",
                              "",
                              "fenna@kroonstad.example"})
    CHECK(hall.directory.by_email(hall.fenna, address)->empty());
}

TEST_CASE("who was only invited, or whose access was stopped, cannot be given anything") {
  Hall hall(either());
  REQUIRE(hall.accounts.invite(hall.fenna,
                               {.name = "Sanne de Wit",
                                .email = "sanne@kroonstad.example",
                                .roles = {Role::care_coordinator}}));
  CHECK(hall.directory.by_email(hall.fenna, "sanne@kroonstad.example")->empty());
  CHECK(hall.directory.own_organisation(hall.fenna)->empty());
  hall.make_carer();
  REQUIRE(hall.accounts.stop_access(hall.fenna, hall.bram));
  CHECK(hall.directory.by_email(hall.fenna, "bram@kroonstad.example")->empty());
}

TEST_CASE("who weighs no signals looks nobody up") {
  Hall hall(either());
  hall.make_carer();
  auto administrator = hall.fenna;
  administrator.roles = {Role::administrator, Role::care_coordinator};
  for (const auto& got : {hall.directory.own_organisation(administrator),
                          hall.directory.by_email(administrator, "bram@kroonstad.example")}) {
    REQUIRE_FALSE(got);
    CHECK(got.error().fault == Fault::forbidden);
  }
}
