// The addresses of the letterbox.
#pragma once

#include "ground/crypto/seal.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/signals/files.hpp"
#include "work/signals/letterbox.hpp"

namespace zicht::signals {

/// What the routes stand on. It outlives the router.
struct LetterboxDesk {
  const html::Layout& layout;
  const content::Library& library;
  const municipalities::Register& municipalities;
  Letterbox& letterbox;
  Files& files;
  const crypto::Sealer& sealer;
  const Clock& clock;
};

/// Where whoever saw something begins.
inline constexpr auto letterbox_address = "/melden";

/// /melden and all below it, for everyone; and, where one can sign in, /werk/melden and
/// /werk/meldingen.
void add_letterbox_routes(http::Router& router, const LetterboxDesk& desk, bool sign_in_possible);

}  // namespace zicht::signals
