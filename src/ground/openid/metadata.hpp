// What a server says about itself (OpenID Connect Discovery 1.0). Pure.
#pragma once

#include <string>
#include <string_view>

#include "ground/base/result.hpp"

namespace zicht::openid {

struct Metadata {
  std::string authorization = {};  ///< Where the browser goes.
  std::string token = {};          ///< Where a code becomes a token.
  std::string userinfo = {};       ///< Empty where there is none.
  std::string keys = {};
  std::string end_session = {};  ///< Where one signs out there; empty where there is none.
  bool names_itself = false;     ///< Each answer carries "iss" (RFC 9207).
  bool secret_in_form = false;   ///< It takes the client secret in the form, and not in a header.
};

/// Where the document of this issuer lies.
std::string metadata_address(std::string_view issuer);

/// Fails with `invalid` where the document is of another issuer, lacks an address, names one that
/// is not https, or says that it cannot do what is needed here: code flow with PKCE S256.
Result<Metadata> read_metadata(std::string_view document, std::string_view issuer);

}  // namespace zicht::openid
