// zicht audit: whether the log of what was done is still what it was.
#include "app/audit.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "app/commands.hpp"
#include "ground/audit/audit.hpp"
#include "ground/base/files.hpp"
#include "ground/crypto/base64url.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(verify   rekent het hele logboek na: elke regel, elke ondertekende kop, en met --witness ook de
         koppen die een getuige bewaart. Zegt welke regel of kop niet klopt.
witness  rekent het logboek na met de koppen in FILE, en zet de nieuwste kop eronder. Klopt er iets
         niet, dan komt er niets bij. Bestaat FILE nog niet, dan begint het bestand hier.
De getuige is de functionaris gegevensbescherming. Bewaar FILE buiten deze machine: alleen dan valt
op dat iemand het logboek heeft ingekort, teruggezet of helemaal opnieuw geschreven.
Uitkomst: 0 als alles klopt, 65 als het logboek of FILE niet klopt, 66 als het logboek er niet is,
69 als de database niet bereikbaar is.)";

struct Asked {
  Config config;
  std::filesystem::path file;
  std::filesystem::path witness;
  std::vector<std::string> keys;
  bool new_key = false;
};

Result<> read_settings(Asked& asked, const CLI::App& flags) {
  const auto given = asked.config;
  if (!asked.file.empty()) TRY(read_config(asked.file, asked.config));
  if (flags.count("--data") > 0) asked.config.data = given.data;
  if (flags.count("--database") > 0) asked.config.database = given.database;
  const auto file = database_file(asked.config);
  std::error_code error;
  if (!file.empty() && !std::filesystem::exists(file, error))
    return fail(
        Fault::not_found,
        fmt::format("er is geen database {}. Wijs haar map aan met --data.", file.string()));
  return {};
}

/// The keys that a head may be signed with: that of this installation, where it lies on this
/// machine, and those that were named. It is never made here.
Result<std::vector<std::string>> known_keys(const Asked& asked) {
  std::vector<std::string> keys;
  for (const auto& text : asked.keys) {
    auto key = crypto::from_base64url(text);
    if (!key) return fail(Fault::invalid, fmt::format("\"{}\" is geen publieke sleutel.", text));
    keys.push_back(std::move(*key));
  }
  const auto file = audit_key(asked.config);
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    const auto signer = TRY(crypto::Signer::open_key(file));
    keys.push_back(signer.public_key());
  }
  return keys;
}

Result<std::vector<audit::Head>> read_heads(const std::filesystem::path& file) {
  const auto text = TRY(read_file(file));
  return audit::read_witness(text);
}

/// "1 regel", "2 regels".
std::string counted(std::int64_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

void print(const audit::Report& report) {
  fmt::print("Het logboek heeft {} en {}.\n",
             counted(report.entries, "regel", "regels"),
             counted(report.heads, "ondertekende kop", "ondertekende koppen"));
  if (report.newest)
    fmt::print("Nieuwste kop: {} op {}\n  wortel  {}\n  sleutel {}\n",
               counted(report.newest->root.size, "regel", "regels"),
               to_iso(report.newest->at),
               audit::to_hex(report.newest->root.hash),
               crypto::to_base64url(report.newest->public_key));
  if (report.witnessed > 0)
    fmt::print("Van de getuige: {} vergeleken.\n", counted(report.witnessed, "kop", "koppen"));
  if (report.waiting > 0)
    fmt::print("Zonder plaats in het logboek: {} nog.\n",
               counted(report.waiting, "regel wacht", "regels wachten"));
  if (report.late > 0)
    fmt::print("Let op: {} langer dan hoort. Draait \"zicht serve\", en wat zegt zijn log?\n",
               counted(report.late, "regel wacht", "regels wachten"));
  for (const auto& finding : report.findings) fmt::print("Fout: {}.\n", audit::words(finding));
  if (report.findings.size() == audit::most_findings)
    fmt::print("Verder gezocht is er niet: dit zijn de eerste {}.\n", audit::most_findings);
}

Result<audit::Report> verify(const Asked& asked, const std::vector<audit::Head>& witnessed) {
  const auto keys = TRY(known_keys(asked));
  auto database = TRY(store::Database::open(database_url(asked.config)));
  audit::Log log(database);
  // The database is read as it is: an officer with another version must not bring it up to date.
  if (const auto head = log.head(); !head && head.error().fault == Fault::internal)
    return fail(Fault::not_found,
                "in deze database is nog geen logboek. Start eerst \"zicht serve\".",
                head.error().detail);
  const auto report = TRY(log.verify(witnessed, keys, SystemClock().now()));
  print(report);
  if (!report.is_right())
    return fail(Fault::invalid,
                "het logboek klopt niet, zie hierboven. Verander niets, maak een kopie, en bel de "
                "functionaris gegevensbescherming.");
  if (keys.empty() && witnessed.empty())
    fmt::print("Let op: op deze machine ligt geen sleutel. Vergelijk de sleutel hierboven zelf.\n");
  return report;
}

Result<> verify(const Asked& asked) {
  std::vector<audit::Head> witnessed;
  if (!asked.witness.empty()) witnessed = TRY(read_heads(asked.witness));
  TRY(verify(asked, witnessed));
  fmt::print("Alles klopt.\n");
  return {};
}

/// Behind what is there, and on the disk before it is said to be.
Result<> append(const std::filesystem::path& file, const std::string& line) {
  constexpr mode_t for_all_to_read = 0644;
  const int handle =
      ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, for_all_to_read);
  const bool written =
      handle >= 0 &&
      ::write(handle, line.data(), line.size()) == static_cast<ssize_t>(line.size()) &&
      ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  if (written) return {};
  return fail(
      Fault::unavailable,
      fmt::format("{} kan niet geschreven worden. Kijk of er plaats is, en of je in die map "
                  "mag schrijven.",
                  file.string()));
}

