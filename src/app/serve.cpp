// zicht serve: the site.
#include <fmt/format.h>
#include <malloc.h>
#include <signal.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <future>
#include <memory>
#include <thread>

#include "app/accounts.hpp"
#include "app/audit.hpp"
#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/mergers.hpp"
#include "app/rights.hpp"
#include "app/site.hpp"
#include "ground/audit/clerk.hpp"
#include "ground/base/thread.hpp"
#include "ground/media/cleaner.hpp"
#include "ground/media/scanner.hpp"
#include "open/release/release.hpp"
#include "work/accounts/routes.hpp"
#include "work/desk/routes.hpp"
#include "work/figures/routes.hpp"
#include "work/learning/learning.hpp"
#include "work/notes/routes.hpp"
#include "work/oversight/routes.hpp"
#include "work/passing/routes.hpp"
#include "work/sign_on/routes.hpp"
#include "work/signals/routes.hpp"
#include "work/vault/routes.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Start de site. Zonder --database staat alles in een SQLite-bestand in --data.
Stop met Ctrl-C of SIGTERM: wat loopt, wordt afgemaakt.)";

/// SIGINT and SIGTERM wait until somebody asks for them: blocked here, before any thread starts.
sigset_t block_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

http::Settings server_settings(const Config& config, Place place) {
  return {.address = std::move(place.address),
          .port = place.port,
          .io_threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 8U)),
          .certificate = config.certificate,
          .key = config.key,
          .behind_tls = is_secure(config)};
}

Result<search::Index> open_index(const std::filesystem::path& folder,
                                 const Content& content,
                                 Date today) {
  const auto entries = wayfinding::entries(
      {content.library, content.barriers, content.article, content.training}, today);
  return search::Index::open(folder,
                             {.fingerprint = wayfinding::fingerprint(entries),
                              .entries = entries,
                              .synonyms = content.library.synonyms()});
}

/// glibc gives every thread its own arena, and each keeps what was freed in it. One arena is as
/// quick for what this program does, and keeps its memory small and flat. What is as large as a
/// page is asked of the system and given back at once; left alone, glibc would keep ever larger
/// pieces.
void keep_memory_small() {
  constexpr int arenas = 1;
  constexpr int large = 64 << 10;
  mallopt(M_ARENA_MAX, arenas);
  mallopt(M_MMAP_THRESHOLD, large);
  mallopt(M_TRIM_THRESHOLD, 2 * large);
}

/// What was freed goes back to the system. After the pages were prepared it is a quarter of all.
void give_memory_back() {
  malloc_trim(0);
}

/// Until somebody asks the program to stop. What a busy while left behind goes back each minute.
template <class EachMinute>
void wait_for(const sigset_t& signals, EachMinute each_minute) {
  constexpr timespec minute{.tv_sec = 60, .tv_nsec = 0};
  while (sigtimedwait(&signals, nullptr, &minute) < 0) {
    each_minute();
    give_memory_back();
  }
}

/// Takes the keys of what was given and has expired. Whoever reads looks at the date anyway.
void tidy_disclosures(passing::Passing& passing) {
  const auto tidied = passing.tidy();
  // Another node may have been first.
  if (!tidied && tidied.error().fault != Fault::conflict)
    spdlog::error("verlopen verstrekkingen zijn niet opgeruimd: {} ({})",
                  tidied.error().message,
                  tidied.error().detail);
}

/// Beside the key that seals: both are kept, and put back, together.
std::filesystem::path signing_key(const Config& config) {
  const auto& sealing = config.key_file;
  return (sealing.empty() ? config.data : sealing.parent_path()) / "handtekening";
}

learning::Issuer issuer(const Config& config) {
  return {.site = config.public_url,
          .name = config.organisation.empty() ? "Zicht" : config.organisation};
}

