#include "work/passing/passing.hpp"

#include <catch2/catch.hpp>

#include "ground/base/sha256.hpp"
#include "work/passing/parcel.hpp"
#include "work/passing/test_room.hpp"

using namespace zicht;
using namespace zicht::passing;
using namespace zicht::passing::test;

namespace {

template <class T>
Fault fault_of(const Result<T>& got) {
  REQUIRE_FALSE(got);
  return got.error().fault;
}

}  // namespace

TEST_CASE("a receiver reads what was given once accepted, and only that") {
  Room room(either());
  const auto given = room.given();
  CHECK(given.state == State::offered);
  CHECK(given.rule == "regel-mag");
  CHECK(given.article == "Artikel 1");
  CHECK(given.fields == std::vector<std::string>{"story"});
  CHECK(room.keys_of(given.id).size() == 2);

  CHECK(fault_of(room.passing.read(room.sanne, room.own, given.id)) == Fault::conflict);
  const auto inbox = room.passing.inbox(room.sanne);
  REQUIRE(inbox);
  REQUIRE(inbox->size() == 1);
  REQUIRE(room.passing.accept(room.sanne, given.id));
  const auto read = room.passing.read(room.sanne, room.own, given.id);
  REQUIRE(read);
  REQUIRE(read->parts.size() == 1);
  CHECK(read->parts[0].text == "Negen matrassen van Kanarie.");
  CHECK(read->changed == std::vector<std::string>{"story"});
  CHECK(sha256_hex(to_json(*read)) == given.package_hash);
  CHECK(room.passing.find(room.fenna, given.id)->read_at == room.clock.at);
  CHECK(room.lines("disclosure.given") == 1);
  CHECK(room.lines("disclosure.accept") == 1);
  CHECK(room.lines("disclosure.read") == 1);
}

TEST_CASE("who is not the receiver, or has another key, reads nothing") {
  Room room(either());
  const auto given = room.given();
  REQUIRE(room.passing.accept(room.sanne, given.id));
  for (auto* stranger : {&room.iris, &room.fenna}) {
    auto as_receiver = *stranger;
    as_receiver.roles.add(accounts::Role::care_coordinator);
    CHECK(fault_of(room.passing.read(as_receiver, room.own, given.id)) == Fault::not_found);
    CHECK(fault_of(room.passing.received(as_receiver, given.id)) == Fault::not_found);
    CHECK(fault_of(room.passing.accept(as_receiver, given.id)) == Fault::not_found);
    CHECK(room.passing.inbox(as_receiver)->empty());
  }
  const auto other = crypto::KeyPair::make();
  CHECK(fault_of(room.passing.read(room.sanne, other, given.id)) == Fault::unavailable);
  auto elsewhere = room.sanne;  // The same person, at work for somebody else.
  elsewhere.organisation = room.iris.organisation;
  CHECK(fault_of(room.passing.read(elsewhere, room.own, given.id)) == Fault::not_found);
  auto without_role = room.sanne;
  without_role.roles = {accounts::Role::reader};
  CHECK(fault_of(room.passing.read(without_role, room.own, given.id)) == Fault::forbidden);
  // The log tells both organisations who read; nobody did.
  CHECK(room.lines("disclosure.read") == 0);
}

TEST_CASE("what is withdrawn, refused or expired has no keys any more, and is read by nobody") {
  Room room(either());
  SECTION("withdrawn") {
    const auto given = room.given();
    REQUIRE(room.passing.accept(room.sanne, given.id));
    REQUIRE(room.passing.withdraw(room.fenna, given.id));
    CHECK(room.keys_of(given.id).empty());
    CHECK(fault_of(room.passing.read(room.sanne, room.own, given.id)) == Fault::conflict);
    CHECK(fault_of(room.passing.withdraw(room.fenna, given.id)) == Fault::conflict);
    const auto account = room.passing.account(room.fenna, room.desk.open, given.id);
    REQUIRE(account);
    CHECK(account->reason == "Zij vraagt om hulp, zegt Kanarie.");
    CHECK_FALSE(account->package);
  }
  SECTION("refused") {
    const auto given = room.given();
    CHECK(fault_of(room.passing.refuse(room.sanne, given.id, Refusal::none)) == Fault::invalid);
    REQUIRE(room.passing.refuse(room.sanne, given.id, Refusal::too_much));
    CHECK(room.keys_of(given.id).empty());
    CHECK(room.passing.find(room.fenna, given.id)->refusal == Refusal::too_much);
    CHECK(fault_of(room.passing.accept(room.sanne, given.id)) == Fault::conflict);
  }
  SECTION("expired") {
    const auto given = room.given();
    REQUIRE(room.passing.accept(room.sanne, given.id));
    room.clock.at += std::chrono::days{10};
    CHECK(room.passing.read(room.sanne, room.own, given.id));
    CHECK(room.passing.tidy() == 0);
    room.clock.at += std::chrono::days{1};
    // Nobody tidied yet, and yet it is over.
    CHECK(fault_of(room.passing.read(room.sanne, room.own, given.id)) == Fault::conflict);
    CHECK(room.passing.received(room.sanne, given.id)->state == State::expired);
    CHECK(room.passing.ledger(room.fenna, {.state = State::expired}, 0, 10)->size() == 1);
    CHECK(room.passing.ledger(room.fenna, {.state = State::running}, 0, 10)->empty());
    CHECK(room.keys_of(given.id).size() == 2);
    CHECK(room.passing.tidy() == 1);
    CHECK(room.passing.tidy() == 0);
    CHECK(room.keys_of(given.id).empty());
    CHECK(room.lines("disclosure.expired") == 1);
  }
}

