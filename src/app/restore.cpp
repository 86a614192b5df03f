// zicht restore: puts a copy back, or proves that it could.
#include <fmt/format.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
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
#include "work/retention/retention.hpp"
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
  fs::path data = {};
  fs::path keys = {};
  bool same_moment = true;  ///< The keys are those of this backup, and not of another.
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
  backup.data = data;
  std::error_code error;
  auto keys = asked.keys_from;
  if (fs::is_directory(keys, error)) {
    const auto same = keys / described.stem().concat(keys_ending);
    keys = fs::exists(same, error) ? same : TRY(newest_in(keys, keys_ending));
  }
  backup.same_moment = keys.stem() == described.stem();
  if (backup.same_moment)
    TRY(check_file(keys, backup.manifest.keys_sha256));
  else
    fmt::print("De sleutels zijn van een andere kopie: {}.\n", keys.filename().string());
  backup.keys = keys;
  return backup;
}

/// Rows of the backup into the schema of its time, and then the steps that came after.
Result<store::Counts> lay_down(const Backup& backup,
                               store::Database& into,
                               const fs::path& migrations,
                               const Clock& clock) {
  const auto steps = TRY(store::steps_of_backup(backup.data));
  TRY(into.migrate(migrations, clock, steps));
  auto counts = TRY(store::read_backup(
      {{backup.data, is_data_table}, {backup.keys, is_key_table, !backup.same_moment}}, into));
  TRY(into.migrate(migrations, clock));
  return counts;
}

Result<> check_counts(const Backup& backup, const store::Counts& counts) {
  for (const auto& [table, expected] : backup.manifest.rows) {
    const auto found = counts.find(table);
    const auto got = found == counts.end() ? 0 : found->second;
    // Keys of a later moment may be fewer (destroyed) or more (new).
    if (got == expected || (is_key_table(table) && !backup.same_moment)) continue;
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
             report.entries + report.waiting,
             heads.empty()
                 ? std::string()
                 : fmt::format(", vergeleken met {} van de FG",
                               heads.size() == 1 ? std::string("1 kop")
                                                 : fmt::format("{} koppen", heads.size())));
  return {};
}

