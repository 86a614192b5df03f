#include "work/passing/disclosure_store.hpp"

#include <limits>
#include <span>

#include "ground/base/dutch_time.hpp"

namespace zicht::passing {
namespace {

constexpr auto insert_disclosure = R"sql(
  INSERT INTO disclosures (id, desk, desk_name, signal, officer, officer_name, state, receiver_kind,
                           receiver, receiver_desk, receiver_name, giver, purpose, kind, age, rule,
                           verdict, article, checked_on, confirmed_on, signed_by, consent_on,
                           agreed_by, agreed_on, fields, changed, package_hash, file_hash, made_at,
                           until_day, answered_at, read_at, ended_at, refusal, package, reason, consent)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
          $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37))sql";

constexpr auto select_one = R"sql(
  SELECT id, desk, desk_name, signal, officer, officer_name, state, receiver_kind, receiver,
         receiver_desk, receiver_name, giver, purpose, kind, age, rule, verdict, article, checked_on,
         confirmed_on, signed_by, consent_on, agreed_by, agreed_on, fields, changed, package_hash,
         file_hash, made_at, until_day, answered_at, read_at, ended_at, refusal
  FROM disclosures WHERE id = $1)sql";
// A live one whose last day is over counts as expired, and as nothing else.
constexpr auto select_of_desk = R"sql(
  SELECT id, desk, desk_name, signal, officer, officer_name, state, receiver_kind, receiver,
         receiver_desk, receiver_name, giver, purpose, kind, age, rule, verdict, article, checked_on,
         confirmed_on, signed_by, consent_on, agreed_by, agreed_on, fields, changed, package_hash,
         file_hash, made_at, until_day, answered_at, read_at, ended_at, refusal
  FROM disclosures
  WHERE desk = $1 AND ($2 = '' OR receiver_kind = $3) AND made_at >= $4 AND made_at < $5
    AND ($6 = '' OR $7 = CASE WHEN state IN ('offered', 'handed_over', 'running') AND until_day < $8
                              THEN 'expired' ELSE state END)
  ORDER BY made_at DESC, id LIMIT $9 OFFSET $10)sql";
constexpr auto select_of_signal = R"sql(
  SELECT id, desk, desk_name, signal, officer, officer_name, state, receiver_kind, receiver,
         receiver_desk, receiver_name, giver, purpose, kind, age, rule, verdict, article, checked_on,
         confirmed_on, signed_by, consent_on, agreed_by, agreed_on, fields, changed, package_hash,
         file_hash, made_at, until_day, answered_at, read_at, ended_at, refusal
  FROM disclosures WHERE signal = $1 ORDER BY made_at DESC, id)sql";
constexpr auto select_of_receiver = R"sql(
  SELECT id, desk, desk_name, signal, officer, officer_name, state, receiver_kind, receiver,
         receiver_desk, receiver_name, giver, purpose, kind, age, rule, verdict, article, checked_on,
         confirmed_on, signed_by, consent_on, agreed_by, agreed_on, fields, changed, package_hash,
         file_hash, made_at, until_day, answered_at, read_at, ended_at, refusal
  FROM disclosures WHERE receiver = $1 AND receiver_desk = $2
  ORDER BY made_at DESC, id LIMIT $3)sql";
constexpr auto select_overdue = R"sql(
  SELECT id, desk, desk_name, signal, officer, officer_name, state, receiver_kind, receiver,
         receiver_desk, receiver_name, giver, purpose, kind, age, rule, verdict, article, checked_on,
         confirmed_on, signed_by, consent_on, agreed_by, agreed_on, fields, changed, package_hash,
         file_hash, made_at, until_day, answered_at, read_at, ended_at, refusal
  FROM disclosures
  WHERE state IN ('offered', 'handed_over', 'running') AND until_day < $1
  ORDER BY until_day, id LIMIT $2)sql";

constexpr auto update_disclosure = R"sql(
  UPDATE disclosures
  SET state = $3, file_hash = $4, answered_at = $5, read_at = $6, ended_at = $7, refusal = $8
  WHERE id = $1 AND state = $2)sql";
constexpr auto select_texts = "SELECT package, reason, consent FROM disclosures WHERE id = $1";

constexpr auto insert_key = R"sql(
  INSERT INTO disclosure_keys (record, part, person, desk, desk_version, wrapped)
  VALUES ($1, $2, $3, $4, $5, $6))sql";
constexpr auto select_keys = R"sql(
  SELECT part, person, desk, desk_version, wrapped
  FROM disclosure_keys WHERE record = $1 AND part = $2 ORDER BY person, desk, desk_version)sql";
