#include "work/passing/counting.hpp"

#include <catch2/catch.hpp>

#include "ground/base/dutch_time.hpp"
#include "work/passing/count_store.hpp"
#include "work/passing/test_room.hpp"

using namespace zicht;
using namespace zicht::passing;
using namespace zicht::passing::test;
using accounts::Kind;

namespace {

template <class T>
Fault counting_fault(const Result<T>& got) {
  REQUIRE_FALSE(got);
  return got.error().fault;
}

accounts::Actor registrar_of(const Room& room) {
  auto registrar = room.iris;
  registrar.roles = {accounts::Role::registrar};
  return registrar;
}

std::string same(std::string_view id) {
  return std::string(id);
}

/// As they will be shown when this month is over.
std::vector<Count> all_counts(Room& room) {
  auto transaction = room.database.read();
  return *CountStore(*transaction).at_end_of(month_of(dutch_day(room.clock.now())));
}

}  // namespace

TEST_CASE("a count holds a month and no day, and nothing that leads back") {
  Room room(either());
  const auto shown =
      room.counting.preview(room.fenna, room.signal, "Noord-Holland", Kind::municipality);
  REQUIRE(shown);
  CHECK(shown->month.size() == 7);
  CHECK(all_counts(room).empty());
  REQUIRE(room.counting.send(
      room.fenna, room.desk.key, room.signal, "Noord-Holland", Kind::municipality));
  const auto counts = all_counts(room);
  REQUIRE(counts.size() == 1);
  CHECK(counts[0].region == "Noord-Holland");
  CHECK(counts[0].sector == "wonen");
  auto transaction = room.database.read();
  const auto id = (*transaction->one("SELECT id FROM counts"))->integer(0);
  CHECK(id != room.signal.value);
  const auto link = (*transaction->one("SELECT link FROM count_links"))->blob(0);
  const std::string_view bytes(reinterpret_cast<const char*>(link.data()), link.size());
  CHECK(bytes.find(std::to_string(id)) == std::string_view::npos);
  CHECK(room.lines("count.sent") == 1);
}

TEST_CASE("a signal counts once, until its desk takes it back") {
  Room room(either());
  const auto send = [&] {
    return room.counting.send(room.fenna, room.desk.key, room.signal, "", Kind::municipality);
  };
  CHECK(room.counting.is_counted(room.fenna, room.signal) == false);
  CHECK(counting_fault(room.counting.withdraw(room.fenna, room.desk.open, room.signal)) ==
        Fault::not_found);
  REQUIRE(send());
  CHECK(counting_fault(send()) == Fault::conflict);
  CHECK(room.counting.is_counted(room.fenna, room.signal) == true);
  CHECK(counting_fault(room.counting.withdraw(room.iris, room.other.open, room.signal)) ==
        Fault::not_found);
  REQUIRE(room.counting.withdraw(room.fenna, room.desk.open, room.signal));
  CHECK(all_counts(room).empty());
  REQUIRE(send());
  CHECK(all_counts(room).size() == 1);
}

TEST_CASE("after a handover the desk that counted a signal takes it back, and no other") {
  Room room(either());
  REQUIRE(room.counting.send(room.fenna, room.desk.key, room.signal, "", Kind::municipality));
  REQUIRE(room.database.write([&](store::Transaction& transaction) -> Result<> {
    TRY(transaction.run(
        "UPDATE signals SET desk = $1 WHERE id = $2", room.iris.organisation, room.signal));
    return {};
  }));
  CHECK(room.counting.is_counted(room.iris, room.signal) == true);
  CHECK(room.counting.is_counted(room.fenna, room.signal) == true);
  CHECK(counting_fault(room.counting.withdraw(room.iris, room.other.open, room.signal)) ==
        Fault::not_found);
  CHECK(counting_fault(room.counting.withdraw(room.sanne, room.desk.open, room.signal)) ==
        Fault::forbidden);
  REQUIRE(room.counting.withdraw(room.fenna, room.desk.open, room.signal));
  CHECK(all_counts(room).empty());
  CHECK(counting_fault(room.counting.is_counted(room.fenna, room.signal)) == Fault::not_found);
}

