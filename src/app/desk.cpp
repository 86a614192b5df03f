// zicht desk: which organisation takes signals in, by hand of the operator.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/operator.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/vault/vault.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(add   maakt een organisatie een meldpunt voor een of meer gemeenten. Een meldpunt van een regio
      noemt al haar gemeenten; dat van een gemeente gaat dan voor. Met --safety-net vangt het op
      wat geen ander meldpunt kan lezen. Nog een keer toevoegen vervangt de lijst van gemeenten.
Daarna kiest een aandachtsfunctionaris van die organisatie op /werk/sleutels een sleutelzin, en
maakt de sleutel van het meldpunt. Tot dan komt er niets binnen.)";

struct Asked {
  OperatorFlags flags;
  std::string organisation;
  std::vector<std::string> municipalities;
  bool safety_net = false;
};

/// Fails with `invalid` where one of them is no municipality of today.
Result<> check_municipalities(const Config& config,
                              const std::vector<std::string>& codes,
                              Date today) {
  content::Problems problems;
  const auto known =
      municipalities::Register::read(config.content / "municipalities.csv", problems);
  if (!problems.empty()) return fail(Fault::invalid, content::to_string(problems.front()));
  for (const auto& code : codes)
    if (known.find(code, today) == nullptr)
      return fail(Fault::invalid,
                  fmt::format("--municipality: {} is nu geen code van een gemeente. Schrijf een "
                              "code als GM0363; ze staan in content/municipalities.csv.",
                              code));
  return {};
}

Result<> add(Asked& asked, const CLI::App& flags) {
  const auto config = TRY(asked.flags.read(flags));
  if (asked.municipalities.empty() && !asked.safety_net)
    return fail(Fault::invalid,
                "Noem minstens één gemeente met --municipality, of geef --safety-net.");
  const auto ground = TRY(OperatorGround::open(config));
  TRY(check_municipalities(config, asked.municipalities, ground->clock().today()));
  auto areas = asked.municipalities;
  if (asked.safety_net) areas.emplace_back();
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  vault::Vault vault(
      {ground->database(), ground->clock(), ground->ground().passphrases, ground->accounts()});
  TRY(vault.add_desk(asked.organisation, areas));
  fmt::print(
      "{} is een meldpunt. Een aandachtsfunctionaris maakt nu de sleutel op {}/werk/sleutels\n",
      asked.organisation,
      config.public_url);
  return {};
}

}  // namespace

Command desk_command() {
  return {.name = "desk",
          .summary = "Maakt een organisatie een meldpunt",
          .help = help,
          .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
            auto asked = std::make_shared<Asked>();
            flags.require_subcommand(1);
            flags.fallthrough();
            asked->flags.add_to(flags);
            auto* adding =
                flags.add_subcommand("add", "Een meldpunt erbij, of met andere gemeenten");
            adding->add_option("--organisation", asked->organisation, "Naam van de organisatie")
                ->required();
            adding->add_option(
                "--municipality", asked->municipalities, "Code van een gemeente; mag vaker");
            adding->add_flag(
                "--safety-net", asked->safety_net, "Vangt op wat geen ander meldpunt kan lezen");
            return [asked, &flags]() -> Result<> { return add(*asked, flags); };
          }};
}

}  // namespace zicht::app
