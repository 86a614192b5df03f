#include "app/config.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <array>
#include <charconv>
#include <functional>
#include <map>

#include "app/sign_on_settings.hpp"
#include "ground/base/files.hpp"
#include "ground/mail/mail.hpp"

namespace zicht::app {
namespace {

Result<> refuse(const std::filesystem::path& file,
                const toml::source_region& where,
                const std::string& what) {
  return fail(Fault::invalid, fmt::format("{}:{}: {}", file.string(), where.begin.line, what));
}

/// The first of `places` below the program's own folder that exists.
Result<std::filesystem::path> find_beside_program(std::string_view what,
                                                  std::string_view flag,
                                                  std::initializer_list<const char*> places) {
  std::error_code error;
  const auto program = std::filesystem::canonical("/proc/self/exe", error).parent_path();
  for (const auto* place : places)
    if (const auto folder = (program / place).lexically_normal();
        std::filesystem::is_directory(folder, error))
      return folder;
  return fail(Fault::not_found,
              fmt::format("De map met {} is niet gevonden naast {}. Wijs haar aan met {}.",
                          what,
                          program.string(),
                          flag));
}

}  // namespace

Result<> read_config(const std::filesystem::path& file, Config& config) {
  const auto text = TRY(read_file(file));
  toml::table table;
  try {  // toml++ reports syntax mistakes by throwing.
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return refuse(
        file, error.source(), fmt::format("dit is geen geldige TOML ({}).", error.description()));
  }
  const std::map<std::string_view, std::function<void(const std::string&)>> texts{
      {"listen", [&](const auto& value) { config.listen = value; }},
      {"data", [&](const auto& value) { config.data = value; }},
      {"database", [&](const auto& value) { config.database = value; }},
      {"content", [&](const auto& value) { config.content = value; }},
      {"web", [&](const auto& value) { config.web = value; }},
      {"migrations", [&](const auto& value) { config.migrations = value; }},
      {"certificate", [&](const auto& value) { config.certificate = value; }},
      {"key", [&](const auto& value) { config.key = value; }},
      {"public_url", [&](const auto& value) { config.public_url = value; }},
      {"organisation", [&](const auto& value) { config.organisation = value; }},
      {"contact", [&](const auto& value) { config.contact = value; }},
      {"exit_address", [&](const auto& value) { config.exit_address = value; }},
      {"mail_server", [&](const auto& value) { config.mail_server = value; }},
      {"mail_user", [&](const auto& value) { config.mail_user = value; }},
      {"mail_password_file", [&](const auto& value) { config.mail_password_file = value; }},
      {"mail_from", [&](const auto& value) { config.mail_from = value; }},
      {"outbox", [&](const auto& value) { config.outbox = value; }},
      {"key_file", [&](const auto& value) { config.key_file = value; }},
      {"virus_scanner", [&](const auto& value) { config.virus_scanner = value; }},
  };
  for (const auto& [key, node] : table) {
    if (key.str() == "behind_tls") {
      const auto value = node.value_exact<bool>();
      if (!value) return refuse(file, node.source(), "\"behind_tls\" moet true of false zijn.");
      config.behind_tls = *value;
      continue;
    }
    if (key.str() == "sign_on") {
      config.sign_ons = TRY(read_sign_ons(file, node));
      continue;
    }
    const auto known = texts.find(key.str());
    if (known == texts.end())
      return refuse(file,
                    node.source(),
                    fmt::format("\"{}\" is onbekend. Zie docs/zicht.example.toml.", key.str()));
    const auto value = node.value_exact<std::string>();
    if (!value)
      return refuse(file,
                    node.source(),
                    fmt::format("\"{}\" moet tekst zijn, tussen aanhalingstekens.", key.str()));
    known->second(*value);
  }
  config.file = file;
  return {};
}

Result<> find_content(Config& config) {
  if (!config.content.empty()) return {};
  config.content =
      TRY(find_beside_program("inhoud", "--content", {"../../content", "../share/zicht/content"}));
  return {};
}

Result<> find_folders(Config& config) {
  TRY(find_content(config));
  TRY(find_migrations(config));
  // From build/release in the repository, and from /usr/bin where it is installed.
  if (config.web.empty())
    config.web =
        TRY(find_beside_program("webbestanden", "--web", {"../web", "../share/zicht/web"}));
  return {};
}

Result<> find_migrations(Config& config) {
  if (config.migrations.empty())
    config.migrations = TRY(find_beside_program(
        "migraties", "--migrations", {"../../migrations", "../share/zicht/migrations"}));
  return {};
}

std::filesystem::path press_beside_program() {
  std::error_code error;
  return std::filesystem::canonical("/proc/self/exe", error).parent_path() / "zicht-press";
}

std::filesystem::path cleaner_beside_program() {
  std::error_code error;
  return std::filesystem::canonical("/proc/self/exe", error).parent_path() / "zicht-clean";
}

std::filesystem::path database_file(const Config& config) {
  return config.database.empty() ? config.data / "zicht.db" : std::filesystem::path();
}

std::string database_url(const Config& config) {
  return config.database.empty() ? "sqlite:" + database_file(config).string() : config.database;
}

Result<Place> parse_listen(const std::string& text) {
  const auto refusal =
      fail(Fault::invalid,
           fmt::format(
               "\"{}\" is geen adres met een poort. Schrijf bijvoorbeeld --listen 127.0.0.1:8080.",
               text));
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return refusal;
  Place place{.address = text.substr(0, colon)};
  if (place.address.starts_with('[') && place.address.ends_with(']'))
    place.address = place.address.substr(1, place.address.size() - 2);
  const auto* from = text.data() + colon + 1;
  const auto* to = text.data() + text.size();
  const auto [end, error] = std::from_chars(from, to, place.port);
  if (error != std::errc{} || end != to || from == to) return refusal;
  return place;
}

Result<> make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (!error) return {};
  return fail(
      Fault::unavailable,
      fmt::format(
          "De map {} kan niet gemaakt worden. Maak haar zelf, of kies een andere met --data.",
          folder.string()),
      error.message());
}