Result<> witness(const Asked& asked) {
  std::vector<audit::Head> kept;
  std::error_code error;
  const bool is_there = std::filesystem::exists(asked.witness, error);
  if (is_there) kept = TRY(read_heads(asked.witness));
  const auto report = TRY(verify(asked, kept));
  if (!report.newest) {
    fmt::print("Er is nog geen kop om te bewaren.\n");
    return {};
  }
  const auto& newest = *report.newest;
  if (!kept.empty() && kept.back().root.size == newest.root.size) {
    fmt::print("Alles klopt. De nieuwste kop staat al in {}.\n", asked.witness.string());
    return {};
  }
  const bool knows_key = kept.empty() || std::ranges::any_of(kept, [&](const audit::Head& head) {
                           return head.public_key == newest.public_key;
                         });
  if (!knows_key && !asked.new_key)
    return fail(
        Fault::invalid,
        "de nieuwste kop is ondertekend met een sleutel die dit bestand nog niet kent. Vraag "
        "de beheerder waarom de sleutel anders is. Klopt dat, geef dan --new-key.");
  TRY(append(asked.witness, audit::to_line(newest) + "\n"));
  fmt::print("Alles klopt. De nieuwste kop staat nu in {}.\n", asked.witness.string());
  if (kept.empty())
    fmt::print("Dit is de eerste: vergelijk de sleutel hierboven met die van de beheerder.\n");
  return {};
}

}  // namespace

std::filesystem::path audit_key(const Config& config) {
  const auto& sealing = config.key_file;
  return (sealing.empty() ? config.data : sealing.parent_path()) / "logboeksleutel";
}

Command audit_command() {
  return {.name = "audit",
          .summary = "Rekent het logboek na, en bewaart koppen ervan",
          .help = help,
          .prepare = [](CLI::App& flags) -> std::function<Result<>()> {
            auto asked = std::make_shared<Asked>();
            flags.require_subcommand(1);
            flags.fallthrough();
            flags.add_option("--config", asked->file, "Bestand met instellingen");
            flags.add_option("--data", asked->config.data, "Map met de database en de sleutel");
            flags.add_option("--database", asked->config.database, "postgresql://...");
            flags.add_option("--key", asked->keys, "Een eerdere publieke sleutel van het logboek");
            auto* verifying = flags.add_subcommand("verify", "Rekent alles na");
            verifying->add_option("--witness", asked->witness, "Bestand van de getuige");
            auto* witnessing = flags.add_subcommand("witness", "Rekent na, en bewaart een kop");
            witnessing->add_option("FILE", asked->witness, "Bestand van de getuige")->required();
            witnessing->add_flag("--new-key", asked->new_key, "De sleutel is met opzet een andere");
            return [asked, &flags, verifying]() -> Result<> {
              TRY(read_settings(*asked, flags));
              return verifying->parsed() ? verify(*asked) : witness(*asked);
            };
          }};
}

}  // namespace zicht::app
