#include "work/signals/record_store.hpp"

#include <span>

namespace zicht::signals {
namespace {

constexpr auto select_next_number =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM signal_texts WHERE signal = $1";
constexpr auto insert_text = R"sql(
  INSERT INTO signal_texts (id, signal, number, field_group, kind, person, addressee, answers,
                            written_on, written_at, words)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))sql";
constexpr auto select_texts = R"sql(
  SELECT id, kind, person, addressee, answers, written_on, written_at, words
  FROM signal_texts WHERE signal = $1 AND field_group = $2 ORDER BY number)sql";
// No more than a search needs: this is read thousands of rows at a time.
constexpr auto select_open_stories = R"sql(
  SELECT s.id, t.id, t.words, k.version, k.desk_version, k.sealing, k.wrapped
  FROM signals s
  JOIN signal_texts t ON t.signal = s.id AND t.field_group = 'story'
  JOIN record_keys k ON k.record = s.id AND k.field_group = 'story' AND k.desk = s.desk
  WHERE s.desk = $1 AND s.is_open = 1 AND (s.due, s.id) >= ($2, $3) AND (s.due, s.id) <= ($4, $5)
  ORDER BY s.due, s.id, t.number)sql";

constexpr auto insert_key = R"sql(
  INSERT INTO record_keys (record, field_group, version, desk, desk_version, sealing, wrapped)
  VALUES ($1, $2, $3, $4, $5, $6, $7))sql";
// Where the key is still there, and nobody was first.
constexpr auto update_key = R"sql(
  UPDATE record_keys SET sealing = $6, wrapped = $7
  WHERE record = $1 AND field_group = $2 AND version = $3 AND desk = $4 AND desk_version = $5
    AND sealing = 'box')sql";
constexpr auto select_keys = R"sql(
  SELECT field_group, version, desk, desk_version, sealing, wrapped
  FROM record_keys WHERE record = $1 AND desk = $2 ORDER BY field_group, version, desk_version)sql";
constexpr auto select_old_keys = R"sql(
  SELECT field_group, version, desk, desk_version, sealing, wrapped, record
  FROM record_keys WHERE desk = $1 AND desk_version <> $2 ORDER BY record, field_group LIMIT $3)sql";
constexpr auto delete_keys = "DELETE FROM record_keys WHERE record = $1 AND desk = $2";
constexpr auto delete_keys_of_group =
    "DELETE FROM record_keys WHERE record = $1 AND field_group = $2";
constexpr auto delete_all_keys = "DELETE FROM record_keys WHERE record = $1";
constexpr auto delete_key = R"sql(
  DELETE FROM record_keys
  WHERE record = $1 AND field_group = $2 AND version = $3 AND desk = $4 AND desk_version = $5)sql";

constexpr auto insert_receipt =
    "INSERT INTO signal_receipts (receipt_hash, signal, used_on) VALUES ($1, $2, $3)";
constexpr auto select_receipt = "SELECT signal FROM signal_receipts WHERE receipt_hash = $1";
constexpr auto update_receipt = "UPDATE signal_receipts SET used_on = $2 WHERE receipt_hash = $1";
constexpr auto delete_receipts = "DELETE FROM signal_receipts WHERE signal = $1";
constexpr auto count_receipts = "SELECT COUNT(*) FROM signal_receipts WHERE signal = $1";

Result<SealedText> to_text(const store::Row& row) {
  const auto kind = TRY(row.named<TextKind>(1));
  const auto day = TRY(parse_date(row.text(5)));
  return SealedText{.text = {.id = {row.integer(0)},
                             .kind = kind,
                             .person = {row.integer(2)},
                             .addressee = {row.integer(3)},
                             .answers = {row.integer(4)},
                             .written_on = day,
                             .written_at = row.maybe_instant(6)},
                    .sealed = row.blob(7)};
}

Result<WrappedKey> to_key(const store::Row& row) {
  const auto group = TRY(row.named<Group>(0));
  const auto sealing = TRY(row.named<Sealing>(4));
  return WrappedKey{.group = group,
                    .version = row.integer(1),
                    .desk = {row.integer(2)},
                    .desk_version = row.integer(3),
                    .sealing = sealing,
                    .wrapped = row.blob(5)};
}

}  // namespace

Result<> RecordStore::add(SignalId signal, const SealedText& sealed) {
  const auto& text = sealed.text;
  const auto number = TRY(transaction_.one(select_next_number, signal));
  TRY(transaction_.run(insert_text,
                       text.id,
                       signal,
                       number->integer(0),
                       group_of(text.kind),
                       text.kind,
                       text.person,
                       text.addressee,
                       text.answers,
                       to_iso(text.written_on),
                       text.written_at,
                       std::span<const std::byte>(sealed.sealed)));
  return {};
}

