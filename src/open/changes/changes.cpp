#include "open/changes/changes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "open/changes/entry.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::changes {
namespace {

/// What the browser calls today can be tomorrow here: the program counts days in UTC.
constexpr std::chrono::days ahead_of_utc{1};

const content::Document* document_at(const content::Library& library, std::string_view path) {
  const auto& documents = library.documents();
  const auto found = std::find_if(documents.begin(), documents.end(), [&](const auto& document) {
    return document.path == path;
  });
  return found == documents.end() ? nullptr : &*found;
}

Change read_change(content::TomlFields& fields,
                   const content::Library& library,
                   const std::set<std::string>& routes) {
  Change change{.day = fields.required_date("datum"),
                .page = fields.required_text("pagina"),
                .title = fields.text("titel"),
                .what = fields.required_text("wat"),
                .line = fields.line_of("datum")};
  const bool is_document = document_at(library, change.page) != nullptr;
  if (change.page.empty()) return change;
  if (!is_document && !routes.contains(change.page))
    fields.note("pagina",
                fmt::format("De pagina \"{}\" bestaat niet. Verbeter het adres.", change.page));
  if (!is_document && change.title.empty())
    fields.note("pagina", "Deze pagina is geen bestand van de inhoud. Zet er een \"titel\" bij.");
  return change;
}

}  // namespace

Changes read(const std::filesystem::path& file,
             const content::Library& library,
             const std::set<std::string>& routes,
             content::Problems& problems) {
  Changes changes;
  std::error_code error;
  if (!std::filesystem::exists(file, error)) return changes;
  content::read_toml(file, problems, [&](content::TomlFields& whole) {
    whole.each("wijziging", [&](content::TomlFields& fields) {
      auto change = read_change(fields, library, routes);
      if (!changes.empty() && change.day > changes.back().day)
        fields.note("datum",
                    "Deze wijziging is nieuwer dan die erboven. Zet de nieuwste bovenaan.");
      const bool again = std::any_of(changes.begin(), changes.end(), [&](const Change& other) {
        return anchor(other) == anchor(change);
      });
      if (again) fields.note("wat", "Deze wijziging staat er al. Haal er een weg.");
      changes.push_back(std::move(change));
    });
  });
  return changes;
}

content::Problems check_days(const Changes& changes,
                             const std::filesystem::path& file,
                             Date today) {
  content::Problems problems;
  const Date latest{std::chrono::sys_days{today} + ahead_of_utc};
  for (const auto& change : changes)
    if (change.day > latest)
      problems.push_back({file,
                          change.line,
                          fmt::format("De datum {} moet nog komen. Schrijf op wat er veranderd is, "
                                      "op de dag dat het zo ver is.",
                                      to_iso(change.day))});
  return problems;
}

Changes visible(const Changes& changes, const content::Library& library, Date today) {
  const Date latest{std::chrono::sys_days{today} + ahead_of_utc};
  Changes seen;
  for (const auto& change : changes) {
    const auto* document = document_at(library, change.page);
    const bool hidden = document != nullptr && !content::visible(*document, today);
    if (!hidden && change.day <= latest) seen.push_back(change);
  }
  return seen;
}

std::string title_of(const Change& change, const content::Library& library) {
  if (!change.title.empty()) return change.title;
  const auto* document = document_at(library, change.page);
  return document == nullptr ? change.page : document->head.title;
}

}  // namespace zicht::changes
