// The parts that pages for who is signed in are made of: this room's own, and those of the work.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/html/html.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/request.hpp"

namespace zicht::accounts {

/// One line to type in.
struct Field {
  std::string_view name;  ///< Also its id.
  std::string_view label;
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  std::string_view hint = {};
  std::string_view value = {};
};

/// The field. What is wrong with it stands above it.
html::Html input(const Field& field, std::string_view wrong = {});

/// A form that posts to `action`, with its token.
html::Html form(std::string_view action, std::string_view token, const html::Html& inside);
/// A form that is only a button.
html::Html button_form(std::string_view action,
                       std::string_view token,
                       std::string_view label,
                       std::string_view what_for = {});
html::Html submit(std::string_view label);
html::Html hidden(std::string_view name, std::string_view value);
/// A message at the top that is read out.
html::Html notice(std::string_view text);
html::Html alert(std::string_view text);

/// A whole page of an account: kept out of search engines. `scripts` are entries of the manifest.
std::string page(const html::Layout& layout,
                 std::string_view title,
                 std::string_view path,
                 const html::Html& inside,
                 std::vector<std::string> scripts = {});

/// For a form that could not be kept since the database is away: all that was sent, with what was
/// written (`texts`: names of fields) to be seen, to send once more to the same address.
std::string try_again_page(const html::Layout& layout,
                           std::string_view address,
                           const http::Fields& sent,
                           const std::vector<std::string_view>& texts,
                           std::string_view trouble);

/// "22 november 2026 om 13.05 uur", in the time of the Netherlands.
std::string moment(Instant at);

}  // namespace zicht::accounts
