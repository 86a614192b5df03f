#include "work/passing/count_store.hpp"

#include <span>

namespace zicht::passing {
namespace {

constexpr auto insert_count = R"sql(
  INSERT INTO counts (id, form, sector, age, month, region, giver, counted_in)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8))sql";
constexpr auto update_taken_back =
    "UPDATE counts SET taken_back_in = $2 WHERE id = $1 AND taken_back_in = ''";
constexpr auto delete_taken_back =
    "DELETE FROM counts WHERE taken_back_in <> '' AND taken_back_in <= $1";
constexpr auto select_counts = R"sql(
  SELECT form, sector, age, month, region, giver FROM counts
  WHERE month <= $1 AND counted_in <= $1 AND (taken_back_in = '' OR taken_back_in > $1)
  ORDER BY month, form, id)sql";
constexpr auto insert_link = "INSERT INTO count_links (signal, desk, link) VALUES ($1, $2, $3)";
constexpr auto select_link = "SELECT desk, link FROM count_links WHERE signal = $1";
constexpr auto delete_link = "DELETE FROM count_links WHERE signal = $1";

}  // namespace

Result<> CountStore::add(std::int64_t id, const Count& count, std::string_view month) {
  TRY(transaction_.run(insert_count,
                       id,
                       count.form,
                       count.sector,
                       count.age,
                       count.month,
                       count.region,
                       count.giver,
                       month));
  return {};
}

Result<bool> CountStore::take_back(std::int64_t id, std::string_view month) {
  const auto gone = TRY(transaction_.run(update_taken_back, id, month));
  return gone == 1;
}

Result<> CountStore::forget_taken_back(std::string_view month) {
  TRY(transaction_.run(delete_taken_back, month));
  return {};
}

Result<std::vector<Count>> CountStore::at_end_of(std::string_view month) {
  const auto rows = TRY(transaction_.all(select_counts, month));
  std::vector<Count> counts;
  counts.reserve(rows.size());
  for (const auto& row : rows) {
    const auto form = TRY(row.named<signals::Exploitation>(0));
    const auto age = TRY(row.named<AgeBand>(2));
    const auto giver = TRY(row.named<accounts::Kind>(5));
    counts.push_back({form, row.text(1), age, row.text(3), row.text(4), giver});
  }
  return counts;
}

Result<> CountStore::link(signals::SignalId signal,
                          accounts::OrganisationId desk,
                          const std::vector<std::byte>& sealed) {
  TRY(transaction_.run(insert_link, signal, desk, std::span<const std::byte>(sealed)));
  return {};
}

Result<std::optional<std::pair<accounts::OrganisationId, std::vector<std::byte>>>>
CountStore::link_of(signals::SignalId signal) {
  using Link = std::pair<accounts::OrganisationId, std::vector<std::byte>>;
  const auto row = TRY(transaction_.one(select_link, signal));
  if (!row) return std::optional<Link>();
  return std::optional(Link{accounts::OrganisationId{row->integer(0)}, row->blob(1)});
}

Result<> CountStore::unlink(signals::SignalId signal) {
  TRY(transaction_.run(delete_link, signal));
  return {};
}

}  // namespace zicht::passing
