#include "open/release/release_store.hpp"

namespace zicht::release {
namespace {

constexpr auto insert_release = R"sql(
  INSERT INTO releases (number, published_at, title, sha256, figures, program_version)
  SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5 FROM releases
  RETURNING number)sql";

constexpr auto select_latest = R"sql(
  SELECT number, published_at, title, sha256, figures, program_version
  FROM releases ORDER BY number DESC LIMIT 1)sql";

constexpr auto select_release = R"sql(
  SELECT number, published_at, title, sha256, figures, program_version
  FROM releases WHERE number = $1)sql";

constexpr auto select_all = R"sql(
  SELECT number, published_at, title, sha256, figures, program_version
  FROM releases ORDER BY number DESC)sql";

Release to_release(const store::Row& row) {
  return {.number = row.integer(0),
          .published_at = row.instant(1),
          .title = row.text(2),
          .sha256 = row.text(3),
          .figures = row.text(4),
          .program_version = row.text(5)};
}

}  // namespace

Result<Release> ReleaseStore::append(Release release) {
  release.number = TRY(transaction_.insert(insert_release,
                                           release.published_at,
                                           release.title,
                                           release.sha256,
                                           release.figures,
                                           release.program_version));
  return release;
}

Result<std::optional<Release>> ReleaseStore::latest() {
  const auto row = TRY(transaction_.one(select_latest));
  if (!row) return std::optional<Release>();
  return std::optional<Release>(to_release(*row));
}

Result<Release> ReleaseStore::find(std::int64_t number) {
  const auto row = TRY(transaction_.one(select_release, number));
  if (!row) return fail(Fault::not_found, "Deze publicatie bestaat niet.");
  return to_release(*row);
}

Result<std::vector<Release>> ReleaseStore::all() {
  const auto rows = TRY(transaction_.all(select_all));
  std::vector<Release> releases;
  releases.reserve(rows.size());
  for (const auto& row : rows) releases.push_back(to_release(row));
  return releases;
}

}  // namespace zicht::release
