// The pages of this room, from values to HTML. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "work/accounts/accounts.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts {

struct SignInForm {
  std::string email = {};
  std::string back_to = {};
  std::string trouble = {};
  bool text_was_kept = false;
  std::vector<SignOn> sign_ons = {};
};
std::string sign_in_page(const html::Layout& layout,
                         std::string_view token,
                         const SignInForm& form);
std::string code_page(const html::Layout& layout,
                      std::string_view token,
                      std::string_view back_to,
                      std::string_view trouble);
/// `sign_on`: the one that this session began with.
std::string prove_page(const html::Layout& layout,
                       const Actor& actor,
                       const std::optional<SignOn>& sign_on,
                       std::string_view back_to,
                       std::string_view trouble);
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
};
std::string account_page(const html::Layout& layout, const Actor& actor, const AccountView& view);
std::string passphrase_page(const html::Layout& layout,
                            const Actor& actor,
                            std::string_view trouble_old,
                            std::string_view trouble_new);
std::string second_factor_page(const html::Layout& layout,
                               const Actor& actor,
                               std::string_view secret,
                               std::string_view trouble);
std::string codes_page(const html::Layout& layout, const std::vector<std::string>& codes);
std::string kept_page(const html::Layout& layout,
                      const Actor& actor,
                      const std::optional<Kept>& kept);

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
