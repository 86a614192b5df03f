#include "app/work.hpp"

#include <spdlog/spdlog.h>

#include "app/accounts.hpp"
#include "app/mergers.hpp"
#include "app/rights.hpp"
#include "ground/crypto/sign.hpp"
#include "ground/fetch/fetch.hpp"
#include "ground/media/cleaner.hpp"
#include "ground/media/scanner.hpp"
#include "work/accounts/routes.hpp"
#include "work/desk/routes.hpp"
#include "work/figures/routes.hpp"
#include "work/grounds/grounds.hpp"
#include "work/learning/learning.hpp"
#include "work/notes/routes.hpp"
#include "work/oversight/routes.hpp"
#include "work/passing/routes.hpp"
#include "work/retention/retention.hpp"
#include "work/sign_on/routes.hpp"
#include "work/signals/routes.hpp"
#include "work/vault/routes.hpp"

namespace zicht::app {
namespace {

/// Beside the key that seals: both are kept, and put back, together.
std::filesystem::path signing_key(const Config& config) {
  const auto& sealing = config.key_file;
  return (sealing.empty() ? config.data : sealing.parent_path()) / "handtekening";
}

learning::Issuer issuer(const Config& config) {
  return {.site = config.public_url,
          .name = config.organisation.empty() ? "Zicht" : config.organisation};
}

}  // namespace

/// Each member may keep references to those above it, so none of this moves.
struct Work::Rooms {
  Rooms(const WorkGround& given,
        std::unique_ptr<AccountsGround> seal_and_mail,
        const crypto::Signer& key)
      : ground(given), accounts_ground(std::move(seal_and_mail)), signer(key) {}
  Rooms(const Rooms&) = delete;
  Rooms& operator=(const Rooms&) = delete;

  void add_routes_for_all(http::Router& router);
  void add_routes_of_the_work(http::Router& router);
  signals::Ground signals_ground();
  /// What hangs on an older key of a desk lies with two rooms.
  Result<int> reseal(const accounts::Actor& actor,
                     const vault::OpenDesk& opened,
                     const vault::DeskKey& present);

  const WorkGround ground;
  const std::unique_ptr<AccountsGround> accounts_ground;
  const crypto::Signer signer;

  accounts::Accounts people{accounts_ground->ground()};
  accounts::Sessions sessions{accounts_ground->ground(), is_secure(ground.config)};
  accounts::Passkeys passkeys{accounts_ground->ground(), sessions};
  accounts::Directory directory{ground.database};
  const fetch::Fetcher fetcher;
  sign_on::SignOns sign_ons{{.database = ground.database,
                             .clock = ground.clock,
                             .sealer = accounts_ground->sealer(),
                             .fetcher = fetcher,
                             .sessions = sessions,
                             .site = ground.config.public_url},
                            ground.config.sign_ons};

  vault::Vault vault{
      {ground.database, ground.clock, accounts_ground->ground().passphrases, people}};
  notes::Notes notes{{ground.database, ground.clock, accounts_ground->sealer()}};
  notes::Shares shares{{ground.database, ground.clock, accounts_ground->sealer()}};

  const media::Scanner scanner{ground.config.virus_scanner};
  const media::Cleaner cleaner{cleaner_beside_program()};
  signals::Files files{signals_ground(),
                       {.scan = [this](std::string_view bytes) { return scanner.scan(bytes); },
                        .clean = [this](std::string_view bytes) { return cleaner.clean(bytes); }}};
  signals::Letterbox letterbox{signals_ground()};
  signals::Signals signals{signals_ground()};
  retention::Retention retention{{ground.database, ground.clock, ground.content.terms, signals}};

