#include "app/operator.hpp"

#include <CLI/CLI.hpp>

namespace zicht::app {

void OperatorFlags::add_to(CLI::App& flags) {
  flags.add_option("--config", file_, "Bestand met instellingen");
  flags.add_option("--data", given_.data, "Map voor de database en de sleutel");
  flags.add_option("--database", given_.database, "postgresql://...");
  flags.add_option("--content", given_.content, "Map met de inhoud");
  flags.add_option("--migrations", given_.migrations, "Map met de migraties");
  flags.add_option("--public-url", given_.public_url, "Adres van de site");
}

Result<Config> OperatorFlags::read(const CLI::App& flags) const {
  Config config;
  if (!file_.empty()) TRY(read_config(file_, config));
  if (flags.count("--data") > 0) config.data = given_.data;
  if (flags.count("--database") > 0) config.database = given_.database;
  if (flags.count("--content") > 0) config.content = given_.content;
  if (flags.count("--migrations") > 0) config.migrations = given_.migrations;
  if (flags.count("--public-url") > 0) config.public_url = given_.public_url;
  TRY(check(config));
  TRY(find_folders(config));
  TRY(make_folder(config.data));
  return config;
}

Result<std::unique_ptr<OperatorGround>> OperatorGround::open(const Config& config) {
  auto database = TRY(store::Database::open(database_url(config)));
  std::unique_ptr<OperatorGround> ground(new OperatorGround(std::move(database)));
  TRY(ground->database_.migrate(config.migrations, ground->clock_));
  ground->ground_ = TRY(AccountsGround::open(config, ground->database_, ground->clock_));
  ground->accounts_ = std::make_unique<accounts::Accounts>(ground->ground_->ground());
  return ground;
}

}  // namespace zicht::app
