#include "app/site.hpp"

#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "ground/base/files.hpp"
#include "open/content/render.hpp"
#include "open/coursepack/coursepack.hpp"
#include "open/estimation/estimation.hpp"
#include "open/kompas/kompas.hpp"
#include "open/longread/longread.hpp"
#include "open/monitor/monitor.hpp"
#include "open/release/figure_json.hpp"

namespace zicht::app {
namespace {

/// What the monitor shows: the latest release, opened.
Result<monitor::Published> latest(release::Shelf& shelf) {
  const auto release = TRY(shelf.latest());
  if (!release) return fail(Fault::not_found, "Er zijn nog geen cijfers gepubliceerd.");
  auto figures = TRY(release::figures_from_json_text(release->figures));
  return monitor::Published{release->number, release->published_at, std::move(figures)};
}

/// 200 while the database answers; fails with `unavailable` otherwise.
Result<http::Response> health(store::Database& database) {
  auto transaction = TRY(database.read());
  TRY(transaction.one("SELECT 1"));
  return http::json(fmt::format(R"({{"status":"ok","version":"{}"}})", version()));
}

std::string_view type_of(const std::filesystem::path& file) {
  const auto ending = file.extension();
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".woff2") return "font/woff2";
  if (ending == ".json") return "application/json";
  return "application/octet-stream";
}

std::optional<std::string> beside(std::filesystem::path file, const char* ending) {
  file += ending;
  auto bytes = read_file(file);
  if (!bytes) return std::nullopt;
  return std::move(*bytes);
}

}  // namespace

html::Frame frame(const Config& config, const content::Library& library, Date today) {
  // The two numbers that matter most stand on every page; the others on /help.
  std::vector<content::Contact> first;
  for (const auto& contact : library.contacts())
    if (first.size() < 2) first.push_back(contact);
  return {.site_name = "Zicht",
          .menu = {{"/", "Verhaal"}, {"/kompas", "Het Kompas"}, {"/monitor", "Monitor"}},
          .small_print = {{"/melden", "Vertel wat je zag"},
                          {"/over", "Over Zicht"},
                          {"/verantwoording", "Hoe je de cijfers leest"},
                          {"/begrippen", "Begrippen"},
                          {"/kaarten", "Kaarten"},
                          {training::address, "Training"},
                          {"/privacy", "Privacy"},
                          {"/toegankelijkheid", "Toegankelijkheid"},
                          {"/sporen-wissen", "Je sporen wissen"},
                          {"/help", "Hulp of gevaar"},
                          {"/account", "Aanmelden voor je werk"}},
          .help = content::contact_list(first, today),
          .feed = {changes::feed_address, "Wat is er veranderd in Het Kompas"},
          .exit_address = config.exit_address};
}

void add_routes(http::Router& router, const Site& site) {
  longread::add_routes(router, site.layout, site.library, site.clock);
  kompas::add_routes(router, site.layout, site.library, site.installation.public_url, site.clock);
  changes::add_routes(router,
                      site.layout,
                      site.library,
                      site.changes,
                      {site.installation.public_url, site.installation.organisation},
                      site.clock);
  barriers::add_routes(router, site.layout, site.library, site.barriers, site.clock);
  law::add_routes(router, site.layout, site.library, site.article, site.clock);
  training::add_routes(router,
                       site.layout,
                       site.library,
                       site.training,
                       site.clock,
                       site.has_accounts ? "/leren/meenemen" : "");
  coursepack::add_routes(
      router, site.layout, site.library, site.training, site.installation.public_url, site.clock);
  monitor::add_routes(router,
                      {.layout = site.layout,
                       .library = site.library,
                       .municipalities = site.municipalities,
                       .clock = site.clock,
                       .latest = [&shelf = site.shelf] { return latest(shelf); },
                       .publisher = {site.installation.public_url,
                                     site.installation.organisation,
                                     site.installation.contact}});
  feedback::add_routes(router, site.layout, site.library, site.feedback, site.clock);
  estimation::add_routes(router, site.layout, version());
  wayfinding::add_routes(
      router, site.layout, site.library, site.index, site.installation, site.clock);
  const takeaway::Counter counter{
      .library = site.library,
      .publisher = {site.installation.public_url, site.installation.organisation},
      .printer = site.printer,
      .clock = site.clock,
      .made = made_pages(site.library, site.barriers, site.article)};
  takeaway::add_routes(router, counter);
  takeaway::add_pages(router, site.layout, counter);
  router.get("/healthz", [&database = site.database](const auto&) { return health(database); });
}

Result<> keep_files(http::Server& server, const html::Assets& assets) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(assets.folder(), error)) {
    const auto& file = entry.path();
    if (file.extension() == ".br" || file.extension() == ".gz" ||
        file.filename() == "manifest.json")
      continue;
    auto body = TRY(read_file(file));
    server.keep_file("/a/" + file.filename().string(),
                     {.type = std::string(type_of(file)),
                      .body = std::move(body),
                      .caching = http::Caching::forever},
                     {.gzip = beside(file, ".gz"), .brotli = beside(file, ".br")});
  }
  if (error)
    return fail(Fault::unavailable,
                fmt::format("De map {} kan niet gelezen worden.", assets.folder().string()),
                error.message());
  return {};
}

std::set<std::string> fixed_addresses() {
  return {"/",
          "/tekst",
          "/kompas",
          "/kaarten",
          "/begrippen",
          "/voor-wie",
          "/selectie",
          barriers::address,
          changes::address,
          changes::feed_address,
          law::address,
          "/melden",
          "/melden/veilig",
          "/monitor",
          "/schatting",
          "/schatting/reken",
          training::address,
          "/zoeken",
          "/v1/openapi.json",
          "/sitemap.xml"};
}

}  // namespace zicht::app
