#include "work/oversight/drills.hpp"

#include "ground/audit/audit.hpp"

namespace zicht::oversight {
namespace {

constexpr auto insert_drill = R"sql(
  INSERT INTO drills (at, backup_made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING)sql";
constexpr auto select_last = "SELECT at, backup_made_at FROM drills ORDER BY at DESC LIMIT 1";

}  // namespace

Result<> keep_drill(store::Database& database, const Drill& drill) {
  return database.write([&](store::Transaction& transaction) -> Result<> {
    TRY(transaction.run(insert_drill, drill.at, drill.backup_made_at));
    return audit::note(transaction,
                       {.role = "operator", .purpose = "backup", .action = "backup.proved"},
                       drill.at);
  });
}

Result<std::optional<Drill>> last_drill(store::Database& database) {
  auto transaction = TRY(database.read());
  const auto row = TRY(transaction.one(select_last));
  if (!row) return std::optional<Drill>();
  return std::optional(Drill{row->instant(0), row->instant(1)});
}

}  // namespace zicht::oversight