constexpr auto delete_keys = "DELETE FROM disclosure_keys WHERE record = $1 AND part = $2";
constexpr auto delete_key = R"sql(
  DELETE FROM disclosure_keys
  WHERE record = $1 AND part = $2 AND person = $3 AND desk = $4 AND desk_version = $5)sql";
constexpr auto select_old_keys = R"sql(
  SELECT part, person, desk, desk_version, wrapped, record
  FROM disclosure_keys
  WHERE desk = $1 AND desk_version <> $2
    AND (record > $3 OR (record = $4 AND (part > $5 OR (part = $6 AND desk_version > $7))))
  ORDER BY record, part, desk_version LIMIT $8)sql";

std::optional<std::string> iso(const std::optional<Date>& day) {
  return day ? std::optional(to_iso(*day)) : std::nullopt;
}

Result<std::optional<Date>> maybe_day(const store::Row& row, std::size_t column) {
  const auto text = row.maybe_text(column);
  if (!text) return std::optional<Date>();
  return std::optional(TRY(parse_date(*text)));
}

Result<Disclosure> to_disclosure(const store::Row& row) {
  const auto state = TRY(row.named<State>(6));
  const auto refusal = TRY(row.named<Refusal>(33));
  const auto verdict = grounds::read_verdict(row.text(16));
  if (!verdict)
    return fail(Fault::internal,
                "In de database staat een woord dat dit programma niet kent.",
                "unknown verdict of a disclosure");
  Disclosure disclosure{.id = {row.integer(0)},
                        .desk = {row.integer(1)},
                        .desk_name = row.text(2),
                        .signal = {row.integer(3)},
                        .officer = {row.integer(4)},
                        .officer_name = row.text(5),
                        .state = state,
                        .receiver = {.person = {row.integer(8)},
                                     .organisation = {row.integer(9)},
                                     .name = row.text(10)},
                        .question = {.giver = row.text(11),
                                     .receiver = row.text(7),
                                     .purpose = row.text(12),
                                     .kind = row.text(13),
                                     .age = row.text(14)},
                        .rule = row.text(15),
                        .verdict = *verdict,
                        .article = row.text(17),
                        .fields = split(row.text(24)),
                        .changed = split(row.text(25)),
                        .package_hash = row.text(26),
                        .file_hash = row.text(27),
                        .made_at = row.instant(28),
                        .answered_at = row.maybe_instant(30),
                        .read_at = row.maybe_instant(31),
                        .ended_at = row.maybe_instant(32),
                        .refusal = refusal};
  disclosure.checked_on = TRY(parse_date(row.text(18)));
  disclosure.confirmed_on = TRY(maybe_day(row, 19));
  disclosure.backing = {.signed_by = row.text(20), .agreed_by = row.text(22)};
  disclosure.backing.consent_on = TRY(maybe_day(row, 21));
  disclosure.backing.agreed_on = TRY(maybe_day(row, 23));
  disclosure.until = TRY(parse_date(row.text(29)));
  return disclosure;
}

Result<std::vector<Disclosure>> to_disclosures(const std::vector<store::Row>& rows) {
  std::vector<Disclosure> all;
  all.reserve(rows.size());
  for (const auto& row : rows) all.push_back(TRY(to_disclosure(row)));
  return all;
}

Result<SealedKey> to_sealed_key(const store::Row& row) {
  const auto part = TRY(row.named<Sealed>(0));
  return SealedKey{.part = part,
                   .person = {row.integer(1)},
                   .desk = {row.integer(2)},
                   .desk_version = row.integer(3),
                   .wrapped = row.blob(4)};
}

std::string_view state_word(const std::optional<State>& state) {
  return state ? names_of(State{}).at(static_cast<std::size_t>(*state)) : std::string_view();
}

using Bytes = std::span<const std::byte>;

}  // namespace

Result<> DisclosureStore::add(const Disclosure& one, const Texts& texts) {
  const auto& question = one.question;
  const auto& backing = one.backing;
  TRY(transaction_.run(insert_disclosure,
                       one.id,
                       one.desk,
                       one.desk_name,
                       one.signal,
                       one.officer,
                       one.officer_name,
                       one.state,
                       question.receiver,
                       one.receiver.person,
                       one.receiver.organisation,
                       one.receiver.name,
                       question.giver,
                       question.purpose,
                       question.kind,
                       question.age,
                       one.rule,
                       passing::word_of(one.verdict),
                       one.article,
                       to_iso(one.checked_on),
                       iso(one.confirmed_on),
                       backing.signed_by,
                       iso(backing.consent_on),
                       backing.agreed_by,
                       iso(backing.agreed_on),
                       join(one.fields),
                       join(one.changed),
                       one.package_hash,
                       one.file_hash,
                       one.made_at,
                       to_iso(one.until),
                       one.answered_at,
                       one.read_at,
                       one.ended_at,
                       one.refusal,
                       Bytes(texts.package),
                       Bytes(texts.reason),
                       Bytes(texts.consent)));
  return {};
}

