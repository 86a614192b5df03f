// zicht user: accounts, by hand of the operator.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/accounts.hpp"
#include "app/commands.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(add      maakt de eerste beheerder van een organisatie, en drukt een link af die één keer
         werkt. Wie de link opent, kiest een wachtzin en stelt de tweede stap in.
link     drukt een link af waarmee iemand een nieuwe wachtzin kiest. Met --forget-second-step
         verdwijnt ook de tweede stap, met app, toegangssleutels en herstelcodes: alleen voor
         wie dat alles kwijt is.
disable  stopt de toegang van iemand, meteen en overal. Ook alle rollen zijn dan weg.
Geef een link alleen aan de persoon zelf, en niet per mail als de mailbox het probleem is.)";

struct Asked {
  Config config;
  std::filesystem::path file;
  std::string email;
  std::string name;
  std::string organisation;
  std::string kind = "gemeente";
  bool forget_second_step = false;
};

/// Opens what the room needs, and does `work` with it.
template <class Work>
Result<> with_accounts(Asked& asked, CLI::App& flags, Work work) {
  const auto given = asked.config;
  if (!asked.file.empty()) TRY(read_config(asked.file, asked.config));
  if (flags.count("--data") > 0) asked.config.data = given.data;
  if (flags.count("--database") > 0) asked.config.database = given.database;
  if (flags.count("--public-url") > 0) asked.config.public_url = given.public_url;
  if (flags.count("--migrations") > 0) asked.config.migrations = given.migrations;
  TRY(check(asked.config));
  TRY(find_folders(asked.config));
  TRY(make_folder(asked.config.data));
  const SystemClock clock;
  auto database = TRY(store::Database::open(database_url(asked.config)));
  TRY(database.migrate(asked.config.migrations, clock));
  const auto ground = TRY(AccountsGround::open(asked.config, database, clock));
  accounts::Accounts accounts(ground->ground());
  return work(accounts);
}

Result<> add(Asked& asked, accounts::Accounts& accounts) {
  const auto kind = TRY(accounts::read_kind(asked.kind));
  const auto link = TRY(accounts.add_first(
      {.name = asked.organisation, .kind = kind},
      {.name = asked.name, .email = asked.email, .roles = {accounts::Role::administrator}}));
  fmt::print("{}\n", link);
  return {};
}

}  // namespace

Command user_command() {
  return {.name = "user",
          .summary = "Maakt de eerste beheerder, en helpt wie er niet in komt",
          .help = help,
          .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
            auto asked = std::make_shared<Asked>();
            flags.require_subcommand(1);
            flags.fallthrough();
            flags.add_option("--config", asked->file, "Bestand met instellingen");
            flags.add_option("--data", asked->config.data, "Map voor de database en de sleutel");
            flags.add_option("--database", asked->config.database, "postgresql://...");
            flags.add_option("--migrations", asked->config.migrations, "Map met de migraties");
            flags.add_option("--public-url", asked->config.public_url, "Adres van de site");
            auto* adding = flags.add_subcommand("add", "De eerste beheerder van een organisatie");
            adding->add_option("--email", asked->email, "E-mailadres")->required();
            adding->add_option("--name", asked->name, "Naam")->required();
            adding->add_option("--organisation", asked->organisation, "Organisatie")->required();
            adding->add_option("--kind", asked->kind, "Soort organisatie: gemeente, regio, ...");
            auto* linking = flags.add_subcommand("link", "Een link voor een nieuwe wachtzin");
            linking->add_option("--email", asked->email, "E-mailadres")->required();
            linking->add_flag(
                "--forget-second-step", asked->forget_second_step, "Wist ook de tweede stap");
            auto* disabling = flags.add_subcommand("disable", "Stopt de toegang");
            disabling->add_option("--email", asked->email, "E-mailadres")->required();
            return [asked, &flags, adding, linking]() -> Result<> {
              return with_accounts(*asked, flags, [&](accounts::Accounts& accounts) -> Result<> {
                if (adding->parsed()) return add(*asked, accounts);
                if (!linking->parsed()) return accounts.disable(asked->email);
                const auto link = TRY(accounts.make_link(asked->email, asked->forget_second_step));
                fmt::print("{}\n", link);
                return {};
              });
            };
          }};
}

}  // namespace zicht::app
