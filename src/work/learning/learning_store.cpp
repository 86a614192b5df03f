#include "work/learning/learning_store.hpp"

namespace zicht::learning {
namespace {

constexpr auto select_done = "SELECT item FROM learning_done WHERE person = $1";
constexpr auto insert_done = R"sql(
  INSERT INTO learning_done (person, item, done_at) VALUES ($1, $2, $3)
  ON CONFLICT DO NOTHING)sql";
constexpr auto select_learners = "SELECT DISTINCT person FROM learning_done";

constexpr auto insert_completion = R"sql(
  INSERT INTO learning_completions (person, path, version, completed_at)
  VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)sql";
constexpr auto select_completion = R"sql(
  SELECT completed_at FROM learning_completions
  WHERE person = $1 AND path = $2 AND version = $3)sql";
constexpr auto select_completions = "SELECT DISTINCT person, path FROM learning_completions";

constexpr auto upsert_thought = R"sql(
  INSERT INTO learning_thoughts (person, question, sealed, written_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (person, question) DO UPDATE SET sealed = $3, written_at = $4)sql";
constexpr auto delete_thought = "DELETE FROM learning_thoughts WHERE person = $1 AND question = $2";
constexpr auto select_thought =
    "SELECT sealed FROM learning_thoughts WHERE person = $1 AND question = $2";

constexpr auto insert_certificate = R"sql(
  INSERT INTO certificates (id, person, code, name, path, version, title, completed_at, issued_at,
                            credential)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))sql";
constexpr auto select_certificates = R"sql(
  SELECT id, code, name, path, version, title, completed_at, issued_at, credential, withdrawn_at
  FROM certificates WHERE person = $1 AND withdrawn_at IS NULL ORDER BY issued_at DESC, id)sql";
constexpr auto select_certificate = R"sql(
  SELECT id, code, name, path, version, title, completed_at, issued_at, credential, withdrawn_at
  FROM certificates WHERE code = $1)sql";
constexpr auto withdraw_certificate = R"sql(
  UPDATE certificates SET withdrawn_at = $3
  WHERE person = $1 AND id = $2 AND withdrawn_at IS NULL)sql";

Certificate to_certificate(const store::Row& row) {
  return {.id = {row.integer(0)},
          .code = row.text(1),
          .name = row.text(2),
          .path = row.text(3),
          .version = static_cast<int>(row.integer(4)),
          .title = row.text(5),
          .completed_at = row.instant(6),
          .issued_at = row.instant(7),
          .credential = row.text(8),
          .withdrawn_at = row.maybe_instant(9)};
}

}  // namespace

Result<training::Done> LearningStore::done(PersonId person) {
  const auto rows = TRY(transaction_.all(select_done, person));
  training::Done done;
  for (const auto& row : rows) done.insert(row.text(0));
  return done;
}

Result<> LearningStore::add(PersonId person, std::string_view item, Instant now) {
  TRY(transaction_.run(insert_done, person, item, now));
  return {};
}

Result<std::vector<PersonId>> LearningStore::learners() {
  const auto rows = TRY(transaction_.all(select_learners));
  std::vector<PersonId> people;
  for (const auto& row : rows) people.push_back({row.integer(0)});
  return people;
}

Result<> LearningStore::complete(PersonId person, const training::Path& path, Instant now) {
  TRY(transaction_.run(
      insert_completion, person, path.name, static_cast<std::int64_t>(path.version), now));
  return {};
}

Result<std::optional<Instant>> LearningStore::completed_at(PersonId person,
                                                           const training::Path& path) {
  const auto row = TRY(transaction_.one(
      select_completion, person, path.name, static_cast<std::int64_t>(path.version)));
  if (!row) return std::optional<Instant>();
  return std::optional(row->instant(0));
}

Result<std::vector<Completion>> LearningStore::completions() {
  const auto rows = TRY(transaction_.all(select_completions));
  std::vector<Completion> all;
  for (const auto& row : rows) all.push_back({{row.integer(0)}, row.text(1)});
  return all;
}

Result<> LearningStore::keep_thought(PersonId person,
                                     std::string_view question,
                                     const store::Blob& sealed,
                                     Instant now) {
  TRY(transaction_.run(upsert_thought, person, question, sealed, now));
  return {};
}

Result<> LearningStore::forget_thought(PersonId person, std::string_view question) {
  TRY(transaction_.run(delete_thought, person, question));
  return {};
}

Result<std::optional<store::Blob>> LearningStore::thought(PersonId person,
                                                          std::string_view question) {
  const auto row = TRY(transaction_.one(select_thought, person, question));
  if (!row) return std::optional<store::Blob>();
  return std::optional(row->blob(0));
}

Result<> LearningStore::add(PersonId person, const Certificate& certificate) {
  TRY(transaction_.run(insert_certificate,
                       certificate.id,
                       person,
                       certificate.code,
                       certificate.name,
                       certificate.path,
                       static_cast<std::int64_t>(certificate.version),
                       certificate.title,
                       certificate.completed_at,
                       certificate.issued_at,
                       certificate.credential));
  return {};
}

Result<std::vector<Certificate>> LearningStore::certificates(PersonId person) {
  const auto rows = TRY(transaction_.all(select_certificates, person));
  std::vector<Certificate> all;
  for (const auto& row : rows) all.push_back(to_certificate(row));
  return all;
}

Result<std::optional<Certificate>> LearningStore::find(std::string_view code) {
  const auto row = TRY(transaction_.one(select_certificate, code));
  if (!row) return std::optional<Certificate>();
  return std::optional(to_certificate(*row));
}

Result<bool> LearningStore::withdraw(PersonId person, CertificateId id, Instant now) {
  const auto changed = TRY(transaction_.run(withdraw_certificate, person, id, now));
  return changed == 1;
}

}  // namespace zicht::learning
