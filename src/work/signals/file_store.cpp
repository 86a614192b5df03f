#include "work/signals/file_store.hpp"

#include <span>

namespace zicht::signals {
namespace {

constexpr auto insert_file = R"sql(
  INSERT INTO signal_files (id, signal, kind, size_class, received_on, received_at, person, evidence,
                            asked_by, asked_at, decided_by, decided_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))sql";
constexpr auto insert_file_bytes =
    "INSERT INTO signal_file_bytes (file, part, sealed) VALUES ($1, $2, $3)";
constexpr auto select_files = R"sql(
  SELECT id, kind, size_class, received_on, received_at, person, evidence, asked_by, asked_at,
         decided_by, decided_at
  FROM signal_files WHERE signal = $1 ORDER BY received_on, id)sql";
constexpr auto select_file = R"sql(
  SELECT id, kind, size_class, received_on, received_at, person, evidence, asked_by, asked_at,
         decided_by, decided_at
  FROM signal_files WHERE signal = $1 AND id = $2)sql";
constexpr auto select_file_bytes =
    "SELECT sealed FROM signal_file_bytes WHERE file = $1 AND part = $2";
constexpr auto update_file = R"sql(
  UPDATE signal_files
  SET evidence = $2, asked_by = $3, asked_at = $4, decided_by = $5, decided_at = $6
  WHERE id = $1)sql";
constexpr auto delete_file_bytes =
    "DELETE FROM signal_file_bytes WHERE file IN (SELECT id FROM signal_files WHERE signal = $1)";

Result<File> to_file(const store::Row& row) {
  const auto kind = TRY(row.named<media::Kind>(1));
  const auto size = TRY(row.named<SizeClass>(2));
  const auto day = TRY(parse_date(row.text(3)));
  const auto evidence = TRY(row.named<Evidence>(6));
  return File{.id = {row.integer(0)},
              .kind = kind,
              .size = size,
              .received_on = day,
              .received_at = row.maybe_instant(4),
              .person = {row.integer(5)},
              .evidence = evidence,
              .asked_by = {row.integer(7)},
              .asked_at = row.maybe_instant(8),
              .decided_by = {row.integer(9)},
              .decided_at = row.maybe_instant(10)};
}

}  // namespace

Result<> FileStore::add(SignalId signal, const File& file) {
  TRY(transaction_.run(insert_file,
                       file.id,
                       signal,
                       file.kind,
                       file.size,
                       to_iso(file.received_on),
                       file.received_at,
                       file.person,
                       file.evidence,
                       file.asked_by,
                       file.asked_at,
                       file.decided_by,
                       file.decided_at));
  return {};
}

Result<> FileStore::add_bytes(FileId file, FilePart part, const std::vector<std::byte>& sealed) {
  TRY(transaction_.run(insert_file_bytes, file, part, std::span(sealed)));
  return {};
}

Result<std::vector<File>> FileStore::of_signal(SignalId signal) {
  const auto rows = TRY(transaction_.all(select_files, signal));
  std::vector<File> files;
  for (const auto& row : rows) files.push_back(TRY(to_file(row)));
  return files;
}

Result<std::optional<File>> FileStore::find(SignalId signal, FileId file) {
  const auto row = TRY(transaction_.one(select_file, signal, file));
  if (!row) return std::optional<File>();
  return std::optional(TRY(to_file(*row)));
}

Result<std::optional<std::vector<std::byte>>> FileStore::bytes(FileId file, FilePart part) {
  const auto row = TRY(transaction_.one(select_file_bytes, file, part));
  return row ? std::optional(row->blob(0)) : std::nullopt;
}

Result<> FileStore::change(const File& file) {
  TRY(transaction_.run(update_file,
                       file.id,
                       file.evidence,
                       file.asked_by,
                       file.asked_at,
                       file.decided_by,
                       file.decided_at));
  return {};
}

Result<> FileStore::remove_bytes(SignalId signal) {
  TRY(transaction_.run(delete_file_bytes, signal));
  return {};
}

}  // namespace zicht::signals