  passing::Passing passing{
      {.database = ground.database, .clock = ground.clock, .table = ground.content.grounds}};
  passing::Counting counting{
      {.database = ground.database, .clock = ground.clock, .table = ground.content.grounds}};
  figures::Figures figures{ground.database, ground.clock, ground.content.library};
  learning::Learning lessons{{.database = ground.database,
                              .clock = ground.clock,
                              .sealer = accounts_ground->sealer(),
                              .signer = signer,
                              .training = ground.content.training,
                              .accounts = people,
                              .issuer = issuer(ground.config)}};
};

signals::Ground Work::Rooms::signals_ground() {
  return {.database = ground.database,
          .clock = ground.clock,
          .receiver =
              [this](std::string_view municipality) {
                return receiver_now(
                    vault, ground.content.municipalities, municipality, ground.clock.today());
              },
          .is_member =
              [this](accounts::OrganisationId desk, accounts::PersonId person) {
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
          .key_of_desk = [this](accounts::OrganisationId desk) { return vault.key_of_desk(desk); }};
}

Result<int> Work::Rooms::reseal(const accounts::Actor& actor,
                                const vault::OpenDesk& opened,
                                const vault::DeskKey& present) {
  constexpr int at_once = 200;
  const auto records = TRY(signals.rewrap(actor, opened, present, at_once));
  const auto given = TRY(passing.rewrap(actor, opened, present, at_once));
  return records + given;
}

/// Pages that public pages lead to are always there: where nobody can sign in, they say so.
void Work::Rooms::add_routes_for_all(http::Router& router) {
  accounts::add_routes(
      router, {ground.layout, people, sessions, passkeys, sign_ons.names()}, ground.can_sign_in);
  notes::add_routes(router,
                    {.layout = ground.layout,
                     .library = ground.content.library,
                     .notes = notes,
                     .shares = shares,
                     .sessions = sessions,
                     .publisher = {ground.config.public_url, ground.config.organisation},
                     .printer = ground.printer,
                     .clock = ground.clock},
                    ground.can_sign_in);
  signals::add_letterbox_routes(router,
                                {.layout = ground.layout,
                                 .library = ground.content.library,
                                 .municipalities = ground.content.municipalities,
                                 .letterbox = letterbox,
                                 .files = files,
                                 .sealer = accounts_ground->sealer(),
                                 .clock = ground.clock},
                                ground.can_sign_in);
}

void Work::Rooms::add_routes_of_the_work(http::Router& router) {
  sign_on::add_routes(router, {ground.layout, sign_ons, sessions});
  vault::add_routes(router,
                    {.layout = ground.layout,
                     .vault = vault,
                     .sessions = sessions,
                     .reseal = [this](const auto& actor, const auto& opened, const auto& present) {
                       return reseal(actor, opened, present);
                     }});
  desk::add_routes(router,
                   {.layout = ground.layout,
                    .library = ground.content.library,
                    .municipalities = ground.content.municipalities,
                    .accounts = people,
                    .sessions = sessions,
                    .vault = vault,
                    .signals = signals,
                    .files = files,
                    .clock = ground.clock});
  oversight::add_routes(router,
                        {.layout = ground.layout,
                         .accounts = people,
                         .sessions = sessions,
                         .signals = signals,
                         .retention = retention,
                         .terms = ground.content.terms,
                         .log = ground.log,
                         .database = ground.database,
                         .clock = ground.clock});
  passing::add_routes(router,
                      {.layout = ground.layout,
                       .library = ground.content.library,
                       .municipalities = ground.content.municipalities,
                       .accounts = people,
                       .directory = directory,
                       .sessions = sessions,
                       .vault = vault,
                       .signals = signals,
                       .passing = passing,
                       .counting = counting,
                       .clock = ground.clock});
  figures::add_routes(router, ground.layout, figures);
  grounds::add_routes(
      router, ground.layout, ground.content.library, ground.content.grounds, ground.clock);
  learning::add_routes(router, {ground.layout, ground.content.library, lessons, ground.printer});
}

Work::Work(std::unique_ptr<Rooms> rooms) : rooms_(std::move(rooms)) {}
Work::Work(Work&&) noexcept = default;
Work& Work::operator=(Work&&) noexcept = default;
Work::~Work() = default;

Result<Work> Work::open(const WorkGround& ground) {
  auto accounts_ground = TRY(AccountsGround::open(ground.config, ground.database, ground.clock));
  if (!std::filesystem::exists(cleaner_beside_program()))
    spdlog::warn("{} is er niet: bij een bericht kan nu geen foto of ander bestand.",
                 cleaner_beside_program().string());
  const auto signer = TRY(crypto::Signer::open_key(signing_key(ground.config)));
  auto rooms = std::make_unique<Rooms>(ground, std::move(accounts_ground), signer);
  for (const auto& merger :
       TRY(mergers(rooms->vault, ground.content.municipalities, ground.clock.today())))
    if (!merger.is_read) spdlog::warn("{}", merger.told);
  return Work(std::move(rooms));
}

void Work::add_routes(http::Router& router) {
  router.set_cookie_name(rooms_->sessions.cookie_name());
  router.set_gate(rooms_->sessions.gate(right_of));
  router.set_stale_form(rooms_->sessions.stale_form());
  rooms_->add_routes_for_all(router);
  if (rooms_->ground.can_sign_in) rooms_->add_routes_of_the_work(router);
}

void Work::tidy() {
  const auto tidied = rooms_->passing.tidy();
  // Another node may have been first.
  if (!tidied && tidied.error().fault != Fault::conflict)
    spdlog::error("verlopen verstrekkingen zijn niet opgeruimd: {} ({})",
                  tidied.error().message,
                  tidied.error().detail);
}

}  // namespace zicht::app
