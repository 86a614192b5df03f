#include "app/content.hpp"

#include <fmt/format.h>

#include "app/site.hpp"
#include "open/content/check.hpp"

namespace zicht::app {
namespace {

std::set<std::string> training_addresses(const training::Training& training) {
  const auto paths = training::public_paths(training);
  return {paths.begin(), paths.end()};
}

}  // namespace

Result<Content> load_content(const Config& config) {
  content::Problems problems;
  Content content{.library = content::Library::load(config.content, problems),
                  .municipalities = municipalities::Register::read(
                      config.content / "municipalities.csv", problems)};
  content.barriers = barriers::read(config.content / "barrieres.toml", content.library, problems);
  content.article = law::read(config.content / "wet-273f.toml", content.library, problems);
  content.grounds = grounds::read(config.content / "grondslagen.toml", content.library, problems);
  content.terms = retention::read(config.content / "bewaartermijnen.toml", problems);
  content.changes =
      changes::read(changes_file(config), content.library, fixed_addresses(), problems);
  content.training =
      training::read(config.content / "training", content.library, fixed_addresses(), problems);
  // Links are only worth checking when everything could be read.
  auto addresses = fixed_addresses();
  addresses.merge(training_addresses(content.training));
  if (problems.empty()) problems = content::check(content.library, addresses);
  if (problems.empty()) return content;
  return fail(Fault::invalid, list_of(problems));
}

std::vector<takeaway::MadePage> made_pages(const content::Library& library,
                                           const barriers::Model& barriers,
                                           const law::Article& article) {
  return {
      {barriers::address, [&](Date today) { return barriers::document(barriers, library, today); }},
      {law::address, [&](Date today) { return law::document(article, today); }}};
}

std::filesystem::path changes_file(const Config& config) {
  return config.content / "wijzigingen.toml";
}

std::string list_of(const content::Problems& problems) {
  std::string lines =
      fmt::format("de inhoud klopt nog niet. Er {} {} te verbeteren:",
                  problems.size() == 1 ? "is" : "zijn",
                  problems.size() == 1 ? "1 ding" : fmt::format("{} dingen", problems.size()));
  for (const auto& problem : problems) lines += '\n' + content::to_string(problem);
  return lines;
}

}  // namespace zicht::app
