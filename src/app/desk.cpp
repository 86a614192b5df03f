// zicht desk: which organisation takes signals in, by hand of the operator.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/commands.hpp"
#include "app/mergers.hpp"
#include "app/operator.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/vault/vault.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(add   maakt een organisatie een meldpunt voor een of meer gemeenten. Een meldpunt van een regio
      noemt al haar gemeenten; dat van een gemeente gaat dan voor. Met --safety-net vangt het op
      wat geen ander meldpunt kan lezen. Nog een keer toevoegen vervangt de lijst van gemeenten.
      Een gemeente die nog moet komen, mag er al bij: dan leest het meldpunt vanaf de eerste dag.
list  noemt alle meldpunten en hun gemeenten. Wat samenging of dat binnenkort doet, staat erbij.
Na het toevoegen kiest een aandachtsfunctionaris van die organisatie op /werk/sleutels een sleutelzin, en
maakt de sleutel van het meldpunt. Tot dan komt er niets binnen.)";

struct Asked {
  OperatorFlags flags;
  std::string organisation;
  std::vector<std::string> municipalities;
  bool safety_net = false;
};

Result<municipalities::Register> read_municipalities(const Config& config) {
  content::Problems problems;
  auto list = municipalities::Register::read(config.content / "municipalities.csv", problems);
  if (!problems.empty()) return fail(Fault::invalid, content::to_string(problems.front()));
  return list;
}

/// Fails with `invalid` where one of them is no municipality of today or later.
Result<> check_municipalities(const municipalities::Register& list,
                              const std::vector<std::string>& codes,
                              Date today) {
  for (const auto& code : codes) {
    if (list.find(code, today) != nullptr) continue;
    const auto now = list.follow(code, today);
    if (!now.empty())
      return fail(Fault::invalid,
                  fmt::format("--municipality: {} is {}. Noem {}.",
                              code,
                              list.title(code, today),
                              now.front()->code));
    if (std::ranges::find(list.all(), code, &municipalities::Municipality::code) ==
        list.all().end())
      return fail(Fault::invalid,
                  fmt::format("--municipality: {} is nu geen code van een gemeente. Schrijf een "
                              "code als GM0363; ze staan in content/municipalities.csv.",
                              code));
  }
  return {};
}

vault::Vault vault_of(OperatorGround& ground) {
  return vault::Vault(
      {ground.database(), ground.clock(), ground.ground().passphrases, ground.accounts()});
}

Result<> add(Asked& asked, const CLI::App& flags) {
  const auto config = TRY(asked.flags.read(flags));
  if (asked.municipalities.empty() && !asked.safety_net)
    return fail(Fault::invalid,
                "Noem minstens één gemeente met --municipality, of geef --safety-net.");
  const auto ground = TRY(OperatorGround::open(config));
  const auto list = TRY(read_municipalities(config));
  TRY(check_municipalities(list, asked.municipalities, ground->clock().today()));
  auto areas = asked.municipalities;
  if (asked.safety_net) areas.emplace_back();
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  auto vault = vault_of(*ground);
  TRY(vault.add_desk(asked.organisation, areas));
  fmt::print(
      "{} is een meldpunt. Een aandachtsfunctionaris maakt nu de sleutel op {}/werk/sleutels\n",
      asked.organisation,
      config.public_url);
  return {};
}

Result<> list_desks(Asked& asked, const CLI::App& flags) {
  const auto config = TRY(asked.flags.read(flags));
  const auto ground = TRY(OperatorGround::open(config));
  const auto list = TRY(read_municipalities(config));
  const auto today = ground->clock().today();
  auto vault = vault_of(*ground);
  const auto desks = TRY(vault.desks());
  if (desks.empty()) fmt::print("Er is nog geen meldpunt. Maak er een met zicht desk add.\n");
  for (const auto& desk : desks) {
    fmt::print("{}\n", desk.name);
    for (const auto& code : desk.municipalities) {
      if (code.empty())
        fmt::print("  vangnet\n");
      else
        fmt::print("  {} {}\n", code, list.title(code, today));
    }
  }
  for (const auto& merger : TRY(mergers(vault, list, today)))
    fmt::print("{}: {}\n", merger.is_read ? "Let op" : "Te doen", merger.told);
  return {};
}

}  // namespace

Command desk_command() {
  return {
      .name = "desk",
      .summary = "Maakt een organisatie een meldpunt, en noemt ze alle",
      .help = help,
      .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
        auto asked = std::make_shared<Asked>();
        flags.require_subcommand(1);
        flags.fallthrough();
        asked->flags.add_to(flags);
        auto* adding = flags.add_subcommand("add", "Een meldpunt erbij, of met andere gemeenten");
        adding->add_option("--organisation", asked->organisation, "Naam van de organisatie")
            ->required();
        adding->add_option(
            "--municipality", asked->municipalities, "Code van een gemeente; mag vaker");
        adding->add_flag(
            "--safety-net", asked->safety_net, "Vangt op wat geen ander meldpunt kan lezen");
        const auto* listing = flags.add_subcommand("list", "Alle meldpunten, met hun gemeenten");
        return [asked, listing, &flags]() -> Result<> {
          return listing->parsed() ? list_desks(*asked, flags) : add(*asked, flags);
        };
      }};
}

}  // namespace zicht::app