TEST_CASE("what may not is refused, and what needs consent or the FG does not go without") {
  Room room(either());
  const auto try_with = [&](const char* purpose, const Backing& backing) {
    auto offer = room.offer(purpose);
    offer.backing = backing;
    return room.passing.give(room.fenna, room.desk.open, room.desk.key, offer);
  };
  const Backing consent{
      .signed_by = "zelf", .consent_of = "M. Kanarie", .consent_on = room.day(-1)};
  const Backing agreed{.agreed_by = "Noor Zijlstra", .agreed_on = room.day(-1)};
  CHECK(fault_of(try_with("niet", consent)) == Fault::conflict);
  CHECK(fault_of(try_with("niet", agreed)) == Fault::conflict);
  CHECK(fault_of(try_with("hulp", {})) == Fault::invalid);
  CHECK(fault_of(try_with("vraag", {})) == Fault::invalid);
  CHECK(room.passing.ledger(room.fenna, {}, 0, 10)->empty());

  const auto with_consent = try_with("hulp", consent);
  REQUIRE(with_consent);
  CHECK(room.passing.account(room.fenna, room.desk.open, with_consent->id)->consent_of ==
        "M. Kanarie");
  const auto with_agreement = try_with("vraag", agreed);
  REQUIRE(with_agreement);
  CHECK(with_agreement->rule.empty());
  CHECK(room.passing.find(room.noor, with_agreement->id)->backing.agreed_by == "Noor Zijlstra");
  // What was not asked for is not kept.
  const auto free = try_with("mag", consent);
  CHECK_FALSE(room.passing.find(room.fenna, free->id)->backing.consent_on);
}

TEST_CASE("nothing goes without a reason, a receiver with a key, and a last day within bounds") {
  Room room(either());
  const auto refuses = [&](auto spoil) {
    auto offer = room.offer();
    spoil(offer);
    return fault_of(room.passing.give(room.fenna, room.desk.open, room.desk.key, offer)) ==
           Fault::invalid;
  };
  CHECK(refuses([](Offer& offer) { offer.reason = " "; }));
  auto without_reason = room.offer();
  without_reason.reason.clear();
  CHECK(check(without_reason, room.day(0)).error().message.find("Waarom is dit nodig?") !=
        std::string::npos);
  CHECK(refuses([](Offer& offer) { offer.receiver.name.clear(); }));
  CHECK(refuses([](Offer& offer) { offer.receiver.public_key.clear(); }));
  CHECK(refuses([&](Offer& offer) { offer.until = room.day(-1); }));
  CHECK(refuses([&](Offer& offer) { offer.until = room.day(181); }));
  CHECK(refuses([](Offer& offer) { offer.question.purpose = "elders"; }));
}

TEST_CASE("only a signal that is in hand or decided can be passed on, by its own desk") {
  Room room(either());
  auto offer = room.offer();
  SECTION("not before anybody looked") {
    room.dropped(room.report());
    for (const auto& one : room.inbox())
      if (one.state == signals::State::received) offer.signal = one.id;
    CHECK(fault_of(room.passing.give(room.fenna, room.desk.open, room.desk.key, offer)) ==
          Fault::conflict);
  }
  SECTION("not by another desk, nor by who has no role") {
    CHECK(fault_of(room.passing.give(room.iris, room.other.open, room.other.key, offer)) ==
          Fault::not_found);
    CHECK(fault_of(room.passing.give(room.iris, room.desk.open, room.desk.key, offer)) ==
          Fault::forbidden);
    CHECK(fault_of(room.passing.give(room.sanne, room.desk.open, room.desk.key, offer)) ==
          Fault::forbidden);
    CHECK(fault_of(room.passing.give(room.noor, room.desk.open, room.desk.key, offer)) ==
          Fault::forbidden);
  }
}

