#include "ground/store/migrate.hpp"

#include <fmt/format.h>

#include <array>

namespace zicht::store {
namespace {

constexpr auto create_table = R"sql(
  CREATE TABLE IF NOT EXISTS schema_migrations (
    version BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at BIGINT NOT NULL))sql";

constexpr auto select_applied = R"sql(
  SELECT name, sha256 FROM schema_migrations ORDER BY version)sql";

constexpr auto insert_applied = R"sql(
  INSERT INTO schema_migrations (version, name, sha256, applied_at)
  VALUES ($1, $2, $3, $4))sql";

/// The database must have come to where it is along the migrations that lie here.
Result<> check_history(const std::vector<Row>& applied, const std::vector<Migration>& migrations) {
  for (std::size_t at = 0; at < applied.size(); ++at) {
    const auto name = applied[at].text(0);
    if (at >= migrations.size())
      return fail(Fault::conflict,
                  fmt::format("De database is van een nieuwere versie van Zicht: zij kent migratie "
                              "{}, en dit programma niet. Start de nieuwste versie.",
                              name));
    if (name != migrations[at].name || applied[at].text(1) != migrations[at].sha256)
      return fail(Fault::conflict,
                  fmt::format("Migratie {} is veranderd nadat zij op deze database is uitgevoerd. "
                              "Zet het bestand terug zoals het was, en schrijf wat anders moet in "
                              "een nieuwe migratie.",
                              name));
  }
  return {};
}

}  // namespace

Result<int> apply_missing(Connection& connection,
                          const std::vector<Migration>& migrations,
                          Instant now) {
  TRY(connection.execute(create_table, {}));
  const auto applied = TRY(connection.execute(select_applied, {}));
  TRY(check_history(applied.rows, migrations));
  for (auto version = applied.rows.size() + 1; version <= migrations.size(); ++version) {
    const auto& next = migrations[version - 1];
    const auto done = connection.script(next.text);
    if (!done)
      return fail(done.error().fault,
                  fmt::format("Migratie {} is niet gelukt; de database is zoals zij voor het "
                              "starten was.",
                              next.name),
                  done.error().detail);
    const std::array values{Param(version), Param(next.name), Param(next.sha256), Param(now)};
    TRY(connection.execute(insert_applied, values));
  }
  return static_cast<int>(migrations.size() - applied.rows.size());
}

}  // namespace zicht::store
