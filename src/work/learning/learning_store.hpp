// The only place that reads or writes the tables of learning. It lives for one transaction, which
// the caller commits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/store/store.hpp"
#include "open/training/path.hpp"
#include "work/accounts/accounts.hpp"
#include "work/learning/certificate.hpp"

namespace zicht::learning {

using accounts::PersonId;

/// Somebody completed a path, whatever its version.
struct Completion {
  PersonId person = {};
  std::string path = {};
};

class LearningStore {
 public:
  explicit LearningStore(store::Transaction& transaction) : transaction_(transaction) {}

  Result<training::Done> done(PersonId person);
  /// What is there already stays as it was.
  Result<> add(PersonId person, std::string_view item, Instant now);

  Result<> complete(PersonId person, const training::Path& path, Instant now);
  Result<std::optional<Instant>> completed_at(PersonId person, const training::Path& path);
  Result<std::vector<Completion>> completions();
  /// Everybody who did anything.
  Result<std::vector<PersonId>> learners();

  Result<> keep_thought(PersonId person,
                        std::string_view question,
                        const store::Blob& sealed,
                        Instant now);
  Result<> forget_thought(PersonId person, std::string_view question);
  Result<std::optional<store::Blob>> thought(PersonId person, std::string_view question);

  Result<> add(PersonId person, const Certificate& certificate);
  Result<std::vector<Certificate>> certificates(PersonId person);
  /// A certificate that was withdrawn too.
  Result<std::optional<Certificate>> find(std::string_view code);
  /// False where it is not a certificate of this person, or was withdrawn before.
  Result<bool> withdraw(PersonId person, CertificateId id, Instant now);

 private:
  store::Transaction& transaction_;
};

}  // namespace zicht::learning