Result<> serve(Config config) {
  keep_memory_small();
  TRY(check(config));
  TRY(find_folders(config));
  auto place = TRY(parse_listen(config.listen));
  spdlog::set_default_logger(spdlog::stderr_logger_mt("zicht"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e %l %v");

  const SystemClock clock;
  TRY(make_folder(config.data));
  // The one waits for the disk, the other reckons. Nothing is changed in the database before it is
  // certain that this program can start: the one from before must still fit.
  auto opening =
      std::async(std::launch::async, [&] { return store::Database::open(database_url(config)); });
  const auto content = TRY(load_content(config));
  auto assets = TRY(html::Assets::load(config.web));
  auto database = TRY(opening.get());
  TRY(database.migrate(config.migrations, clock));
  if (const auto weakness = TRY(database.weakness()); !weakness.empty())
    spdlog::warn("{}", weakness);
  release::Shelf shelf(database, clock);
  TRY(shelf.put_if_new({.title = "Cijfers uit openbare bronnen",
                        .figures = content.library.figures(),
                        .program_version = version()}));

  feedback::Feedback feedback(database, clock);

  const auto signals = block_signals();
  // Building the index takes longer than all the rest, so nobody but the first search waits for it.
  const auto index = std::async(std::launch::async, [&] {
                       run_behind_others();
                       return open_index(config.data / "zoeken", content, clock.today());
                     }).share();
  const wayfinding::Index when_ready = [&index]() -> Result<const search::Index*> {
    const auto& opened = index.get();
    if (!opened) return tl::make_unexpected(opened.error());
    return &*opened;
  };

  const html::Layout layout(frame(config, content.library, clock.today()), std::move(assets));
  const wayfinding::Installation installation{
      config.public_url, config.organisation, config.contact};
  // The site is worth having without paper too: whoever asks for it is told to come back.
  if (!std::filesystem::exists(press_beside_program()))
    spdlog::warn(
        "{} is er niet: er is nu geen PDF, EPUB, Word of Markdown. Bouw het met ./dev build.",
        press_beside_program().string());
  takeaway::Printer printer(paper::Press(press_beside_program()), config.data / "papier");
  const bool secure = is_secure(config);
  const auto accounts_ground = TRY(AccountsGround::open(config, database, clock));
  auto desk_ground = accounts_ground->ground();
  accounts::Accounts people(desk_ground);
  accounts::Sessions sessions(desk_ground, secure);
  const fetch::Fetcher fetcher;
  sign_on::SignOns sign_ons({.database = database,
                             .clock = clock,
                             .sealer = accounts_ground->sealer(),
                             .fetcher = fetcher,
                             .sessions = sessions,
                             .site = config.public_url},
                            config.sign_ons);
  accounts::Passkeys passkeys(desk_ground, sessions);
  vault::Vault vault({database, clock, desk_ground.passphrases, people});
  notes::Notes notes({database, clock, accounts_ground->sealer()});
  notes::Shares shares({database, clock, accounts_ground->sealer()});
  const signals::Ground signals_ground{
      .database = database,
      .clock = clock,
      .receiver =
          [&](std::string_view municipality) {
            return receiver_now(vault, content.municipalities, municipality, clock.today());
          },
      .is_member =
          [&](accounts::OrganisationId desk, accounts::PersonId person) {
            return people.is_allowed(person, desk, accounts::May::weigh_signals);
          },
      .before_destruction = {[](store::Transaction& transaction,
                                const accounts::Actor&,
                                signals::SignalId id,
                                Instant) {
                               return retention::Retention::check_free(transaction, id);
                             },
                             passing::forget},
      .before_contact = {passing::forget_contact},
      .key_of_desk = [&](accounts::OrganisationId desk) { return vault.key_of_desk(desk); }};
  for (const auto& merger : TRY(mergers(vault, content.municipalities, clock.today())))
    if (!merger.is_read) spdlog::warn("{}", merger.told);
  const media::Scanner scanner(config.virus_scanner);
  const media::Cleaner cleaner(cleaner_beside_program());
  if (!std::filesystem::exists(cleaner_beside_program()))
    spdlog::warn("{} is er niet: bij een bericht kan nu geen foto of ander bestand.",
                 cleaner_beside_program().string());
  signals::Files files(signals_ground,
                       {.scan = [&](std::string_view bytes) { return scanner.scan(bytes); },
                        .clean = [&](std::string_view bytes) { return cleaner.clean(bytes); }});
  signals::Letterbox letterbox(signals_ground);
  signals::Signals weighing(signals_ground);
  retention::Retention keeping({database, clock, content.terms, weighing});
  accounts::Directory directory(database);
  const passing::Ground passing_ground{
      .database = database, .clock = clock, .table = content.grounds};
  passing::Passing passing(passing_ground);
  passing::Counting counting(passing_ground);
  figures::Figures figures(database, clock, content.library);
  // Over plain http passphrases and cookies could be read on the way, so only on this machine.
  const bool here = place.address == "127.0.0.1" || place.address == "::1";

  const auto signer = TRY(crypto::Signer::open_key(signing_key(config)));
  learning::Learning lessons({.database = database,
                              .clock = clock,
                              .sealer = desk_ground.sealer,
                              .signer = signer,
                              .training = content.training,
                              .accounts = people,
                              .issuer = issuer(config)});
  const auto audit_signer = TRY(crypto::Signer::open_key(audit_key(config)));
  audit::Log log(database);

  http::Router router;
  router.set_cookie_name(sessions.cookie_name());
  router.set_gate(sessions.gate(right_of));
  router.set_stale_form(sessions.stale_form());
  accounts::add_routes(
      router, {layout, people, sessions, passkeys, sign_ons.names()}, secure || here);
  if (secure || here) sign_on::add_routes(router, {layout, sign_ons, sessions});
  notes::add_routes(router,
                    {.layout = layout,
                     .library = content.library,
                     .notes = notes,
                     .shares = shares,
                     .sessions = sessions,
                     .publisher = {config.public_url, config.organisation},
                     .printer = printer,
                     .clock = clock},
                    secure || here);
  signals::add_letterbox_routes(router,
                                {.layout = layout,
                                 .library = content.library,
                                 .municipalities = content.municipalities,
                                 .letterbox = letterbox,
                                 .files = files,
                                 .sealer = accounts_ground->sealer(),
                                 .clock = clock},
                                secure || here);
  if (secure || here)
    vault::add_routes(
        router,
        {.layout = layout,
         .vault = vault,
         .sessions = sessions,
         .reseal = [&weighing, &passing](const accounts::Actor& actor,
                                         const vault::OpenDesk& opened,
                                         const vault::DeskKey& present) -> Result<int> {
           constexpr int at_once = 200;
           const auto records = TRY(weighing.rewrap(actor, opened, present, at_once));
           const auto given = TRY(passing.rewrap(actor, opened, present, at_once));
           return records + given;
         }});
  if (secure || here)
    desk::add_routes(router,
                     {.layout = layout,
                      .library = content.library,
                      .municipalities = content.municipalities,
                      .accounts = people,
                      .sessions = sessions,
                      .vault = vault,
                      .signals = weighing,
                      .files = files,
                      .clock = clock});
  if (secure || here)
    oversight::add_routes(router,
                          {.layout = layout,
                           .accounts = people,
                           .sessions = sessions,
                           .signals = weighing,
                           .retention = keeping,
                           .terms = content.terms,
                           .log = log,
                           .database = database,
                           .clock = clock});
  if (secure || here)
    passing::add_routes(router,
                        {.layout = layout,
                         .library = content.library,
                         .municipalities = content.municipalities,
                         .accounts = people,
                         .directory = directory,
                         .sessions = sessions,
                         .vault = vault,
                         .signals = weighing,
                         .passing = passing,
                         .counting = counting,
                         .clock = clock});
  if (secure || here) figures::add_routes(router, layout, figures);
  if (secure || here) grounds::add_routes(router, layout, content.library, content.grounds, clock);
  if (secure || here) learning::add_routes(router, {layout, content.library, lessons, printer});
  add_routes(router,
             {layout,
              content.library,
              content.municipalities,
              content.barriers,
              content.changes,
              content.article,
              content.training,
              secure || here,
              when_ready,
              database,
              shelf,
              installation,
              printer,
              feedback,
              clock});

  TRY(check_rights(router, secure || here));

  auto server = TRY(http::Server::open(
      server_settings(config, std::move(place)), router, [&](int status, const Error& error) {
        return wayfinding::fault_page(layout, status, error);
      }));
  TRY(keep_files(server, layout.assets()));
  audit::Clerk clerk(log, audit_signer, clock, [](const Error& error) {
    spdlog::error("het logboek kon niet worden bijgewerkt: {} ({})", error.message, error.detail);
  });
  server.start();
  server.prepare_pages(wayfinding::public_paths(content.library, clock.today()), give_memory_back);
  spdlog::info("zicht {} luistert op poort {}", version(), server.port());

  if (!index.get()) {
    server.stop();
    return tl::make_unexpected(index.get().error());
  }
  wait_for(signals, [&passing] { tidy_disclosures(passing); });
  spdlog::info("zicht stopt; wat loopt, wordt afgemaakt");
  server.stop();
  clerk.stop();
  return {};
}

}  // namespace

std::string version() {
  return ZICHT_VERSION;
}

Command serve_command() {
  return {
      .name = "serve", .summary = "Start de site", .help = help, .prepare = [](CLI::App& flags) {
        auto config = std::make_shared<Config>();
        auto file = std::make_shared<std::filesystem::path>();
        auto given = std::make_shared<Config>();
        flags.add_option(
            "--config", *file, "Bestand met instellingen (zie docs/zicht.example.toml)");
        flags.add_option("--listen", given->listen, "Adres en poort, zoals 127.0.0.1:8080");
        flags.add_option("--data", given->data, "Map voor de database en de zoekindex");
        flags.add_option(
            "--database", given->database, "postgresql://... ; zonder dit SQLite in --data");
        flags.add_option("--content", given->content, "Map met de inhoud");
        flags.add_option("--web", given->web, "Map met de gebouwde webbestanden");
        flags.add_option("--migrations", given->migrations, "Map met de migraties");
        flags.add_option("--certificate", given->certificate, "TLS-certificaat (PEM)");
        flags.add_option("--key", given->key, "TLS-sleutel (PEM)");
        flags.add_option(
            "--public-url", given->public_url, "Adres waarop bezoekers de site bereiken");
        flags.add_flag("--behind-tls", given->behind_tls, "Een proxy ervoor spreekt TLS");
        return [config, file, given, &flags]() -> Result<> {
          // What stands on the command line wins from what stands in the file.
          if (!file->empty()) TRY(read_config(*file, *config));
          const auto take = [&](const char* flag, auto member) {
            if (flags.count(flag) > 0) (*config).*member = (*given).*member;
          };
          take("--listen", &Config::listen);
          take("--data", &Config::data);
          take("--database", &Config::database);
          take("--content", &Config::content);
          take("--web", &Config::web);
          take("--migrations", &Config::migrations);
          take("--certificate", &Config::certificate);
          take("--key", &Config::key);
          take("--public-url", &Config::public_url);
          take("--behind-tls", &Config::behind_tls);
          return serve(*config);
        };
      }};
}

}  // namespace zicht::app
