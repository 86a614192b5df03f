// content/wet-273f.toml; docs/content.md is its manual.
#include <fmt/format.h>

#include <algorithm>

#include "open/content/toml_fields.hpp"
#include "open/law/law.hpp"

namespace zicht::law {
namespace {

using content::TomlFields;

class FileReader {
 public:
  FileReader(const content::Library& library, content::Problems& problems)
      : library_(library), problems_(problems) {}

  Article read(const std::filesystem::path& file) {
    content::read_toml(file, problems_, [&](TomlFields& whole) {
      whole.one("wet", [&](TomlFields& fields) {
        article_.name = fields.required_text("naam");
        article_.read_in = fields.required_text("gelezen");
        check_source(fields, "gelezen", article_.read_in);
      });
      whole.each("versie", [&](TomlFields& fields) { read_version(fields); });
      whole.each("element", [&](TomlFields& fields) { read_element(fields); });
      whole.each("onderdeel", [&](TomlFields& fields) { read_part(fields); });
      whole.each("straf", [&](TomlFields& fields) {
        article_.penalties.push_back({.ground = fields.required_text("grond"),
                                      .penalty = fields.required_text("straf"),
                                      .sources = sources(fields)});
      });
    });
    return std::move(article_);
  }

 private:
  void read_version(TomlFields& fields) {
    Version version{.title = fields.required_text("titel"),
                    .valid_from = fields.date("geldig_van"),
                    .valid_until = fields.date("geldig_tot"),
                    .checked_on = fields.required_date("gecontroleerd_op"),
                    .text = fields.required_text("tekst"),
                    .sources = sources(fields)};
    const auto status = fields.required_text("status");
    version.proposed = status == "voorstel";
    if (status != "voorstel" && status != "geldend")
      fields.note("status", "Kies uit: geldend, voorstel.");
    if (version.proposed && version.valid_from)
      fields.note("geldig_van", "Een voorstel geldt nog niet. Haal \"geldig_van\" weg.");
    if (version.valid_from && version.valid_until && *version.valid_until <= *version.valid_from)
      fields.note("geldig_tot", "\"geldig_tot\" moet later zijn dan \"geldig_van\".");
    article_.versions.push_back(std::move(version));
  }

  void read_element(TomlFields& fields) {
    Element element{.id = fields.required_text("id"),
                    .name = fields.required_text("naam"),
                    .explanation = fields.required_text("uitleg"),
                    .sources = sources(fields)};
    const auto kind = fields.required_text("soort");
    if (kind == "handeling") {
      element.kind = Element::Kind::act;
    } else if (kind == "middel") {
      element.kind = Element::Kind::means;
    } else if (kind == "oogmerk") {
      element.kind = Element::Kind::aim;
    } else {
      fields.note("soort", "Kies uit: handeling, middel, oogmerk.");
    }
    if (has(element.kind, element.id)) fields.note("id", "Dit id staat al in de lijst.");
    article_.elements.push_back(std::move(element));
  }

  void read_part(TomlFields& fields) {
    Part part{.id = fields.required_text("id"),
              .name = fields.required_text("naam"),
              .acts = fields.texts("handelingen"),
              .aims = fields.texts("oogmerken"),
              .minors_only = fields.flag("minderjarig"),
              .explanation = fields.required_text("uitleg"),
              .sources = sources(fields)};
    const auto means = fields.required_text("middel");
    part.needs_means = means == "nodig";
    if (means != "nodig" && means != "niet-nodig")
      fields.note("middel", "Kies uit: nodig, niet-nodig.");
    check_elements(fields, "handelingen", Element::Kind::act, part.acts);
    check_elements(fields, "oogmerken", Element::Kind::aim, part.aims);
    article_.parts.push_back(std::move(part));
  }

  std::vector<std::string> sources(TomlFields& fields) {
    auto ids = fields.texts("bronnen");
    if (ids.empty()) fields.note("bronnen", "Wat over de wet gaat, heeft een bron. Voeg haar toe.");
    for (const auto& id : ids) check_source(fields, "bronnen", id);
    return ids;
  }

  void check_source(TomlFields& fields, std::string_view key, const std::string& id) {
    if (library_.source(id) == nullptr)
      fields.note(key, fmt::format("De bron \"{}\" staat niet in bronnen.toml.", id));
  }

  void check_elements(TomlFields& fields,
                      std::string_view key,
                      Element::Kind kind,
                      const std::vector<std::string>& ids) {
    for (const auto& id : ids)
      if (!has(kind, id))
        fields.note(key, fmt::format("Het element \"{}\" staat hierboven niet.", id));
  }

  bool has(Element::Kind kind, const std::string& id) const {
    const auto& all = article_.elements;
    return std::any_of(all.begin(), all.end(), [&](const Element& element) {
      return element.kind == kind && element.id == id;
    });
  }

  const content::Library& library_;
  content::Problems& problems_;
  Article article_;
};

}  // namespace

Article read(const std::filesystem::path& file,
             const content::Library& library,
             content::Problems& problems) {
  return FileReader(library, problems).read(file);
}

}  // namespace zicht::law
