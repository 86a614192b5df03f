// The training with an account. What somebody does stays done: a question once right stays right.
// What somebody writes with a reflection is sealed and for that person alone. Who completes a path
// can have a certificate, which anyone who is given its code can verify.
//
// An organisation sees how far its people are only as counts of at least five, and never who.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "ground/store/store.hpp"
#include "open/takeaway/printer.hpp"
#include "open/training/training.hpp"
#include "work/accounts/accounts.hpp"
#include "work/learning/certificate.hpp"
#include "work/learning/credential.hpp"

namespace zicht::learning {

/// What this room stands on. All of it outlives the room.
struct Ground {
  store::Database& database;
  const Clock& clock;
  const crypto::Sealer& sealer;
  const crypto::Signer& signer;
  const training::Training& training;
  accounts::Accounts& accounts;
  Issuer issuer = {};
};

/// A count of people that names nobody: below five it has no number.
struct Count {
  std::int64_t people = 0;  ///< 0 below five.
  /// "12", or "minder dan vijf".
  std::string words() const;
};
inline constexpr std::int64_t least_counted = 5;
Count make_count(std::int64_t people);

/// How many of the people of an organisation completed a path.
struct PathCount {
  std::string title = {};
  Count completed = {};
};
struct Overview {
  Count began = {};  ///< With anything in the training.
  std::vector<PathCount> paths = {};
};

/// Safe to share between threads. Every verb fails with `forbidden` where the actor may not, and
/// with `unavailable` where the database is away.
class Learning {
 public:
  explicit Learning(Ground ground) : ground_(std::move(ground)) {}

  Result<training::Done> done(const accounts::Actor& actor);
  /// Adds what was done, and notes which paths are complete by it. Items that the training does not
  /// have are left out: a browser may have kept what is gone by now. Gives how many were new.
  Result<std::size_t> add(const accounts::Actor& actor, const std::vector<std::string>& items);

  /// An empty text takes it away. Fails with `invalid` above 4,000 characters, and with `not_found`
  /// where the question is not a reflection.
  Result<> keep_thought(const accounts::Actor& actor,
                        std::string_view question,
                        std::string_view text);
  /// Empty where nothing was kept.
  Result<std::string> thought(const accounts::Actor& actor, std::string_view question);

  /// A certificate for a path in its version of today. Fails with `conflict`, and the reason, where
  /// the path is not complete; with `not_found` for an exercise; with `invalid` for the name.
  Result<Certificate> issue(const accounts::Actor& actor,
                            std::string_view path,
                            std::string_view name);
  /// Those of the actor that are valid, the newest first.
  Result<std::vector<Certificate>> certificates(const accounts::Actor& actor);
  /// Fails with `not_found` for what is not the actor's own.
  Result<> withdraw(const accounts::Actor& actor, CertificateId id);

  /// For everyone who has the code. Fails with `not_found` where there is none, or it was
  /// withdrawn.
  Result<Certificate> verify(std::string_view code);

  /// For who may see the people of the organisation.
  Result<Overview> overview(const accounts::Actor& actor);

  const Ground& ground() const { return ground_; }

 private:
  Ground ground_;
};

/// What the routes need besides. All of it outlives the router.
struct Desk {
  const html::Layout& layout;
  const content::Library& library;
  Learning& learning;
  takeaway::Printer& printer;
};

/// /leren and below it, /certificaat/{code}, and the public key of this installation.
void add_routes(http::Router& router, const Desk& desk);

}  // namespace zicht::learning