TEST_CASE("a page that is signed twice gives once") {
  Room room(either());
  const auto offer = room.offer();
  const auto first = room.passing.give(room.fenna, room.desk.open, room.desk.key, offer);
  const auto second = room.passing.give(room.fenna, room.desk.open, room.desk.key, offer);
  REQUIRE(first);
  REQUIRE(second);
  CHECK(second->package_hash == first->package_hash);
  CHECK(room.passing.ledger(room.fenna, {}, 0, 10)->size() == 1);
}

TEST_CASE("a file is made on the fly, and the ledger keeps its fingerprint") {
  Room room(either());
  const auto given = room.given_as_file();
  CHECK(given.state == State::handed_over);
  CHECK(room.keys_of(given.id).size() == 1);
  CHECK(fault_of(room.passing.pack(room.fenna, room.desk.open, given.id, "een twee")) ==
        Fault::invalid);
  const auto file = room.passing.pack(room.fenna, room.desk.open, given.id, make_words());
  REQUIRE(file);
  CHECK(room.passing.find(room.fenna, given.id)->file_hash == sha256_hex(*file));
  CHECK(fault_of(room.passing.accept(room.sanne, given.id)) == Fault::not_found);
  REQUIRE(room.passing.confirm(room.fenna, given.id));
  CHECK(fault_of(room.passing.pack(room.fenna, room.desk.open, given.id, make_words())) ==
        Fault::conflict);
  REQUIRE(room.passing.withdraw(room.fenna, given.id));
  CHECK(room.keys_of(given.id).empty());
}

TEST_CASE("the ledger is for the desk and its FG, and knows the names of fields alone") {
  Room room(either());
  const auto given = room.given();
  const auto file = room.given_as_file();
  CHECK(room.passing.ledger(room.noor, {}, 0, 10)->size() == 2);
  CHECK(room.passing.ledger(room.noor, {.receiver_kind = "politie"}, 0, 10)->size() == 1);
  CHECK(room.passing.ledger(room.noor, {.state = State::offered}, 0, 10)->front().id == given.id);
  CHECK(room.passing.ledger(room.noor, {.from = room.day(1)}, 0, 10)->empty());
  CHECK(room.passing.ledger(room.noor, {.until = room.day(-1)}, 0, 10)->empty());
  CHECK(
      room.passing.ledger(room.noor, {.from = room.day(0), .until = room.day(0)}, 1, 10)->size() ==
      1);
  CHECK(room.passing.find(room.noor, file.id));
  CHECK(fault_of(room.passing.account(room.noor, room.desk.open, given.id)) == Fault::forbidden);
  CHECK(fault_of(room.passing.withdraw(room.noor, given.id)) == Fault::forbidden);

  CHECK(fault_of(room.passing.ledger(room.sanne, {}, 0, 10)) == Fault::forbidden);
  CHECK(room.passing.ledger(room.iris, {}, 0, 10)->empty());
  CHECK(fault_of(room.passing.find(room.iris, given.id)) == Fault::not_found);
  CHECK(fault_of(room.passing.withdraw(room.iris, given.id)) == Fault::not_found);
  CHECK(fault_of(room.passing.account(room.iris, room.other.open, given.id)) == Fault::not_found);
}

TEST_CASE("a new key of the desk opens what was given before, and the old one is not needed") {
  Room room(either());
  const auto given = room.given();
  const auto pair = crypto::KeyPair::make();
  const vault::DeskKey present{room.fenna.organisation, "Kroonstad", 2, pair.public_key()};
  const vault::OpenDesk both(room.fenna.organisation, {{1, room.desk.pair}, {2, pair}});
  CHECK(room.passing.rewrap(room.fenna, both, present, 100) == 2);
  CHECK(room.passing.rewrap(room.fenna, both, present, 100) == 0);
  const vault::OpenDesk fresh(room.fenna.organisation, {{2, pair}});
  CHECK(room.passing.account(room.fenna, fresh, given.id)->package);
  CHECK_FALSE(room.passing.account(room.fenna, room.desk.open, given.id));
}

