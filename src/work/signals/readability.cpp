#include "work/signals/readability.hpp"

#include "work/signals/record_keys.hpp"
#include "work/signals/record_store.hpp"
#include "work/vault/vault.hpp"

namespace zicht::signals {
namespace {

constexpr auto count_signals = "SELECT COUNT(*) FROM signals WHERE state <> 'destroyed'";
constexpr auto count_without_key = R"sql(
  SELECT COUNT(*) FROM signals WHERE state <> 'destroyed' AND NOT EXISTS (
    SELECT 1 FROM record_keys
    WHERE record = signals.id AND field_group = 'story' AND desk = signals.desk))sql";
constexpr auto count_destroyed = "SELECT COUNT(*) FROM signals WHERE state = 'destroyed'";
constexpr auto count_destroyed_with_key = R"sql(
  SELECT COUNT(*) FROM signals WHERE state = 'destroyed' AND EXISTS (
    SELECT 1 FROM record_keys WHERE record = signals.id))sql";
constexpr auto count_by_key = R"sql(
  SELECT desk, desk_version, COUNT(*) FROM record_keys WHERE desk <> 0
  GROUP BY desk, desk_version)sql";
constexpr auto select_of_desk = R"sql(
  SELECT id FROM signals WHERE desk = $1 AND state <> 'destroyed' ORDER BY id)sql";

Result<std::int64_t> count(store::Transaction& transaction, store::Sql sql) {
  const auto row = TRY(transaction.one(sql));
  return row->integer(0);
}

}  // namespace

Result<Readability> readability(store::Transaction& transaction) {
  Readability found;
  found.signals = TRY(count(transaction, count_signals));
  found.without_key = TRY(count(transaction, count_without_key));
  found.destroyed = TRY(count(transaction, count_destroyed));
  found.destroyed_with_key = TRY(count(transaction, count_destroyed_with_key));
  for (const auto& row : TRY(transaction.all(count_by_key))) {
    const bool held = TRY(vault::is_held(transaction, {row.integer(0)}, row.integer(1)));
    if (!held) found.keys_for_nobody += row.integer(2);
  }
  return found;
}

Result<Opening> open_all(store::Transaction& transaction, const vault::OpenDesk& desk) {
  Opening done;
  RecordStore records(transaction);
  for (const auto& row : TRY(transaction.all(select_of_desk, desk.desk()))) {
    const SignalId id{row.integer(0)};
    const auto wraps = TRY(records.keys(id, desk.desk()));
    const auto keys = RecordKeys::open(id, wraps, desk);
    for (const auto group : {Group::story, Group::contact, Group::dialogue, Group::notes}) {
      for (auto& sealed : TRY(records.texts(id, group))) {
        // The contact of a closed signal goes before the rest: that was meant to be.
        if (keys && group == Group::contact && !keys->has(group)) continue;
        const bool opens = keys && keys->open(std::move(sealed)).has_value();
        ++(opens ? done.opened : done.failed);
      }
    }
  }
  return done;
}

}  // namespace zicht::signals
