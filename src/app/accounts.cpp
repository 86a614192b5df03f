#include "app/accounts.hpp"

#include "ground/base/files.hpp"

namespace zicht::app {

Result<std::unique_ptr<AccountsGround>> AccountsGround::open(const Config& config,
                                                             store::Database& database,
                                                             const Clock& clock) {
  const auto key = config.key_file.empty() ? config.data / "sleutel" : config.key_file;
  const auto sealer = TRY(crypto::Sealer::open_key(key));
  mail::Settings settings{
      .server = config.mail_server,
      .user = config.mail_user,
      .from = config.mail_from,
      .outbox = config.outbox.empty() ? config.data / "postvak" : config.outbox};
  if (!config.mail_password_file.empty()) {
    settings.password = TRY(read_file(config.mail_password_file));
    while (settings.password.ends_with('\n')) settings.password.pop_back();
  }
  return std::make_unique<AccountsGround>(
      database, clock, sealer, std::move(settings), config.public_url);
}

}  // namespace zicht::app
