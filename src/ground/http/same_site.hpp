// Whether a form that comes in was sent from a page of this site.
#pragma once

#include "ground/base/result.hpp"
#include "ground/http/request.hpp"

namespace zicht::http {

/// Fails with `forbidden` where a page of another site made the browser send this. It believes
/// Sec-Fetch-Site, which browsers set themselves (all since 2023); for older ones it holds Origin
/// against Host. A program that sends neither is no browser, so it carries nobody's session, and
/// may pass. The router asks it for every POST.
Result<> require_same_site(const Request& request);

}  // namespace zicht::http
