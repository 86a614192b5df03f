#include "work/oversight/drills.hpp"

#include "ground/audit/audit.hpp"

namespace zicht::oversight {
namespace {

constexpr auto insert_drill = R"sql(
  INSERT INTO drills (at, backup_made_at, texts_read) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING)sql";
constexpr auto select_last = R"sql(
  SELECT at, backup_made_at, texts_read FROM drills ORDER BY at DESC LIMIT 1)sql";

}  // namespace

Result<> keep_drill(store::Database& database, const Drill& drill) {
  return database.write([&](store::Transaction& transaction) -> Result<> {
    TRY(transaction.run(insert_drill, drill.at, drill.backup_made_at, drill.texts_read));
    return audit::note(transaction,
                       {.role = "operator", .purpose = "backup", .action = "backup.proved"},
                       drill.at);
  });
}

Result<std::optional<Drill>> last_drill(store::Database& database) {
  auto transaction = TRY(database.read());
  const auto row = TRY(transaction.one(select_last));
  if (!row) return std::optional<Drill>();
  return std::optional(Drill{row->instant(0), row->instant(1), row->integer(2)});
}

}  // namespace zicht::oversight