Result<std::vector<SealedText>> RecordStore::texts(SignalId signal, Group group) {
  const auto rows = TRY(transaction_.all(select_texts, signal, group));
  std::vector<SealedText> texts;
  texts.reserve(rows.size());
  for (const auto& row : rows) texts.push_back(TRY(to_text(row)));
  return texts;
}

Result<std::vector<SealedStory>> RecordStore::open_stories(accounts::OrganisationId desk,
                                                           After first,
                                                           After last) {
  const auto rows =
      TRY(transaction_.all(select_open_stories, desk, first.due, first.id, last.due, last.id));
  std::vector<SealedStory> stories;
  stories.reserve(rows.size());
  for (const auto& row : rows) {
    const auto sealing = TRY(row.named<Sealing>(5));
    stories.push_back(
        {.signal = {row.integer(0)},
         .text = {.text = {.id = {row.integer(1)}, .kind = TextKind::story}, .sealed = row.blob(2)},
         .key = {.group = Group::story,
                 .version = row.integer(3),
                 .desk = desk,
                 .desk_version = row.integer(4),
                 .sealing = sealing,
                 .wrapped = row.blob(6)}});
  }
  return stories;
}

Result<> RecordStore::add_key(SignalId signal, const WrappedKey& key) {
  TRY(transaction_.run(insert_key,
                       signal,
                       key.group,
                       key.version,
                       key.desk,
                       key.desk_version,
                       key.sealing,
                       std::span<const std::byte>(key.wrapped)));
  return {};
}

Result<> RecordStore::reseal(SignalId signal, const WrappedKey& key) {
  TRY(transaction_.run(update_key,
                       signal,
                       key.group,
                       key.version,
                       key.desk,
                       key.desk_version,
                       key.sealing,
                       std::span<const std::byte>(key.wrapped)));
  return {};
}

Result<std::vector<WrappedKey>> RecordStore::keys(SignalId signal, accounts::OrganisationId desk) {
  const auto rows = TRY(transaction_.all(select_keys, signal, desk));
  std::vector<WrappedKey> keys;
  for (const auto& row : rows) keys.push_back(TRY(to_key(row)));
  return keys;
}

Result<std::vector<std::pair<SignalId, WrappedKey>>> RecordStore::old_keys(
    accounts::OrganisationId desk, std::int64_t version, int most) {
  const auto rows = TRY(transaction_.all(select_old_keys, desk, version, most));
  std::vector<std::pair<SignalId, WrappedKey>> keys;
  for (const auto& row : rows) {
    auto key = TRY(to_key(row));
    keys.emplace_back(SignalId{row.integer(6)}, std::move(key));
  }
  return keys;
}

Result<> RecordStore::remove_keys(SignalId signal, accounts::OrganisationId desk) {
  TRY(transaction_.run(delete_keys, signal, desk));
  return {};
}

Result<> RecordStore::remove_keys(SignalId signal, Group group) {
  TRY(transaction_.run(delete_keys_of_group, signal, group));
  return {};
}

Result<> RecordStore::remove_all_keys(SignalId signal) {
  TRY(transaction_.run(delete_all_keys, signal));
  return {};
}

Result<> RecordStore::remove_key(SignalId signal, const WrappedKey& key) {
  TRY(transaction_.run(delete_key, signal, key.group, key.version, key.desk, key.desk_version));
  return {};
}

Result<> RecordStore::add_receipt(std::string_view hash, SignalId signal, Date day) {
  TRY(transaction_.run(insert_receipt, hash, signal, to_iso(day)));
  return {};
}

Result<std::optional<SignalId>> RecordStore::find_receipt(std::string_view hash) {
  const auto row = TRY(transaction_.one(select_receipt, hash));
  if (!row) return std::optional<SignalId>();
  return std::optional(SignalId{row->integer(0)});
}

Result<> RecordStore::use_receipt(std::string_view hash, Date day) {
  TRY(transaction_.run(update_receipt, hash, to_iso(day)));
  return {};
}

Result<bool> RecordStore::has_receipt(SignalId signal) {
  const auto row = TRY(transaction_.one(count_receipts, signal));
  return row->integer(0) > 0;
}

Result<> RecordStore::remove_receipts(SignalId signal) {
  TRY(transaction_.run(delete_receipts, signal));
  return {};
}

}  // namespace zicht::signals
