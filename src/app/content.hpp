// The content of this installation: read, checked whole, or refused.
#pragma once

#include "app/config.hpp"
#include "open/barriers/barriers.hpp"
#include "open/changes/changes.hpp"
#include "open/content/library.hpp"
#include "open/law/law.hpp"
#include "open/municipalities/municipalities.hpp"
#include "open/takeaway/compose.hpp"
#include "open/training/training.hpp"
#include "work/grounds/grounds.hpp"
#include "work/retention/retention.hpp"

namespace zicht::app {

struct Content {
  content::Library library;
  municipalities::Register municipalities;
  barriers::Model barriers = {};
  changes::Changes changes = {};
  law::Article article = {};
  training::Training training = {};
  grounds::Table grounds = {};
  retention::Terms terms = {};
};

/// Fails with `invalid` where anything in content/ is wrong; the message holds every problem, one a
/// line, as `zicht check` and `zicht serve` both print it.
Result<Content> load_content(const Config& config);

/// The pages of Het Kompas that are made of data. The arguments outlive them.
std::vector<takeaway::MadePage> made_pages(const content::Library& library,
                                           const barriers::Model& barriers,
                                           const law::Article& article);

/// The file of what has changed in Het Kompas.
std::filesystem::path changes_file(const Config& config);

/// What is to be mended in the content, one problem a line, as an editor reads it.
std::string list_of(const content::Problems& problems);

}  // namespace zicht::app