bool is_secure(const Config& config) {
  return config.behind_tls || !config.certificate.empty() ||
         config.public_url.starts_with("https://");
}

Result<> check(const Config& config) {
  if (config.certificate.empty() != config.key.empty())
    return fail(
        Fault::invalid,
        "Voor TLS zijn een certificaat en een sleutel nodig. Geef --certificate en --key allebei.");
  const bool address =
      config.public_url.starts_with("https://") || config.public_url.starts_with("http://");
  if (!address || config.public_url.ends_with('/'))
    return fail(Fault::invalid,
                fmt::format("\"{}\" kan niet als public_url. Schrijf https://www.voorbeeld.nl, "
                            "zonder schuine streep aan het eind.",
                            config.public_url));
  if (!config.exit_address.starts_with("https://"))
    return fail(
        Fault::invalid,
        fmt::format("\"{}\" kan niet als exit_address. Geef een adres dat met https:// begint.",
                    config.exit_address));
  if (!config.contact.empty() && !config.contact.starts_with("mailto:") &&
      !config.contact.starts_with("https://"))
    return fail(Fault::invalid,
                fmt::format("\"{}\" kan niet als contact. Schrijf mailto:naam@voorbeeld.nl of een "
                            "adres met https://.",
                            config.contact));
  const bool server = config.mail_server.empty() || config.mail_server.starts_with("smtp://") ||
                      config.mail_server.starts_with("smtps://");
  if (!server)
    return fail(
        Fault::invalid,
        fmt::format("\"{}\" kan niet als mail_server. Schrijf smtps://mail.voorbeeld.nl:465 "
                    "of smtp://mail.voorbeeld.nl:587.",
                    config.mail_server));
  if (!config.mail_server.empty() && !mail::is_address(config.mail_from))
    return fail(Fault::invalid,
                "Met een mail_server hoort een mail_from: het adres waar de brieven vandaan komen, "
                "zoals zicht@voorbeeld.nl.");
  return {};
}

}  // namespace zicht::app
