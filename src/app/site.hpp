// All routes of the program on one page.
#pragma once

#include <set>
#include <string>

#include "app/config.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/router.hpp"
#include "ground/http/server.hpp"
#include "ground/store/store.hpp"
#include "open/barriers/barriers.hpp"
#include "open/changes/changes.hpp"
#include "open/content/library.hpp"
#include "open/feedback/feedback.hpp"
#include "open/law/law.hpp"
#include "open/municipalities/municipalities.hpp"
#include "open/release/release.hpp"
#include "open/takeaway/takeaway.hpp"
#include "open/training/training.hpp"
#include "open/wayfinding/wayfinding.hpp"

namespace zicht::app {

/// What the routes share. It outlives the router.
struct Site {
  const html::Layout& layout;
  const content::Library& library;
  const municipalities::Register& municipalities;
  const barriers::Model& barriers;
  const changes::Changes& changes;
  const law::Article& article;
  const training::Training& training;
  bool has_accounts;  ///< Whether one can sign in here.
  const wayfinding::Index& index;
  store::Database& database;
  release::Shelf& shelf;
  const wayfinding::Installation& installation;
  takeaway::Printer& printer;
  feedback::Feedback& feedback;
  const Clock& clock;
};

/// The frame of every page: menu, footer, whom to call, where the quick exit goes.
html::Frame frame(const Config& config, const content::Library& library, Date today);

/// Every address that the program answers.
void add_routes(http::Router& router, const Site& site);

/// Hands the files of the front-end build to the server, with their compressed forms.
Result<> keep_files(http::Server& server, const html::Assets& assets);

/// The addresses that exist besides the documents of content/, for checking links.
std::set<std::string> fixed_addresses();

}  // namespace zicht::app
