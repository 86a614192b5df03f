// The lists of content/: sources, terms, contacts, synonyms and figures.
#include <algorithm>
#include <functional>

#include "ground/text/utf8.hpp"
#include "open/content/figure_file.hpp"
#include "open/content/reader.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::content {
namespace {

/// Calls `read` for every [[key]] of a TOML file that has nothing else.
void each_table(const std::filesystem::path& file,
                std::string_view key,
                Problems& problems,
                const std::function<void(TomlFields&)>& read) {
  read_toml(file, problems, [&](TomlFields& whole) { whole.each(key, read); });
}

}  // namespace

void Reader::read_axes() {
  library_.axes_ = {{.key = "vraag",
                     .title = "Vraag",
                     .labels = {{"wat", "Wat"}, {"hoe", "Hoe"}, {"met-wie", "Met wie"}}},
                    {.key = "vorm", .plural = "vormen", .title = "Vorm van uitbuiting"},
                    {.key = "rol", .plural = "rollen", .title = "Rol"},
                    {.key = "sector", .plural = "sectoren", .title = "Sector"},
                    {.key = "doelgroep", .plural = "doelgroepen", .title = "Voor wie"}};
  read_toml(folder_ / "indeling.toml", problems_, [&](TomlFields& whole) {
    for (auto& axis : library_.axes_) {
      if (axis.plural.empty()) continue;
      whole.each(axis.key, [&](TomlFields& fields) {
        Label label{.id = fields.required_text("id"), .name = fields.required_text("naam")};
        if (label.id != text::slug(label.id))
          fields.note("id", "Een id heeft alleen kleine letters, cijfers en streepjes.");
        if (axis.find(label.id) != nullptr) fields.note("id", "Dit id staat al in de lijst.");
        axis.labels.push_back(std::move(label));
      });
    }
  });
}

void Reader::read_sources() {
  each_table(folder_ / "bronnen.toml", "bron", problems_, [&](TomlFields& fields) {
    Source source{.id = fields.required_text("id"),
                  .title = fields.required_text("titel"),
                  .publisher = fields.text("uitgever"),
                  .place = fields.text("vindplaats"),
                  .address = fields.text("adres"),
                  .checked_on = fields.date("gecontroleerd_op")};
    if (const auto year = fields.number("jaar")) {
      // Written so that it is false for a number that is no number.
      const bool likely = *year >= 1900 && *year < 2200;
      if (likely) source.year = static_cast<int>(*year);
      if (!likely) fields.note("jaar", "Dit jaar kan niet kloppen. Schrijf het als 2026.");
    }
    if (library_.source(source.id) != nullptr)
      fields.note("id", "Dit id bestaat al. Kies een ander id voor deze bron.");
    if (!source.address.empty() && !source.address.starts_with("https://"))
      fields.note("adres",
                  "Een adres begint met https://. Zet een losse vindplaats onder \"vindplaats\".");
    library_.sources_.push_back(std::move(source));
  });
}

void Reader::read_terms() {
  each_table(folder_ / "begrippen.toml", "begrip", problems_, [&](TomlFields& fields) {
    Term term{.slug = fields.required_text("slug"),
              .term = fields.required_text("term"),
              .explanation = fields.required_text("uitleg"),
              .abbreviation = fields.text("afkorting"),
              .also = fields.texts("ook"),
              .source = fields.text("bron")};
    if (term.slug != text::slug(term.slug))
      fields.note("slug", "Een slug heeft alleen kleine letters, cijfers en streepjes.");
    if (library_.term(term.slug) != nullptr)
      fields.note("slug", "Dit begrip staat al in de lijst.");
    if (!term.source.empty() && library_.source(term.source) == nullptr)
      fields.note("bron", "Deze bron staat niet in bronnen.toml. Voeg haar daar toe.");
    library_.terms_.push_back(std::move(term));
  });
  std::sort(library_.terms_.begin(), library_.terms_.end(), [](const Term& one, const Term& other) {
    return text::fold(one.term) < text::fold(other.term);
  });
}

void Reader::read_contacts() {
  each_table(folder_ / "contacten.toml", "contact", problems_, [&](TomlFields& fields) {
    Contact contact{.name = fields.required_text("naam"),
                    .number = fields.required_text("nummer"),
                    .purpose = fields.required_text("waarvoor"),
                    .hours = fields.text("wanneer"),
                    .source = fields.text("bron"),
                    .checked_on = fields.date("gecontroleerd_op"),
                    .to_be_checked = fields.flag("te_controleren")};
    if (!contact.checked_on && !contact.to_be_checked)
      fields.note("naam",
                  "Zet erbij wanneer dit nummer gecontroleerd is, of te_controleren = true.");
    if (!contact.source.empty() && library_.source(contact.source) == nullptr)
      fields.note("bron", "Deze bron staat niet in bronnen.toml. Voeg haar daar toe.");
    library_.contacts_.push_back(std::move(contact));
  });
}

void Reader::read_synonyms() {
  each_table(folder_ / "synoniemen.toml", "groep", problems_, [&](TomlFields& fields) {
    auto words = fields.texts("woorden");
    if (words.size() < 2) fields.note("woorden", "Een groep heeft ten minste twee woorden.");
    library_.synonyms_.push_back(std::move(words));
  });
}

void Reader::read_figures() {
  const auto folder = folder_ / "figures";
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files)
    if (auto figure = read_figure(file, problems_)) library_.figures_.push_back(std::move(*figure));
}

}  // namespace zicht::content
