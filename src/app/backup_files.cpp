#include "app/backup_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>

#include "ground/base/files.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "zicht-";

/// What is worth nothing after the program stopped, or better not there again.
constexpr std::array left_out{std::string_view("sessions"),
                              std::string_view("open_keys"),
                              std::string_view("attempts"),
                              std::string_view("kept_forms"),
                              std::string_view("account_links"),
                              std::string_view("sign_on_attempts"),
                              std::string_view("passkey_challenges")};

bool is_left_out(std::string_view table) {
  return std::ranges::find(left_out, table) != left_out.end();
}

/// The moment in the name of a file of a backup; nothing where it has another name.
std::optional<Instant> moment_of(const fs::path& file) {
  const auto ending = file.extension().string();
  if (ending != data_ending && ending != keys_ending && ending != manifest_ending)
    return std::nullopt;
  auto name = file.stem().string();
  constexpr std::size_t length = 22;  // zicht-20261126T143000Z
  if (!name.starts_with(prefix) || name.size() != length) return std::nullopt;
  const auto text = name.substr(prefix.size());
  const auto iso = fmt::format("{}-{}-{}T{}:{}:{}Z",
                               text.substr(0, 4),
                               text.substr(4, 2),
                               text.substr(6, 2),
                               text.substr(9, 2),
                               text.substr(11, 2),
                               text.substr(13, 2));
  const auto at = parse_instant(iso);
  return at ? std::optional(*at) : std::nullopt;
}

/// On the disk before it is said to be.
Result<> write_whole(const fs::path& file, const std::string& text) {
  const auto half = fs::path(file.string() + ".half");
  constexpr mode_t for_owner = 0600;
  const int handle = ::open(half.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, for_owner);
  const bool written =
      handle >= 0 &&
      ::write(handle, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::fsync(handle) == 0;
  if (handle >= 0) ::close(handle);
  std::error_code error;
  if (written) fs::rename(half, file, error);
  if (written && !error) return {};
  return fail(Fault::unavailable,
              fmt::format("{} kan niet geschreven worden. Kijk of er plaats is, en of je in die "
                          "map mag schrijven.",
                          file.string()));
}

}  // namespace

std::string backup_name(Instant made_at) {
  auto iso = to_iso(std::chrono::floor<std::chrono::seconds>(made_at));
  std::erase_if(iso, [](char c) { return c == '-' || c == ':'; });
  return std::string(prefix) + iso;
}

bool is_key_table(std::string_view table) {
  return !is_left_out(table) && (table.ends_with("_keys") || table == "desk_members");
}

bool is_data_table(std::string_view table) {
  return !is_left_out(table) && !is_key_table(table);
}

Result<> write_manifest(const fs::path& file, const Manifest& manifest) {
  auto text = fmt::format(
      "# Een kopie van Zicht. Verander hier niets: \"zicht restore\" vergelijkt de bestanden "
      "hiermee.\n"
      "gemaakt_op = \"{}\"\nversie = \"{}\"\ngegevens_sha256 = \"{}\"\nsleutels_sha256 = \"{}\"\n"
      "logboek_regels = {}\nlogboek_wortel = \"{}\"\n\n[rijen]\n",
      to_iso(manifest.made_at),
      manifest.version,
      manifest.data_sha256,
      manifest.keys_sha256,
      manifest.log_size,
      manifest.log_root);
  for (const auto& [table, count] : manifest.rows) text += fmt::format("{} = {}\n", table, count);
  return write_whole(file, text);
}

Result<Manifest> read_manifest(const fs::path& file) {
  const auto text = TRY(read_file(file));
  const auto refused = [&] {
    return fail(
        Fault::invalid,
        fmt::format("{} is geen beschrijving van een kopie, of is veranderd.", file.string()));
  };
  content::Problems problems;
  const auto parsed = content::parse_toml(text, file, 1, problems);
  if (!parsed) return refused();
  const auto& table = *parsed;
  const auto word = [&](std::string_view key) { return table[key].value_or(std::string()); };
  const auto made_at = parse_instant(word("gemaakt_op"));
  if (!made_at) return refused();
  Manifest manifest{.made_at = *made_at,
                    .version = word("versie"),
                    .data_sha256 = word("gegevens_sha256"),
                    .keys_sha256 = word("sleutels_sha256"),
                    .log_size = table["logboek_regels"].value_or(std::int64_t{0}),
                    .log_root = word("logboek_wortel")};
  const auto* rows = table["rijen"].as_table();
  if (rows == nullptr || manifest.data_sha256.empty()) return refused();
  for (const auto& [key, value] : *rows)
    manifest.rows[std::string(key.str())] = value.value_or(std::int64_t{-1});
  return manifest;
}

int throw_away_old(const fs::path& folder, Instant now, std::chrono::days keep) {
  std::error_code error;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto made_at = moment_of(entry.path());
    if (made_at && *made_at + keep < now) old.push_back(entry.path());
  }
  int gone = 0;
  for (const auto& file : old)
    if (fs::remove(file, error)) ++gone;
  return gone;
}

Result<fs::path> newest_in(const fs::path& place, std::string_view ending) {
  std::error_code error;
  if (!fs::is_directory(place, error)) return place;
  fs::path newest;
  for (const auto& entry : fs::directory_iterator(place, error))
    if (entry.path().extension() == ending && moment_of(entry.path()) &&
        (newest.empty() || newest.filename() < entry.path().filename()))
      newest = entry.path();
  if (newest.empty())
    return fail(Fault::not_found,
                fmt::format("In {} staat geen kopie ({}).", place.string(), ending));
  return newest;
}

}  // namespace zicht::app
