// What the room of accounts stands on, for `serve` and for `user` alike.
#pragma once

#include <memory>

#include "app/config.hpp"
#include "ground/crypto/passphrase.hpp"
#include "ground/crypto/seal.hpp"
#include "ground/mail/mail.hpp"
#include "work/accounts/accounts.hpp"

namespace zicht::app {

/// Holds the key, the mail and the hashing together. It stays where it was made.
class AccountsGround {
 public:
  /// Fails where the key or the password of the mail server cannot be read.
  static Result<std::unique_ptr<AccountsGround>> open(const Config& config,
                                                      store::Database& database,
                                                      const Clock& clock);

  accounts::Ground ground() {
    return {.database = database_,
            .clock = clock_,
            .passphrases = passphrases_,
            .sealer = sealer_,
            .mail = mail_,
            .site = site_};
  }

  /// For other rooms of the work, which seal with the same key.
  const crypto::Sealer& sealer() const { return sealer_; }

  AccountsGround(store::Database& database,
                 const Clock& clock,
                 crypto::Sealer sealer,
                 mail::Settings settings,
                 std::string site)
      : database_(database),
        clock_(clock),
        sealer_(sealer),
        mail_(std::move(settings), clock),
        site_(std::move(site)) {}

 private:
  store::Database& database_;
  const Clock& clock_;
  crypto::Passphrases passphrases_;
  crypto::Sealer sealer_;
  mail::Sender mail_;
  std::string site_;
};

}  // namespace zicht::app
