// The certificate of the site, and how TLS is spoken with it.
#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>

#include "ground/base/result.hpp"

namespace zicht::http {

struct FreeTls {
  void operator()(SSL_CTX* tls) const;
};
using Tls = std::unique_ptr<SSL_CTX, FreeTls>;

/// TLS with this certificate and key: two PEM files. Null where neither is named. Fails with
/// `invalid` where one of them is missing or cannot be read, or where they do not belong together.
Result<Tls> open_tls(const std::string& certificate, const std::string& key);

}  // namespace zicht::http
