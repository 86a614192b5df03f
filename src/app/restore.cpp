// zicht restore: puts a copy back, or proves that it could.
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "app/audit.hpp"
#include "app/backup_files.hpp"
#include "app/commands.hpp"
#include "app/operator.hpp"
#include "ground/audit/audit.hpp"
#include "ground/base/files.hpp"
#include "ground/base/sha256.hpp"
#include "ground/crypto/token.hpp"
#include "ground/store/backup.hpp"
#include "work/oversight/drills.hpp"
#include "work/signals/readability.hpp"
#include "work/vault/vault.hpp"

namespace zicht::app {
namespace {

namespace fs = std::filesystem;

constexpr auto help =
    R"(Zonder --check: zet de kopie terug in een nieuwe, lege database (--data of --database). De oude
blijft ongemoeid. Leg daarna "sleutel", "handtekening" en "logboeksleutel" erbij.
Met --check: een proef. De kopie gaat in een tijdelijke database, die daarna weg is. Nagerekend wordt
of de bestanden heel zijn, elke rij terugkomt, het hele logboek klopt (met --witness ook met de koppen
van de FG), elk signaal een sleutel heeft en wat vernietigd is geen sleutel meer. Met --member opent
een lid van een meldpunt met de eigen sleutelzin alle teksten van dat meldpunt: het programma telt
alleen of het lukt, en laat niets zien. De sleutelzin komt van de terminal of van standaard-invoer.
Lukt alles, dan staat de dag van de proef op de pagina van de FG (/werk/toezicht).
--from en --keys-from: een bestand, of een map waarin de nieuwste kopie wordt genomen.
Uitkomst: 0 als alles klopt, 65 als er iets niet klopt.)";

struct Asked {
  OperatorFlags flags;
  fs::path from;
  fs::path keys_from;
  fs::path witness;
  std::string member;
  bool check = false;
};

/// The files of one backup, found to be what its manifest says.
struct Backup {
  Manifest manifest = {};
  std::vector<fs::path> files = {};
};

Result<> check_file(const fs::path& file, const std::string& sha256) {
  if (TRY(sha256_of_file(file)) == sha256) return {};
  return fail(Fault::invalid,
              fmt::format("{} is veranderd of beschadigd: de vingerafdruk is een andere dan toen "
                          "de kopie werd gemaakt.",
                          file.string()));
}

/// With keys of another moment the files need not be those of the manifest.
Result<Backup> find(const Asked& asked) {
  const auto described = TRY(newest_in(asked.from, manifest_ending));
  Backup backup {
    .manifest = TRY(read_manifest(described))
  };
  auto data = described;
  data.replace_extension(data_ending);
  TRY(check_file(data, backup.manifest.data_sha256));
  backup.files.push_back(data);
  std::error_code error;
  auto keys = asked.keys_from;
  if (fs::is_directory(keys, error)) {
    const auto same = keys / described.stem().concat(keys_ending);
    keys = fs::exists(same, error) ? same : TRY(newest_in(keys, keys_ending));
  }
  if (keys.stem() == described.stem())
    TRY(check_file(keys, backup.manifest.keys_sha256));
  else
    fmt::print("De sleutels zijn van een andere kopie: {}.\n", keys.filename().string());
  backup.files.push_back(keys);
  return backup;
}

/// Rows of the backup into the schema of its time, and then the steps that came after.
Result<store::Counts> lay_down(const Backup& backup,
                               store::Database& into,
                               const fs::path& migrations,
                               const Clock& clock) {
  const auto steps = TRY(store::steps_of_backup(backup.files.front()));
  TRY(into.migrate(migrations, clock, steps));
  auto counts = TRY(store::read_backup(backup.files, into));
  TRY(into.migrate(migrations, clock));
  return counts;
}

Result<> check_counts(const Backup& backup, const store::Counts& counts) {
  for (const auto& [table, expected] : backup.manifest.rows) {
    const auto found = counts.find(table);
    const auto got = found == counts.end() ? 0 : found->second;
    // Keys of a later moment may be fewer (destroyed) or more (new).
    if (got == expected || is_key_table(table)) continue;
    return fail(Fault::invalid,
                fmt::format("Tabel {}: {} rijen teruggezet, {} verwacht.", table, got, expected));
  }
  return {};
}

Result<> check_log(const Asked& asked,
                   const Config& config,
                   const Backup& backup,
                   store::Database& copy,
                   Instant now) {
  std::vector<audit::Head> heads;
  if (!asked.witness.empty()) {
    const auto text = TRY(read_file(asked.witness));
    heads = TRY(audit::read_witness(text));
  }
  // Heads from after the copy cannot be in it.
  audit::Log log(copy);
  const auto head = TRY(log.head());
  const auto size = head ? head->root.size : 0;
  std::erase_if(heads, [&](const audit::Head& witnessed) { return witnessed.root.size > size; });
  std::vector<std::string> keys;
  std::error_code error;
  if (const auto file = audit_key(config); fs::exists(file, error))
    keys.push_back(TRY(crypto::Signer::open_key(file)).public_key());
  const auto report = TRY(log.verify(heads, keys, now));
  for (const auto& finding : report.findings) fmt::print("Fout: {}.\n", audit::words(finding));
  if (!report.is_right() || size < backup.manifest.log_size)
    return fail(Fault::invalid, "Het logboek in deze kopie klopt niet.");
  fmt::print("Het logboek klopt: {} regels{}.\n",
             report.entries,
             heads.empty()
                 ? std::string()
                 : fmt::format(", vergeleken met {} van de FG",
                               heads.size() == 1 ? std::string("1 kop")
                                                 : fmt::format("{} koppen", heads.size())));
  return {};
}

Result<> check_readability(store::Database& copy) {
  auto transaction = TRY(copy.read());
  const auto found = TRY(signals::readability(transaction));
  fmt::print("Signalen: {}, en {} vernietigd.\n", found.signals, found.destroyed);
  if (found.without_key > 0)
    fmt::print("Let op: {} signalen hebben geen sleutel (meer). Die kan niemand lezen.\n",
               found.without_key);
  if (found.keys_for_nobody > 0)
    fmt::print("Let op: {} sleutels kan geen lid meer openen. Zoek de delen op papier.\n",
               found.keys_for_nobody);
  if (found.destroyed_with_key > 0)
    return fail(
        Fault::invalid,
        fmt::format("{} vernietigde signalen hebben nog een sleutel.", found.destroyed_with_key));
  return {};
}

/// A line from the terminal that is not shown, or from standard input.
std::string read_phrase() {
  termios before{};
  const bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
  if (is_terminal) {
    fmt::print(stderr, "Sleutelzin: ");
    auto quiet = before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &quiet);
  }
  std::string phrase;
  std::getline(std::cin, phrase);
  if (is_terminal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    fmt::print(stderr, "\n");
  }
  return phrase;
}

