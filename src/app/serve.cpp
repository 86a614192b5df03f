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

#include "app/audit.hpp"
#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/rights.hpp"
#include "app/site.hpp"
#include "app/work.hpp"
#include "ground/audit/clerk.hpp"
#include "ground/base/thread.hpp"
#include "open/release/release.hpp"

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

/// A database, brought up to date for this program but for the word that it may last.
struct Opened {
  store::Database database;
  store::SchemaSteps steps;
};

Result<Opened> open_database(const Config& config, const Clock& clock) {
  auto database = TRY(store::Database::open(database_url(config), {.one_each = true}));
  auto steps = TRY(database.begin_migration(config.migrations, clock));
  return Opened{std::move(database), std::move(steps)};
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

bool is_this_machine(const Place& place) {
  return place.address == "127.0.0.1" || place.address == "::1";
}

/// The site is worth having without paper too: whoever asks for it is told to come back.
takeaway::Printer open_printer(const Config& config) {
  const auto press = press_beside_program();
  if (!std::filesystem::exists(press))
    spdlog::warn(
        "{} is er niet: er is nu geen PDF, EPUB, Word of Markdown. Bouw het met ./dev build.",
        press.string());
  return {paper::Press(press), config.data / "papier"};
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
  // Side by side. Nothing lasts in the database before it is certain that this program can start:
  // the one from before must still fit.
  auto opening = std::async(std::launch::async, [&] { return open_database(config, clock); });
  const auto content = TRY(load_content(config));
  auto assets = TRY(html::Assets::load(config.web));
  auto [database, steps] = TRY(opening.get());
  TRY(steps.keep());
  if (const auto weakness = TRY(database.weakness()); !weakness.empty())
    spdlog::warn("{}", weakness);
  release::Shelf shelf(database, clock);
  TRY(shelf.put_if_new({.title = "Cijfers uit openbare bronnen",
                        .figures = content.library.figures(),
                        .program_version = version()}));

  const auto signals = block_signals();
  // Building the index takes longer than all the rest, so nobody but the first search waits for it.
  const auto index = std::async(std::launch::async, [&] {
                       run_behind_others();
                       return open_index(config.data / "zoeken", content, clock.today());
                     }).share();
  const wayfinding::Index when_ready = [&index]() -> Result<const search::Index*> {
    const auto& built = index.get();
    if (!built) return tl::make_unexpected(built.error());
    return &*built;
  };

  const html::Layout layout(frame(config, content.library, clock.today()), std::move(assets));
  const wayfinding::Installation installation{
      config.public_url, config.organisation, config.contact};
  feedback::Feedback feedback(database, clock);
  auto printer = open_printer(config);
  // Over plain http passphrases and cookies could be read on the way, so only on this machine.
  const bool can_sign_in = is_secure(config) || is_this_machine(place);
  audit::Log log(database);
  auto work = TRY(Work::open({.config = config,
                              .content = content,
                              .database = database,
                              .clock = clock,
                              .log = log,
                              .layout = layout,
                              .printer = printer,
                              .can_sign_in = can_sign_in}));
  const auto audit_signer = TRY(crypto::Signer::open_key(audit_key(config)));

  http::Router router;
  work.add_routes(router);
  add_routes(router,
             {layout,
              content.library,
              content.municipalities,
              content.barriers,
              content.changes,
              content.article,
              content.training,
              can_sign_in,
              when_ready,
              database,
              shelf,
              installation,
              printer,
              feedback,
              clock});
  TRY(check_rights(router, can_sign_in));

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
  wait_for(signals, [&work] { work.tidy(); });
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
