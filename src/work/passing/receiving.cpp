// What the receiver of a disclosure does with it.
#include <fmt/format.h>

#include "ground/base/dutch_time.hpp"
#include "work/passing/keys.hpp"
#include "work/passing/log.hpp"
#include "work/passing/passing.hpp"

namespace zicht::passing {
namespace {

/// Fails as if it were not there for whoever is not its one receiver, at work where it was sent to.
Result<Disclosure> find_received(DisclosureStore& store,
                                 const accounts::Actor& actor,
                                 DisclosureId id) {
  auto found = TRY(store.find(id));
  if (!found || !found->receiver.is_here() || found->receiver.person != actor.person ||
      found->receiver.organisation != actor.organisation)
    return fail(Fault::not_found, "Deze verstrekking is er niet.");
  return std::move(*found);
}

}  // namespace

Result<std::vector<Disclosure>> Passing::inbox(const accounts::Actor& actor) {
  TRY(accounts::require(actor, accounts::May::keep_keys));
  constexpr std::int64_t most = 200;
  auto transaction = TRY(ground_.database.read());
  auto all = TRY(DisclosureStore(transaction).of_receiver(actor.person, actor.organisation, most));
  for (auto& one : all) one = on_day(std::move(one), dutch_day(ground_.clock.now()));
  return all;
}

Result<Disclosure> Passing::received(const accounts::Actor& actor, DisclosureId id) {
  TRY(accounts::require(actor, accounts::May::keep_keys));
  auto transaction = TRY(ground_.database.read());
  DisclosureStore store(transaction);
  auto found = TRY(find_received(store, actor, id));
  return on_day(std::move(found), dutch_day(ground_.clock.now()));
}

Result<Disclosure> Passing::act_of_receiver(const accounts::Actor& actor,
                                            DisclosureId id,
                                            Action action,
                                            Refusal refusal) {
  TRY(accounts::require(actor, accounts::May::keep_keys));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Disclosure> {
    DisclosureStore store(transaction);
    auto found = TRY(find_received(store, actor, id));
    const auto before = found.state;
    auto after = TRY(act(on_day(std::move(found), dutch_day(now)), action, Who::receiver, now));
    after.refusal = refusal;
    TRY(store.change(after, before));
    if (!is_live(after.state)) TRY(store.remove_keys(id.value, Sealed::package));
    const auto name = names_of(action).at(static_cast<std::size_t>(action));
    TRY(note_receipt(
        transaction, actor, fmt::format("disclosure.{}", name), after, {"state"}, now));
    return after;
  });
}

Result<Disclosure> Passing::accept(const accounts::Actor& actor, DisclosureId id) {
  return act_of_receiver(actor, id, Action::accept, Refusal::none);
}

Result<Disclosure> Passing::refuse(const accounts::Actor& actor, DisclosureId id, Refusal refusal) {
  if (refusal == Refusal::none) return fail(Fault::invalid, "Kies waarom je dit niet aanneemt.");
  return act_of_receiver(actor, id, Action::refuse, refusal);
}

Result<Package> Passing::read(const accounts::Actor& actor,
                              const crypto::KeyPair& own,
                              DisclosureId id) {
  TRY(accounts::require(actor, accounts::May::keep_keys));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Package> {
    DisclosureStore store(transaction);
    auto found = TRY(find_received(store, actor, id));
    const auto before = found.state;
    const auto after =
        TRY(act(on_day(std::move(found), dutch_day(now)), Action::read, Who::receiver, now));
    const auto keys = TRY(store.keys(id.value, Sealed::package));
    const auto key = TRY(open_for_person(keys, actor.person, own));
    const auto texts = TRY(store.texts(id));
    const auto json = TRY(key.open(texts.package, place_of(std::to_string(id.value), "package")));
    TRY(store.change(after, before));
    TRY(note_receipt(transaction, actor, "disclosure.read", after, after.fields, now));
    return read_package(json);
  });
}

}  // namespace zicht::passing
