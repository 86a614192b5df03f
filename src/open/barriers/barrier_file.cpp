// content/barrieres.toml; docs/content.md is its manual.
#include <fmt/format.h>

#include <algorithm>

#include "open/barriers/barriers.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::barriers {
namespace {

class FileReader {
 public:
  FileReader(const content::Library& library, content::Problems& problems)
      : library_(library), problems_(problems) {}

  Model read(const std::filesystem::path& file) {
    content::read_toml(file, problems_, [&](content::TomlFields& whole) {
      whole.one("model", [&](content::TomlFields& fields) {
        model_.checked_on = fields.required_date("gecontroleerd_op");
      });
      whole.each("stap", [&](content::TomlFields& fields) { read_step(fields); });
      whole.each("barriere", [&](content::TomlFields& fields) { read_barrier(fields); });
    });
    return std::move(model_);
  }

 private:
  void read_step(content::TomlFields& fields) {
    Step step{.id = fields.required_text("id"),
              .name = fields.required_text("naam"),
              .question = fields.required_text("vraag"),
              .card = fields.required_text("kaart")};
    check_card(fields, "kaart", step.card);
    if (has_step(step.id)) fields.note("id", "Deze stap staat al in de lijst.");
    model_.steps.push_back(std::move(step));
  }

  void read_barrier(content::TomlFields& fields) {
    Barrier barrier{.id = fields.required_text("id"),
                    .step = fields.required_text("stap"),
                    .opportunity = fields.required_text("gelegenheid"),
                    .signals = fields.texts("signalen"),
                    .facilitators = fields.texts("faciliteerders"),
                    .measures = fields.texts("maatregelen"),
                    .partners = fields.texts("partners"),
                    .other_partners = fields.texts("partners_anders"),
                    .instruments = fields.texts("instrumenten"),
                    .forms = fields.texts("vormen"),
                    .sources = fields.texts("bronnen")};
    if (!has_step(barrier.step))
      fields.note("stap", fmt::format("De stap \"{}\" staat hierboven niet.", barrier.step));
    if (barrier.measures.empty())
      fields.note("maatregelen", "Zonder maatregel is dit geen barrière. Voeg er een toe.");
    check_labels(fields, "partners", "rol", barrier.partners);
    check_labels(fields, "vormen", "vorm", barrier.forms);
    for (const auto& path : barrier.instruments) check_card(fields, "instrumenten", path);
    for (const auto& id : barrier.sources)
      if (library_.source(id) == nullptr)
        fields.note("bronnen", fmt::format("De bron \"{}\" staat niet in bronnen.toml.", id));
    const bool is_twin = std::any_of(model_.barriers.begin(),
                                     model_.barriers.end(),
                                     [&](const Barrier& other) { return other.id == barrier.id; });
    if (is_twin) fields.note("id", "Dit id staat al in de lijst. Kies een ander.");
    model_.barriers.push_back(std::move(barrier));
  }

  void check_labels(content::TomlFields& fields,
                    std::string_view key,
                    std::string_view axis_key,
                    const std::vector<std::string>& ids) {
    const auto* axis = library_.axis(axis_key);
    for (const auto& id : ids)
      if (axis == nullptr || axis->find(id) == nullptr)
        fields.note(
            key,
            fmt::format(
                "\"{}\" staat niet bij [[{}]] in indeling.toml. Verbeter het.", id, axis_key));
  }

  void check_card(content::TomlFields& fields, std::string_view key, const std::string& path) {
    const auto& all = library_.documents();
    const bool is_card = std::any_of(all.begin(), all.end(), [&](const auto& document) {
      return document.kind == content::Kind::card && document.path == path;
    });
    if (!is_card) fields.note(key, fmt::format("\"{}\" is geen kaart. Verbeter het adres.", path));
  }

  bool has_step(const std::string& id) const {
    return std::any_of(
        model_.steps.begin(), model_.steps.end(), [&](const Step& step) { return step.id == id; });
  }

  const content::Library& library_;
  content::Problems& problems_;
  Model model_;
};

}  // namespace

Model read(const std::filesystem::path& file,
           const content::Library& library,
           content::Problems& problems) {
  return FileReader(library, problems).read(file);
}

}  // namespace zicht::barriers
