// Forms that another site makes a browser send (CSRF), for who is or will be signed in. Beside what
// the browser says about the sender (same_site.hpp), the form must carry a token that belongs to
// the cookie of this browser. The token is derived one way from the cookie, so nothing is kept, and
// a site that cannot read the cookie cannot make it.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"
#include "ground/http/request.hpp"

namespace zicht::http {

/// The cookie of a visitor, where the site is reached over https. The prefix makes browsers refuse
/// it from a neighbouring host name, or without Secure.
constexpr std::string_view secure_cookie = "__Host-zicht";
/// The same over plain http, which is only for development on 127.0.0.1.
constexpr std::string_view plain_cookie = "zicht";

/// The field that carries the token in a form, and the header that carries it in a script.
constexpr std::string_view token_field = "formulier";
constexpr std::string_view token_header = "x-formulier";

/// The token for the forms of whoever has this cookie.
std::string form_token(std::string_view cookie);

/// Fails with `forbidden` where the request does not carry the token of its cookie.
Result<> check_token(const Request& request, std::string_view cookie_name);

}  // namespace zicht::http