Result<> check_readability(store::Database& copy, const Backup& backup) {
  auto transaction = TRY(copy.read());
  const auto found = TRY(signals::readability(transaction));
  fmt::print("Signalen: {}, en {} vernietigd.\n", found.signals, found.destroyed);
  if (found.destroyed_with_key > 0)
    return fail(
        Fault::invalid,
        fmt::format("{} vernietigde signalen hebben nog een sleutel.", found.destroyed_with_key));
  if (found.keys_for_nobody > 0)
    return fail(Fault::invalid,
                fmt::format("{} sleutels kan geen lid meer openen. Haal eerst de sleutel van dat "
                            "meldpunt terug met twee delen op papier, en maak een nieuwe kopie.",
                            found.keys_for_nobody));
  // With later keys these are signals that were destroyed meanwhile: that is as it should be.
  if (found.without_key > 0 && backup.same_moment)
    return fail(
        Fault::invalid,
        fmt::format("{} signalen hebben geen sleutel: die kan niemand lezen.", found.without_key));
  if (found.without_key > 0)
    fmt::print("{} signalen hebben geen sleutel meer. Die kan niemand lezen.\n", found.without_key);
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

/// How many texts of the desk this member opened.
Result<std::int64_t> check_with_member(const Asked& asked,
                                       const Config& config,
                                       store::Database& copy) {
  const SystemClock clock;
  const auto ground = TRY(AccountsGround::open(config, copy, clock));
  accounts::Accounts people(ground->ground());
  vault::Vault vault({copy, clock, ground->ground().passphrases, people});
  const auto phrase = read_phrase();
  bool any = false;
  std::int64_t read = 0;
  for (const auto& [person, desk] : TRY(people.workplaces(asked.member))) {
    const auto opened = vault.open_with_phrase(person, desk, phrase);
    if (!opened && opened.error().fault == Fault::forbidden) continue;
    const auto open = TRY(Result<vault::OpenDesk>(opened));
    auto transaction = TRY(copy.read());
    const auto done = TRY(signals::open_all(transaction, open));
    any = true;
    read += done.opened;
    fmt::print("Leesbaar met de sleutel van dit lid: {} van {} teksten.\n",
               done.opened,
               done.opened + done.failed);
    if (done.failed > 0)
      return fail(Fault::invalid, "Niet alle teksten van dit meldpunt zijn te lezen.");
  }
  if (any) return read;
  return fail(Fault::not_found, "Dit lid heeft in deze kopie geen sleutel van een meldpunt.");
}

constexpr std::string_view passing_prefix = "herstelproef-";

/// A folder for the copy, gone again at the end. What a drill that was killed left behind goes at
/// the beginning of the next: it holds data and keys together.
class Passing {
 public:
  explicit Passing(const fs::path& beside)
      : path_(beside / fmt::format("{}{}", passing_prefix, crypto::random_key())) {
    std::error_code error;
    std::vector<fs::path> left;
    for (const auto& entry : fs::directory_iterator(beside, error))
      if (entry.path().filename().string().starts_with(passing_prefix))
        left.push_back(entry.path());
    for (const auto& folder : left) fs::remove_all(folder, error);
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

volatile std::sig_atomic_t stop_asked = 0;

/// Ctrl-C ends a drill between two steps, and a question for the phrase at once: never in a way
/// that leaves the copy, or a terminal that does not show what is typed.
void stop_between_steps() {
  struct sigaction action = {};
  action.sa_handler = [](int) { stop_asked = 1; };
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

Result<> go_on() {
  if (stop_asked == 0) return {};
  return fail(Fault::conflict, "De proef is gestopt. De tijdelijke kopie is weg.");
}

Result<std::int64_t> prove_in(const fs::path& folder,
                              const Asked& asked,
                              const Config& config,
                              const Backup& backup,
                              const Clock& clock) {
  auto copy = TRY(store::Database::open("sqlite:" + (folder / "zicht.db").string()));
  const auto counts = TRY(lay_down(backup, copy, config.migrations, clock));
  TRY(check_counts(backup, counts));
  std::int64_t rows = 0;
  for (const auto& [table, count] : counts) rows += count;
  fmt::print("Teruggezet: {} rijen in {} tabellen, van {}.\n",
             rows,
             counts.size(),
             to_iso(backup.manifest.made_at));
  TRY(go_on());
  TRY(check_log(asked, config, backup, copy, clock.now()));
  TRY(go_on());
  TRY(check_readability(copy, backup));
  if (asked.member.empty()) return 0;
  return check_with_member(asked, config, copy);
}

Result<> prove(const Asked& asked, Config config) {
  const SystemClock clock;
  TRY(find_migrations(config));
  stop_between_steps();
  const auto backup = TRY(find(asked));
  std::int64_t texts = 0;
  {
    const Passing passing(config.data);
    texts = TRY(prove_in(passing.path(), asked, config, backup, clock));
  }
  TRY(go_on());
  const auto live = TRY(OperatorGround::open(config));
  TRY(oversight::keep_drill(
      live->database(),
      {.at = clock.now(), .backup_made_at = backup.manifest.made_at, .texts_read = texts}));
  fmt::print("De kopie is goed: zij kan worden teruggezet. De proef is vastgelegd.\n");
  if (asked.member.empty())
    fmt::print("Of een lid alles kan lezen, is niet geprobeerd. Dat kan met --member.\n");
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
  // Keys of another moment may open what the data says is gone.
  TRY(retention::destroy_again(into));
  fmt::print(
      "Wie er sinds deze kopie uit ging, kan er weer in: stop die toegang opnieuw (\"zicht user "
      "disable\") en haal diegene uit het meldpunt.\n");
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
