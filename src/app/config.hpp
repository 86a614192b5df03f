// How one installation is set up: flags on the command line over a file over what is usual.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "ground/base/result.hpp"
#include "work/sign_on/sign_on.hpp"

namespace zicht::app {

struct Config {
  std::string listen = "127.0.0.1:8080";
  std::filesystem::path data = "var";  ///< Holds the SQLite database and the search index.
  std::string database = {};           ///< Empty: SQLite in `data`.
  std::filesystem::path content = {};  ///< Empty: found beside the program.
  std::filesystem::path web = {};
  std::filesystem::path migrations = {};
  std::string certificate = {};
  std::string key = {};
  bool behind_tls = false;

  std::string public_url =
      "http://127.0.0.1:8080";    ///< How visitors reach it; no slash at the end.
  std::string organisation = {};  ///< Who runs this installation.
  std::string contact = {};       ///< An address for problems: mailto: or https:.
  std::string exit_address = "https://www.knmi.nl/nederland-nu/weer/verwachtingen";

  std::string mail_server = {};  ///< "smtp://..." or "smtps://..."; empty: letters become files.
  std::string mail_user = {};
  std::filesystem::path mail_password_file = {};
  std::string mail_from = {};
  std::filesystem::path outbox = {};    ///< For letters without a mail server; empty: in `data`.
  std::filesystem::path key_file = {};  ///< Seals what only the program may read; empty: in `data`.

  std::filesystem::path virus_scanner = {};  ///< The socket of clamd; empty: files are not scanned.

  std::vector<sign_on::Setting> sign_ons = {};  ///< Each [[sign_on]], with its secret.

  std::filesystem::path file = {};  ///< Where the above was read from; empty without a file.
};

/// Puts what stands in a TOML file over `config`. Fails with `invalid`, naming file and line, on
/// what it does not know or cannot use.
Result<> read_config(const std::filesystem::path& file, Config& config);

/// Fills in the folder with content where it was not named: from the repository the program was
/// built in, or from where it is installed. Fails with `not_found`, saying where it looked.
Result<> find_content(Config& config);
/// The same for the steps of the database.
Result<> find_migrations(Config& config);
/// The same for all folders.
Result<> find_folders(Config& config);

/// The program that prints paper: zicht-press, beside this program. It may be missing.
std::filesystem::path press_beside_program();
/// The program that makes files harmless: zicht-clean, beside this program. Without it none is
/// taken in.
std::filesystem::path cleaner_beside_program();

/// The address of the database, as store::Database::open takes it.
std::string database_url(const Config& config);
/// Its file; empty where it is with a server.
std::filesystem::path database_file(const Config& config);

/// "127.0.0.1:8080" or "[::1]:8080" as address and port. Fails with `invalid`.
struct Place {
  std::string address;
  std::uint16_t port = 0;
};
Result<Place> parse_listen(const std::string& text);

/// Makes the folder where it is not there. Fails with `unavailable`.
Result<> make_folder(const std::filesystem::path& folder);
/// True where visitors reach the site over https.
bool is_secure(const Config& config);

/// Fails with `invalid` where values do not go together, such as a certificate without a key.
Result<> check(const Config& config);

}  // namespace zicht::app
