// The monitor: what is counted and what is estimated, each number with its source, its definition
// and how sure it is. For people on /monitor, for programs under /v1.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"
#include "ground/html/figure.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"

namespace zicht::monitor {

/// What the public may see: the latest release, opened.
struct Published {
  std::int64_t number = 0;
  Instant published_at = {};
  std::vector<html::Figure> figures = {};
};

/// Asks for it. Called for every page and answer, from many threads.
using Latest = std::function<Result<Published>()>;

/// Who runs this installation, for citations and for the description of the API.
struct Publisher {
  std::string public_url = {};    ///< "https://zicht.voorbeeld.nl", no slash at the end.
  std::string organisation = {};  ///< May be empty.
  std::string contact = {};       ///< mailto: or https:; may be empty.
};

/// What the monitor needs from others. The references outlive the router.
struct Supplies {
  const html::Layout& layout;
  const content::Library& library;  ///< For the sources.
  const municipalities::Register& municipalities;
  const Clock& clock;
  Latest latest;
  Publisher publisher = {};
};

/// /monitor, /monitor/{figure} and its CSV, and everything under /v1.
void add_routes(http::Router& router, const Supplies& supplies);

/// The addresses of all pages for one set of figures, for the sitemap and for keeping them ready.
std::vector<std::string> paths(const std::vector<html::Figure>& figures);

}  // namespace zicht::monitor
