// What commands of the operator stand on: the flags that they share, and the rooms behind them.
#pragma once

#include <filesystem>
#include <memory>

#include "app/accounts.hpp"
#include "app/config.hpp"
#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/store/store.hpp"
#include "work/accounts/accounts.hpp"

namespace CLI {
class App;
}

namespace zicht::app {

/// --config, --data and so on. It lives as long as the flags do.
class OperatorFlags {
 public:
  void add_to(CLI::App& flags);
  /// What the settings say, with what was given on the command line before it. Fails with
  /// `invalid` where they are wrong.
  Result<Config> read(const CLI::App& flags) const;

 private:
  Config given_;
  std::filesystem::path file_;
};

/// The database, up to date, and the accounts in it.
class OperatorGround {
 public:
  static Result<std::unique_ptr<OperatorGround>> open(const Config& config);

  store::Database& database() { return database_; }
  const Clock& clock() const { return clock_; }
  accounts::Ground ground() const { return ground_->ground(); }
  accounts::Accounts& accounts() { return *accounts_; }

 private:
  explicit OperatorGround(store::Database database) : database_(std::move(database)) {}

  SystemClock clock_;
  store::Database database_;
  std::unique_ptr<AccountsGround> ground_;
  std::unique_ptr<accounts::Accounts> accounts_;
};

}  // namespace zicht::app
