#include "ground/http/certificate.hpp"

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include <system_error>

namespace zicht::http {
namespace {

/// What OpenSSL says went wrong, for the log. Takes it away.
std::string openssl_error() {
  const auto error = ERR_get_error();
  ERR_clear_error();
  if (ERR_SYSTEM_ERROR(error))
    return std::system_category().message(static_cast<int>(ERR_GET_REASON(error)));
  const char* reason = ERR_reason_error_string(error);
  const char* library = ERR_lib_error_string(error);
  return fmt::format("{} ({})",
                     reason == nullptr ? "unknown error" : reason,
                     library == nullptr ? "unknown library" : library);
}

}  // namespace

void FreeTls::operator()(SSL_CTX* tls) const {
  SSL_CTX_free(tls);
}

Result<Tls> open_tls(const std::string& certificate, const std::string& key) {
  if (certificate.empty() && key.empty()) return Tls();
  if (certificate.empty() || key.empty())
    return fail(Fault::invalid,
                "Een certificaat en een sleutel horen bij elkaar. Geef --certificate en --key.");
  ERR_clear_error();
  Tls tls(SSL_CTX_new(TLS_server_method()));
  ZICHT_CHECK(tls != nullptr);
  SSL_CTX_set_min_proto_version(tls.get(), TLS1_2_VERSION);
  // NCSC guidelines for TLS: AEAD suites with forward secrecy only.
  SSL_CTX_set_cipher_list(tls.get(),
                          "ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-RSA-AES256-GCM-SHA384:"
                          "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305:"
                          "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256");
  SSL_CTX_set_options(
      tls.get(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Without this, a key with a password makes OpenSSL ask for it on the terminal.
  SSL_CTX_set_default_passwd_cb(tls.get(), [](char*, int, int, void*) { return 0; });
  if (SSL_CTX_use_certificate_chain_file(tls.get(), certificate.c_str()) != 1)
    return fail(Fault::invalid,
                fmt::format("Het certificaat {} kan niet gelezen worden. Geef een PEM-bestand.",
                            certificate),
                openssl_error());
  if (SSL_CTX_use_PrivateKey_file(tls.get(), key.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(tls.get()) != 1)
    return fail(
        Fault::invalid,
        fmt::format("De sleutel {} kan niet gelezen worden of hoort niet bij het certificaat.",
                    key),
        openssl_error());
  return tls;
}

}  // namespace zicht::http