TEST_CASE("who does not weigh signals counts nothing, and another desk finds nothing") {
  Room room(either());
  for (const auto& who : {room.sanne, room.noor})
    CHECK(counting_fault(room.counting.send(
              who, room.desk.key, room.signal, "", Kind::municipality)) == Fault::forbidden);
  CHECK(counting_fault(room.counting.send(
            room.iris, room.other.key, room.signal, "", Kind::municipality)) == Fault::not_found);
  CHECK(counting_fault(room.counting.send(
            room.iris, room.desk.key, room.signal, "", Kind::municipality)) == Fault::forbidden);
  CHECK(counting_fault(room.counting.preview(room.iris, room.signal, "", Kind::municipality)) ==
        Fault::not_found);
}

TEST_CASE("the registrar sees a table in which small counts are hidden, and nobody else sees any") {
  Room room(either());
  {
    REQUIRE(room.database.write([&](store::Transaction& transaction) -> Result<> {
      CountStore counts(transaction);
      const auto add = [&](int many, signals::Exploitation form, AgeBand age) -> Result<> {
        for (int at = 0; at < many; ++at)
          TRY(counts.add(
              crypto::random_key(), {.form = form, .age = age, .month = "2026-10"}, "2026-10"));
        return {};
      };
      TRY(add(25, signals::Exploitation::labour, AgeBand::adult));
      TRY(add(12, signals::Exploitation::labour, AgeBand::minor));
      TRY(add(3, signals::Exploitation::sexual, AgeBand::minor));
      TRY(add(14, signals::Exploitation::sexual, AgeBand::adult));
      return {};
    }));
  }
  const auto table = room.counting.table(registrar_of(room), By::age, same);
  REQUIRE(table);
  const auto csv = disclosure::write_csv(*table);
  CHECK(table->hidden() > 1);
  CHECK(csv.find(",3\r\n") == std::string::npos);
  const auto sexual = static_cast<std::size_t>(signals::Exploitation::sexual);
  const auto total = table->dimensions()[1].categories.size();
  // Neither that cell, nor what it could be worked out with.
  for (std::size_t at = 0; at < total; ++at)
    if (table->dimensions()[1].categories[at].name == "onder de 18")
      CHECK_FALSE(table->count({sexual, at}));
  for (std::size_t by = 0; by < names_of(By{}).size(); ++by)
    CHECK(room.counting.table(registrar_of(room), static_cast<By>(by), same));
  for (const auto& who : {room.fenna, room.sanne, room.noor})
    CHECK(counting_fault(room.counting.table(who, By::age, same)) == Fault::forbidden);
}

TEST_CASE("a count of a month that is not over is in no table yet") {
  CHECK(last_closed_month(std::chrono::year{2026} / 11 / 1) == "2026-10");
  CHECK(last_closed_month(std::chrono::year{2026} / 1 / 31) == "2025-12");
  Room room(either());
  const auto registrar = registrar_of(room);
  const auto before = room.counting.table(registrar, By::giver, same);
  REQUIRE(before);
  REQUIRE(room.counting.send(room.fenna, room.desk.key, room.signal, "", Kind::municipality));
  const auto after = room.counting.table(registrar, By::giver, same);
  REQUIRE(after);
  CHECK(disclosure::write_csv(*after) == disclosure::write_csv(*before));
  room.clock.at += std::chrono::days{31};
  const auto later = room.counting.table(registrar, By::giver, same);
  REQUIRE(later);
  CHECK(later->hidden() > 0);
}

TEST_CASE(
    "a signal that is counted late, or taken back, changes no table before that month is over") {
  Room room(either());
  const auto registrar = registrar_of(room);
  const auto table = [&] {
    const auto made = room.counting.table(registrar, By::giver, same);
    REQUIRE(made);
    return disclosure::write_csv(*made);
  };
  const auto next_month = [&] { room.clock.at += std::chrono::days{31}; };
  next_month();
  next_month();
  const auto empty = table();
  REQUIRE(room.counting.send(room.fenna, room.desk.key, room.signal, "", Kind::municipality));
  CHECK(table() == empty);
  next_month();
  const auto counted = table();
  CHECK(counted != empty);

  REQUIRE(room.counting.withdraw(room.fenna, room.desk.open, room.signal));
  REQUIRE(room.passing.tidy());
  CHECK(table() == counted);
  next_month();
  CHECK(table() == empty);
  REQUIRE(room.passing.tidy());
  auto transaction = room.database.read();
  CHECK((*transaction->one("SELECT COUNT(*) FROM counts"))->integer(0) == 0);
}

TEST_CASE("a table without a single count is a table of zeros") {
  Room room(either());
  const auto table = room.counting.table(registrar_of(room), By::region, same);
  REQUIRE(table);
  CHECK(table->hidden() == 0);
}