TEST_CASE("keys that nobody can open do not keep the others from a new key of the desk") {
  Room room(either());
  for (int at = 0; at < 4; ++at) room.given();
  const auto pair = crypto::KeyPair::make();
  const vault::DeskKey present{room.fenna.organisation, "Kroonstad", 3, pair.public_key()};
  // Two of the four hang on a version that is lost.
  REQUIRE(room.database.write([&](store::Transaction& transaction) -> Result<> {
    TRY(
        transaction.run("UPDATE disclosure_keys SET desk_version = 2 WHERE desk <> 0 AND record IN "
                        "(SELECT id FROM disclosures ORDER BY id LIMIT 2)"));
    return {};
  }));
  const vault::OpenDesk both(room.fenna.organisation, {{1, room.desk.pair}, {3, pair}});
  CHECK(room.passing.rewrap(room.fenna, both, present, 3) == 3);
  CHECK(room.passing.rewrap(room.fenna, both, present, 3) == 1);
  CHECK(room.passing.rewrap(room.fenna, both, present, 3) == 0);
}

TEST_CASE("where the way to a reporter is destroyed, what was given of it ends, and no more") {
  Room room(either());
  auto with_contact = room.offer();
  with_contact.chosen.parts.push_back({"contact", "Hoe je de melder bereikt", "06-55555555"});
  const auto give = [&](Offer offer) {
    offer.id = {crypto::random_key()};
    const auto done = room.passing.give(room.fenna, room.desk.open, room.desk.key, offer);
    REQUIRE(done);
    return done->id;
  };
  const auto running = give(with_contact);
  REQUIRE(room.passing.accept(room.sanne, running));
  const auto offered = give(with_contact);
  const auto refused = give(with_contact);
  REQUIRE(room.passing.refuse(room.sanne, refused, Refusal::not_mine));
  const auto without = give(room.offer());
  REQUIRE(room.passing.accept(room.sanne, without));
  REQUIRE(room.database.write([&](store::Transaction& transaction) {
    return forget_contact(transaction, room.noor, room.signal, room.clock.now());
  }));
  for (const auto id : {running, offered}) {
    CHECK(room.passing.find(room.fenna, id)->state == State::withdrawn);
    CHECK(room.keys_of(id).empty());
    CHECK(fault_of(room.passing.read(room.sanne, room.own, id)) == Fault::conflict);
    const auto account = room.passing.account(room.fenna, room.desk.open, id);
    REQUIRE(account);
    CHECK_FALSE(account->package);
    CHECK(account->reason == "Zij vraagt om hulp, zegt Kanarie.");
  }
  CHECK(room.passing.find(room.fenna, refused)->state == State::refused);
  CHECK(room.passing.read(room.sanne, room.own, without));
  CHECK(room.lines("disclosure.withdraw") == 2);
}

TEST_CASE("destroying a signal ends what was given of it, for the desk too") {
  Room room(either());
  const auto running = room.given();
  REQUIRE(room.passing.accept(room.sanne, running.id));
  const auto refused = room.given();
  REQUIRE(room.passing.refuse(room.sanne, refused.id, Refusal::not_mine));
  REQUIRE(
      room.counting.send(room.fenna, room.desk.key, room.signal, "", accounts::Kind::municipality));
  REQUIRE(room.database.write([&](store::Transaction& transaction) {
    return forget(transaction, room.noor, room.signal, room.clock.now());
  }));
  CHECK(room.passing.find(room.noor, running.id)->state == State::withdrawn);
  CHECK(room.passing.find(room.noor, refused.id)->state == State::refused);
  for (const auto id : {running.id, refused.id})
    for (const auto part : {Sealed::package, Sealed::account})
      CHECK(room.keys_of(id, part).empty());
  CHECK(room.keys_of({room.signal.value}, Sealed::link).empty());
  CHECK_FALSE(room.passing.read(room.sanne, room.own, running.id));
  CHECK_FALSE(room.passing.account(room.fenna, room.desk.open, running.id));
  CHECK(room.lines("disclosure.forgotten") == 2);
}

TEST_CASE("no word of what was given lies readable in the database") {
  Room room(store::Kind::sqlite);
  auto offer = room.offer("hulp");
  offer.backing = {.signed_by = "zelf", .consent_of = "M. Kanarie", .consent_on = room.day(0)};
  REQUIRE(room.passing.give(room.fenna, room.desk.open, room.desk.key, offer));
  auto transaction = room.database.read();
  const auto sealed = *transaction->one("SELECT package, reason, consent FROM disclosures");
  for (std::size_t column = 0; column < 3; ++column) {
    const auto bytes = sealed->blob(column);
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    CHECK(text.size() > 50);
    CHECK(text.find("Kanarie") == std::string_view::npos);
  }
  const auto readable = *transaction->one(
      "SELECT desk_name || officer_name || state || receiver_kind || receiver_name || giver || "
      "purpose "
      "|| kind || age || rule || verdict || article || checked_on || signed_by || agreed_by || "
      "fields "
      "|| changed || package_hash || file_hash || until_day || refusal FROM disclosures");
  CHECK(readable->text(0).find("Kanarie") == std::string::npos);
}
