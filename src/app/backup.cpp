// zicht backup: a copy of everything, while the program goes on.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/backup_files.hpp"
#include "app/commands.hpp"
#include "app/operator.hpp"
#include "ground/audit/audit.hpp"
#include "ground/base/sha256.hpp"
#include "ground/store/backup.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Maakt een kopie van de hele database, van één moment, terwijl "zicht serve" gewoon doorgaat. Ook
van PostgreSQL: de kopie is altijd een bestand, en kan in allebei worden teruggezet.
De sleutels van de signalen komen in een eigen bestand, in --keys-to. Bewaar dat op een andere plek,
en niet langer dan --keep-keys dagen. Wat intussen is vernietigd, kan daarna niemand meer lezen, ook
niet uit een oude kopie. Oudere kopieën in deze twee mappen worden weggegooid.
De bestanden "sleutel", "handtekening" en "logboeksleutel" zitten niet in de kopie: bewaar die zelf,
één keer, ergens anders. Wie is aangemeld, moet dat na het terugzetten opnieuw doen.
Bewijs de kopie met "zicht restore --check".)";

struct Asked {
  OperatorFlags flags;
  std::filesystem::path to;
  std::filesystem::path keys_to;
  int keep = 365;
  int keep_keys = 35;
};

/// Two folders, so that the one can be thrown away sooner than the other.
Result<> check_apart(const Asked& asked) {
  std::error_code error;
  TRY(make_folder(asked.to));
  TRY(make_folder(asked.keys_to));
  const auto to = std::filesystem::canonical(asked.to, error);
  const auto keys_to = std::filesystem::canonical(asked.keys_to, error);
  const auto lies_in = [](const std::filesystem::path& inner, const std::filesystem::path& outer) {
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
           outer.end();
  };
  if (lies_in(to, keys_to) || lies_in(keys_to, to))
    return fail(Fault::invalid,
                "--to en --keys-to zijn dezelfde map, of de een ligt in de ander. Kies voor de "
                "sleutels een andere plek: die "
                "bewaar je korter.");
  return {};
}

Result<> back_up(Asked& asked, const CLI::App& flags) {
  const auto config = TRY(asked.flags.read(flags));
  TRY(check_apart(asked));
  const SystemClock clock;
  auto database = TRY(store::Database::open(database_url(config)));
  const auto made_at = clock.now();
  const auto name = backup_name(made_at);
  const auto data = asked.to / (name + data_ending);
  const auto keys = asked.keys_to / (name + keys_ending);
  // Before the copy: its log is at least as long.
  const auto head = TRY(audit::Log(database).head());
  const auto rows =
      TRY(store::write_backup(database, {{data, is_data_table}, {keys, is_key_table}}));
  Manifest manifest {
    .made_at = made_at, .version = version(), .data_sha256 = TRY(sha256_of_file(data))
    , .keys_sha256 = TRY(sha256_of_file(keys))
    , .rows = rows
  };
  if (head) {
    manifest.log_size = head->root.size;
    manifest.log_root = audit::to_hex(head->root.hash);
  }
  TRY(write_manifest(asked.to / (name + manifest_ending), manifest));
  std::int64_t total = 0;
  for (const auto& [table, count] : rows) total += count;
  fmt::print("De kopie {} is klaar: {} rijen uit {} tabellen.\n", name, total, rows.size());
  const auto old = throw_away_old(asked.to, made_at, std::chrono::days(asked.keep)) +
                   throw_away_old(asked.keys_to, made_at, std::chrono::days(asked.keep_keys));
  if (old > 0) fmt::print("{} oude bestanden zijn weggegooid.\n", old);
  fmt::print("Bewijs haar met: zicht restore --check --from {} --keys-from {}\n",
             (asked.to / (name + manifest_ending)).string(),
             keys.string());
  return {};
}

}  // namespace

Command backup_command() {
  return {.name = "backup",
          .summary = "Maakt een kopie van alles, met de sleutels apart",
          .help = help,
          .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
            auto asked = std::make_shared<Asked>();
            asked->flags.add_to(flags);
            flags.add_option("--to", asked->to, "Map voor de gegevens")->required();
            flags.add_option("--keys-to", asked->keys_to, "Map voor de sleutels")->required();
            flags.add_option("--keep", asked->keep, "Zoveel dagen blijven gegevens")
                ->check(CLI::Range(1, 3650));
            flags.add_option("--keep-keys", asked->keep_keys, "Zoveel dagen blijven sleutels")
                ->check(CLI::Range(1, 3650));
            return [asked, &flags]() -> Result<> { return back_up(*asked, flags); };
          }};
}

}  // namespace zicht::app
