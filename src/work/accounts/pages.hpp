// The pages of this room, from values to HTML. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "work/accounts/accounts.hpp"
#include "work/accounts/passkeys.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts {

struct SignInForm {
  std::string email = {};
  std::string back_to = {};
  std::string trouble = {};
  std::string passkey_trouble = {};
  bool text_was_kept = false;
  std::vector<SignOn> sign_ons = {};
  bool has_passkeys = false;  ///< Whether this site can have any.
};
std::string sign_in_page(const html::Layout& layout,
                         std::string_view token,
                         const SignInForm& form);
/// What went wrong with one of the ways on a page.
struct Troubles {
  std::string_view passphrase = {};
  std::string_view code = {};
  std::string_view passkey = {};
};
std::string code_page(const html::Layout& layout,
                      std::string_view token,
                      std::string_view back_to,
                      const SecondSteps& steps,
                      const Troubles& troubles);
/// `sign_on`: the one that this session began with. `by_passkey`: this site can have passkeys, and
/// the actor has one.
std::string prove_page(const html::Layout& layout,
                       const Actor& actor,
                       const std::optional<SignOn>& sign_on,
                       std::string_view back_to,
                       bool by_passkey,
                       const Troubles& troubles);
/// For an invitation and for a reset alike.
std::string passphrase_link_page(const html::Layout& layout,
                                 std::string_view token,
                                 std::string_view address,
                                 const Person& person,
                                 bool invitation,
                                 std::string_view trouble);
std::string reset_page(const html::Layout& layout,
                       std::string_view token,
                       std::string_view trouble);
std::string reset_sent_page(const html::Layout& layout, bool mail_is_files);

struct AccountView {
  std::vector<Session> sessions = {};
  std::vector<Happening> recent = {};
  std::vector<Organisation> organisations = {};
  std::int64_t codes_left = 0;
  std::optional<SignOn> sign_on = {};  ///< The one that this session began with.
  std::vector<Passkey> passkeys = {};
  bool passkeys_are_possible = false;
};
std::string account_page(const html::Layout& layout, const Actor& actor, const AccountView& view);
std::string passphrase_page(const html::Layout& layout,
                            const Actor& actor,
                            std::string_view trouble_old,
                            std::string_view trouble_new);
std::string second_factor_page(const html::Layout& layout,
                               const Actor& actor,
                               std::string_view secret,
                               bool passkeys_are_possible,
                               std::string_view trouble);
std::string codes_page(const html::Layout& layout, const std::vector<std::string>& codes);
std::string kept_page(const html::Layout& layout,
                      const Actor& actor,
                      const std::optional<Kept>& kept);

/// The list on the page of an account.
html::Html passkeys_part(const std::vector<Passkey>& passkeys, bool are_possible);
/// A form that the island fills in with the answer of a device, and sends.
struct PasskeyForm {
  std::string_view action;
  std::string_view challenge;  ///< Where the island asks for one.
  std::string_view label;      ///< On the button.
  std::string_view otherwise;  ///< What to do without script.
  bool is_main = false;
};
html::Html passkey_form(const PasskeyForm& form,
                        std::string_view token,
                        const html::Html& inside,
                        std::string_view trouble);
inline constexpr auto passkey_island = "islands/passkey.ts";
std::string new_passkey_page(const html::Layout& layout,
                             const Actor& actor,
                             std::string_view name,
                             const Troubles& troubles,
                             std::string_view name_trouble);
std::string passkey_page(const html::Layout& layout,
                         const Actor& actor,
                         const Passkey& passkey,
                         std::string_view name_trouble,
                         std::string_view trouble);

struct InviteForm {
  Invitation invitation = {};
  std::string trouble = {};
};
std::string people_page(const html::Layout& layout,
                        const Actor& actor,
                        const std::vector<Colleague>& colleagues,
                        Kind kind,
                        const InviteForm& form,
                        bool mail_is_files);
std::string colleague_page(const html::Layout& layout,
                           const Actor& actor,
                           const Colleague& colleague,
                           Kind kind,
                           std::string_view trouble);

}  // namespace zicht::accounts
