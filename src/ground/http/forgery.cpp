#include "ground/http/forgery.hpp"

#include "ground/crypto/token.hpp"
#include "ground/http/upload.hpp"

namespace zicht::http {
namespace {

auto refuse(std::string detail) {
  return fail(Fault::forbidden,
              "Dit formulier is te oud, of het kwam van een andere site. Ga terug, laad de pagina "
              "opnieuw en probeer het nog eens.",
              std::move(detail));
}

}  // namespace

std::string form_token(std::string_view cookie) {
  return crypto::derive(cookie, "form token");
}

Result<> check_token(const Request& request, std::string_view cookie_name) {
  const auto cookie = request.cookie(cookie_name);
  if (cookie.empty()) return refuse("a form without a cookie");
  std::string given(request.header(token_header));
  if (given.empty()) {
    if (const auto form = request.form()) {
      given = std::string(form->text(token_field));
    } else if (const auto upload = read_upload(request)) {
      given = std::string(upload->fields.text(token_field));
    }
  }
  if (!crypto::same_secret(given, form_token(cookie))) return refuse("a form with a foreign token");
  return {};
}

}  // namespace zicht::http