Result<std::optional<Disclosure>> DisclosureStore::find(DisclosureId id) {
  const auto row = TRY(transaction_.one(select_one, id));
  if (!row) return std::optional<Disclosure>();
  return std::optional(TRY(to_disclosure(*row)));
}

Result<> DisclosureStore::change(const Disclosure& one, State before) {
  const auto changed = TRY(transaction_.run(update_disclosure,
                                            one.id,
                                            before,
                                            one.state,
                                            one.file_hash,
                                            one.answered_at,
                                            one.read_at,
                                            one.ended_at,
                                            one.refusal));
  if (changed == 1) return {};
  return fail(Fault::conflict, "Deze verstrekking is net veranderd. Bekijk haar opnieuw.");
}

Result<Texts> DisclosureStore::texts(DisclosureId id) {
  const auto row = TRY(transaction_.one(select_texts, id));
  if (!row) return fail(Fault::not_found, "Deze verstrekking is er niet.");
  return Texts{.package = row->blob(0), .reason = row->blob(1), .consent = row->blob(2)};
}

Result<std::vector<Disclosure>> DisclosureStore::of_desk(accounts::OrganisationId desk,
                                                         const Filter& filter,
                                                         Date today,
                                                         std::int64_t skip,
                                                         std::int64_t most) {
  const auto from = filter.from ? start_of_dutch_day(*filter.from).time_since_epoch().count() : 0;
  const auto until =
      filter.until
          ? start_of_dutch_day(Date{std::chrono::sys_days(*filter.until) + std::chrono::days{1}})
                .time_since_epoch()
                .count()
          : std::numeric_limits<std::int64_t>::max();
  const auto state = state_word(filter.state);
  const auto rows = TRY(transaction_.all(select_of_desk,
                                         desk,
                                         filter.receiver_kind,
                                         filter.receiver_kind,
                                         from,
                                         until,
                                         state,
                                         state,
                                         to_iso(today),
                                         most,
                                         skip));
  return to_disclosures(rows);
}

Result<std::vector<Disclosure>> DisclosureStore::of_signal(signals::SignalId signal) {
  const auto rows = TRY(transaction_.all(select_of_signal, signal));
  return to_disclosures(rows);
}

Result<std::vector<Disclosure>> DisclosureStore::of_receiver(accounts::PersonId person,
                                                             accounts::OrganisationId organisation,
                                                             std::int64_t most) {
  const auto rows = TRY(transaction_.all(select_of_receiver, person, organisation, most));
  return to_disclosures(rows);
}

Result<std::vector<Disclosure>> DisclosureStore::overdue(Date today, std::int64_t most) {
  const auto rows = TRY(transaction_.all(select_overdue, to_iso(today), most));
  return to_disclosures(rows);
}

Result<> DisclosureStore::add_key(std::int64_t record, const SealedKey& key) {
  TRY(transaction_.run(
      insert_key, record, key.part, key.person, key.desk, key.desk_version, Bytes(key.wrapped)));
  return {};
}

Result<std::vector<SealedKey>> DisclosureStore::keys(std::int64_t record, Sealed part) {
  const auto rows = TRY(transaction_.all(select_keys, record, part));
  std::vector<SealedKey> keys;
  for (const auto& row : rows) keys.push_back(TRY(to_sealed_key(row)));
  return keys;
}

Result<> DisclosureStore::remove_keys(std::int64_t record, Sealed part) {
  TRY(transaction_.run(delete_keys, record, part));
  return {};
}

Result<> DisclosureStore::remove_key(std::int64_t record, const SealedKey& key) {
  TRY(transaction_.run(delete_key, record, key.part, key.person, key.desk, key.desk_version));
  return {};
}

Result<std::vector<DisclosureStore::RecordKey>> DisclosureStore::old_keys(
    accounts::OrganisationId desk,
    std::int64_t version,
    const std::optional<RecordKey>& last,
    std::int64_t most) {
  const std::int64_t record = last ? last->first : -1;  // Each has a positive number.
  const auto part = last ? last->second.part : Sealed::package;
  const auto last_version = last ? last->second.desk_version : 0;
  const auto rows = TRY(transaction_.all(
      select_old_keys, desk, version, record, record, part, part, last_version, most));
  std::vector<RecordKey> keys;
  for (const auto& row : rows) {
    auto key = TRY(to_sealed_key(row));
    keys.emplace_back(row.integer(5), std::move(key));
  }
  return keys;
}

}  // namespace zicht::passing
