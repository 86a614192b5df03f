#include "work/accounts/person.hpp"

#include <algorithm>
#include <utility>

#include "ground/mail/mail.hpp"

namespace zicht::accounts {
namespace {

std::string trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

bool has_joined(const Person& person) {
  return !person.passphrase.empty() || person.sign_ons > 0;
}

bool is_live(const Session& session, Instant now) {
  if (session.ended_at) return false;
  if (session.stage == Stage::code) return now < session.started_at + code_limit;
  return now < session.seen_at + idle_limit && now < session.started_at + session_limit;
}

bool is_proved(Instant proved_at, Instant now) {
  return now < proved_at + proof_limit;
}

Result<std::string> read_email(std::string_view typed) {
  auto email = trimmed(typed);
  std::ranges::transform(email, email.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (!mail::is_address(email))
    return fail(Fault::invalid, "Vul een e-mailadres in, zoals naam@gemeente.nl.");
  return email;
}

Result<std::string> read_name(std::string_view typed) {
  constexpr std::size_t longest = 100;
  auto name = trimmed(typed);
  if (name.empty()) return fail(Fault::invalid, "Vul een naam in.");
  if (name.size() > longest || name.find_first_of("\r\n\t") != std::string::npos)
    return fail(Fault::invalid, "Deze naam is te lang. Gebruik hooguit 100 tekens, op één regel.");
  return name;
}

std::string device_name(std::string_view user_agent) {
  using Names = std::vector<std::pair<std::string_view, std::string_view>>;
  const auto find = [&](const Names& names, std::string_view otherwise) {
    for (const auto& [sign, name] : names)
      if (user_agent.find(sign) != std::string_view::npos) return name;
    return otherwise;
  };
  // The order matters: Edge calls itself Chrome too, and Chrome calls itself Safari.
  static const Names browsers{
      {"Edg", "Edge"}, {"Firefox", "Firefox"}, {"Chrom", "Chrome"}, {"Safari", "Safari"}};
  static const Names systems{{"Android", "Android"},
                             {"iPhone", "een iPhone"},
                             {"iPad", "een iPad"},
                             {"Windows", "Windows"},
                             {"Mac OS", "een Mac"},
                             {"Linux", "Linux"}};
  return std::string(find(browsers, "Een browser")) + " op " +
         std::string(find(systems, "een onbekend apparaat"));
}

std::string own_path(std::string_view address) {
  constexpr std::string_view letters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
      "0123456789-_./";
  const auto path = address.substr(0, address.find('?'));
  const auto query = address.substr(path.size());
  const bool plain =
      path.starts_with('/') && !path.starts_with("//") &&
      path.find_first_not_of(letters) == std::string_view::npos &&
      query.find_first_not_of(std::string(letters) + "?=&%+~") == std::string_view::npos;
  return plain ? std::string(address) : "/account";
}

}  // namespace zicht::accounts
