// zicht user: accounts, by hand of the operator.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/operator.hpp"

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
  OperatorFlags flags;
  std::string email;
  std::string name;
  std::string organisation;
  std::string kind = "gemeente";
  bool forget_second_step = false;
};

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
            asked->flags.add_to(flags);
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
              const auto config = TRY(asked->flags.read(flags));
              const auto ground = TRY(OperatorGround::open(config));
              auto& accounts = ground->accounts();
              if (adding->parsed()) return add(*asked, accounts);
              if (!linking->parsed()) return accounts.disable(asked->email);
              const auto link = TRY(accounts.make_link(asked->email, asked->forget_second_step));
              fmt::print("{}\n", link);
              return {};
            };
          }};
}

}  // namespace zicht::app
