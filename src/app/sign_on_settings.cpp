#include "app/sign_on_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "ground/base/files.hpp"

namespace zicht::app {
namespace {

constexpr std::array known_keys{"name",
                                "label",
                                "organisation",
                                "issuer",
                                "client_id",
                                "client_secret_file",
                                "scopes",
                                "claim",
                                "verified_claim",
                                "second_factor_amr",
                                "second_factor_acr"};

/// One [[sign_on]], and how to say what is wrong with it.
class Block {
 public:
  Block(const std::filesystem::path& file, const toml::table& table) : file_(file), table_(table) {}

  tl::unexpected<Error> refuse(std::string_view key, std::string_view what) const {
    const auto* node = table_.get(key);
    const auto& where = node == nullptr ? table_.source() : node->source();
    return fail(
        Fault::invalid,
        fmt::format("{}:{}: [[sign_on]] {}: {}", file_.string(), where.begin.line, key, what));
  }

  Result<> check_keys() const {
    for (const auto& [key, node] : table_)
      if (std::ranges::find(known_keys, key.str()) == known_keys.end())
        return refuse(key.str(), "dit is onbekend. Zie docs/zicht.example.toml.");
    return {};
  }

  Result<std::string> text(std::string_view key, std::string_view otherwise = {}) const {
    const auto* node = table_.get(key);
    if (node == nullptr && !otherwise.empty()) return std::string(otherwise);
    if (node == nullptr) return refuse(key, "dit ontbreekt.");
    const auto value = node->value_exact<std::string>();
    if (!value || value->empty())
      return refuse(key, "dit moet tekst zijn, tussen aanhalingstekens.");
    return *value;
  }

  Result<std::vector<std::string>> texts(std::string_view key) const {
    std::vector<std::string> texts;
    const auto* node = table_.get(key);
    if (node == nullptr) return texts;
    const auto* list = node->as_array();
    const auto refusal = refuse(key, R"(dit moet een lijst van woorden zijn: ["een", "twee"].)");
    if (list == nullptr) return refusal;
    for (const auto& one : *list) {
      const auto value = one.value_exact<std::string>();
      // They go into an address, parted by spaces.
      if (!value || value->empty() || value->find(' ') != std::string::npos) return refusal;
      texts.push_back(*value);
    }
    return texts;
  }

 private:
  const std::filesystem::path& file_;
  const toml::table& table_;
};

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, " "));
}

Result<std::string> read_name(const Block& block) {
  constexpr std::size_t longest = 40;
  auto name = TRY(block.text("name"));
  if (name.size() > longest ||
      name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos)
    return block.refuse("name", "gebruik hooguit 40 kleine letters, cijfers en streepjes.");
  return name;
}

Result<openid::Client> read_client(const Block& block) {
  openid::Client client;
  client.issuer = TRY(block.text("issuer"));
  if (!fetch::is_allowed(client.issuer) || client.issuer.find('?') != std::string::npos)
    return block.refuse("issuer",
                        "dit moet een adres met https:// zijn, precies zoals de aanbieder het "
                        "schrijft. Alleen voor proeven mag http://127.0.0.1.");
  client.id = TRY(block.text("client_id"));
  const auto secret_file = TRY(block.text("client_secret_file"));
  auto secret = read_secret(secret_file);
  if (!secret) return block.refuse("client_secret_file", secret.error().message);
  client.secret = std::move(*secret);
  const auto scopes = TRY(block.texts("scopes"));
  if (!scopes.empty()) client.scopes = joined(scopes);
  if (!scopes.empty() && std::ranges::find(scopes, "openid") == scopes.end())
    return block.refuse("scopes", "\"openid\" moet erbij staan.");
  client.claims.address = TRY(block.text("claim", client.claims.address));
  client.claims.verified = TRY(block.text("verified_claim", client.claims.verified));
  return client;
}

Result<sign_on::Setting> read_sign_on(const Block& block) {
  TRY(block.check_keys());
  sign_on::Setting setting;
  setting.name = TRY(read_name(block));
  setting.organisation = TRY(block.text("organisation"));
  setting.label = TRY(block.text("label", setting.organisation));
  setting.client = TRY(read_client(block));
  const auto methods = TRY(block.texts("second_factor_amr"));
  const auto levels = TRY(block.texts("second_factor_acr"));
  setting.second_factor_methods = {methods.begin(), methods.end()};
  setting.second_factor_levels = {levels.begin(), levels.end()};
  setting.client.levels = joined(levels);
  return setting;
}

}  // namespace

Result<std::vector<sign_on::Setting>> read_sign_ons(const std::filesystem::path& file,
                                                    const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr || !list->is_array_of_tables())
    return fail(Fault::invalid,
                fmt::format("{}:{}: schrijf \"sign_on\" als [[sign_on]], met daaronder wat erbij "
                            "hoort.",
                            file.string(),
                            node.source().begin.line));
  std::vector<sign_on::Setting> settings;
  for (const auto& one : *list) {
    const Block block(file, *one.as_table());
    auto setting = TRY(read_sign_on(block));
    const bool twice = std::ranges::any_of(
        settings, [&](const sign_on::Setting& other) { return other.name == setting.name; });
    if (twice) return block.refuse("name", "deze naam is er al.");
    settings.push_back(std::move(setting));
  }
  return settings;
}

}  // namespace zicht::app