Result<> check_with_member(const Asked& asked, const Config& config, store::Database& copy) {
  const SystemClock clock;
  const auto ground = TRY(AccountsGround::open(config, copy, clock));
  accounts::Accounts people(ground->ground());
  vault::Vault vault({copy, clock, ground->ground().passphrases, people});
  const auto phrase = read_phrase();
  bool any = false;
  for (const auto& [person, desk] : TRY(people.workplaces(asked.member))) {
    const auto opened = vault.open_with_phrase(person, desk, phrase);
    if (!opened && opened.error().fault == Fault::forbidden) continue;
    const auto open = TRY(Result<vault::OpenDesk>(opened));
    auto transaction = TRY(copy.read());
    const auto done = TRY(signals::open_all(transaction, open));
    any = true;
    fmt::print("Leesbaar met de sleutel van dit lid: {} van {} teksten.\n",
               done.opened,
               done.opened + done.failed);
    if (done.failed > 0)
      return fail(Fault::invalid, "Niet alle teksten van dit meldpunt zijn te lezen.");
  }
  if (any) return {};
  return fail(Fault::not_found, "Dit lid heeft in deze kopie geen sleutel van een meldpunt.");
}

/// A folder for the copy, gone again whatever happens.
class Passing {
 public:
  explicit Passing(const fs::path& beside)
      : path_(beside / fmt::format("herstelproef-{}", crypto::random_key())) {
    std::error_code error;
    fs::create_directories(path_, error);
    fs::permissions(path_, fs::perms::owner_all, error);
  }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<> prove(const Asked& asked, Config config) {
  const SystemClock clock;
  TRY(find_migrations(config));
  const auto backup = TRY(find(asked));
  const Passing passing(config.data);
  {
    auto copy = TRY(store::Database::open("sqlite:" + (passing.path() / "zicht.db").string()));
    const auto counts = TRY(lay_down(backup, copy, config.migrations, clock));
    TRY(check_counts(backup, counts));
    std::int64_t rows = 0;
    for (const auto& [table, count] : counts) rows += count;
    fmt::print("Teruggezet: {} rijen in {} tabellen, van {}.\n",
               rows,
               counts.size(),
               to_iso(backup.manifest.made_at));
    TRY(check_log(asked, config, backup, copy, clock.now()));
    TRY(check_readability(copy));
    if (!asked.member.empty()) TRY(check_with_member(asked, config, copy));
  }
  const auto live = TRY(OperatorGround::open(config));
  TRY(oversight::keep_drill(live->database(),
                            {.at = clock.now(), .backup_made_at = backup.manifest.made_at}));
  fmt::print("De kopie is goed: zij kan worden teruggezet. De proef is vastgelegd.\n");
  return {};
}

Result<> put_back(const Asked& asked, Config config) {
  const SystemClock clock;
  TRY(find_migrations(config));
  TRY(make_folder(config.data));
  const auto backup = TRY(find(asked));
  auto into = TRY(store::Database::open(database_url(config)));
  const auto counts = TRY(lay_down(backup, into, config.migrations, clock));
  TRY(check_counts(backup, counts));
  fmt::print(
      "De kopie van {} is teruggezet. Leg nu \"sleutel\", \"handtekening\" en \"logboeksleutel\" "
      "in {}. Reken daarna het logboek na, en zeg het de FG: zicht audit verify --witness FILE\n",
      to_iso(backup.manifest.made_at),
      config.data.string());
  return {};
}

}  // namespace

Command restore_command() {
  return {
      .name = "restore",
      .summary = "Zet een kopie terug, of bewijst dat het kan",
      .help = help,
      .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
        auto asked = std::make_shared<Asked>();
        asked->flags.add_to(flags);
        flags.add_flag("--check", asked->check, "Alleen een proef");
        flags.add_option("--from", asked->from, "De kopie, of de map waar ze in staat")->required();
        flags.add_option("--keys-from", asked->keys_from, "De sleutels, of hun map")->required();
        flags.add_option("--witness", asked->witness, "Bestand van de FG");
        flags.add_option("--member", asked->member, "E-mailadres van een lid van een meldpunt");
        return [asked, &flags]() -> Result<> {
          const auto config = TRY(asked->flags.read(flags));
          return asked->check ? prove(*asked, config) : put_back(*asked, config);
        };
      }};
}

}  // namespace zicht::app
