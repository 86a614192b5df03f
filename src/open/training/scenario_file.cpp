// content/training/casussen/*.toml; LEESMIJ.md there is the manual.
#include <fmt/format.h>

#include <algorithm>

#include "ground/text/utf8.hpp"
#include "open/training/files.hpp"

namespace zicht::training {
namespace {

constexpr std::array fits{std::pair<std::string_view, Fit>{"past", Fit::fits},
                          std::pair<std::string_view, Fit>{"kan-beter", Fit::could_be_better},
                          std::pair<std::string_view, Fit>{"niet-doen", Fit::do_not}};
constexpr std::array endings{
    std::pair<std::string_view, Ending>{"verder", Ending::onward},
    std::pair<std::string_view, Ending>{"hersteld", Ending::mended},
    std::pair<std::string_view, Ending>{"blijft-liggen", Ending::left_lying},
    std::pair<std::string_view, Ending>{"risico", Ending::risk}};
constexpr int longest_minutes = 120;

class ScenarioFile {
 public:
  ScenarioFile(const std::filesystem::path& file, const Written& written)
      : file_(file), written_(written) {}

  Scenario read() {
    content::read_toml(file_, written_.problems(), [&](content::TomlFields& whole) {
      read_head(whole);
      lines_.start = whole.line_of("begin");
      whole.each("stap", [&](content::TomlFields& fields) { read_step(fields); });
    });
    if (!is_broken_) check_ways(scenario_, file_, lines_, written_.problems());
    return std::move(scenario_);
  }

 private:
  void read_head(content::TomlFields& whole) {
    scenario_.name = file_.stem().string();
    if (scenario_.name != text::slug(scenario_.name))
      whole.note("titel",
                 "De naam van het bestand staat in het adres. Gebruik kleine letters, cijfers en "
                 "streepjes.");
    scenario_.title = written_.plain(whole, "titel");
    scenario_.summary = written_.summary(whole);
    if (!whole.flag("fictief"))
      whole.note("fictief", "Een casus is verzonnen. Zet erbij: fictief = true.");
    scenario_.warning = written_.plain_if_any(whole, "waarschuwing");
    scenario_.role = written_.plain(whole, "rol");
    scenario_.audiences = whole.texts("doelgroepen");
    if (scenario_.audiences.empty())
      whole.note("doelgroepen", "Voor wie is deze casus? Noem minstens één doelgroep.");
    for (const auto& id : scenario_.audiences) written_.check_audience(whole, "doelgroepen", id);
    scenario_.minutes = written_.whole(whole, "duur", 1, longest_minutes);
    scenario_.start = whole.required_text("begin");
    written_.dates(whole);
  }

  void read_step(content::TomlFields& fields) {
    Step step{.id = fields.required_text("id"), .text = written_.linked(fields, "tekst", file_)};
    lines_.steps.push_back(fields.line_of("id"));
    if (scenario_.find(step.id) != nullptr) {
      fields.note("id",
                  fmt::format("Het id \"{}\" staat al in deze casus. Kies een ander.", step.id));
      is_broken_ = true;
    }
    if (fields.has("einde"))
      read_ending(fields, step);
    else
      read_choices(fields, step);
    scenario_.steps.push_back(std::move(step));
  }

  void read_ending(content::TomlFields& fields, Step& step) {
    step.ending = choose(fields, "einde", endings);
    if (!step.ending) is_broken_ = true;
    step.title = written_.plain(fields, "titel");
    step.reading = fields.texts("lees");
    if (step.reading.empty())
      fields.note("lees", "Een einde noemt onder \"lees\" minstens één pagina of kaart.");
    for (const auto& target : step.reading) written_.check_place(fields, "lees", target);
  }

  void read_choices(content::TomlFields& fields, Step& step) {
    fields.each("keuze", [&](content::TomlFields& choice) {
      Choice read{.text = written_.plain(choice, "tekst"), .to = choice.required_text("naar")};
      const auto fit = choose(choice, "soort", fits);
      if (!fit) is_broken_ = true;
      read.fit = fit.value_or(Fit::fits);
      read.feedback = written_.linked(choice, "terugkoppeling", file_);
      step.choices.push_back(std::move(read));
    });
    if (step.choices.size() < 2 || step.choices.size() > 4)
      fields.note("keuze", "Een stap heeft twee tot vier keuzes, of een \"einde\".");
    const bool has_one_that_fits =
        std::any_of(step.choices.begin(), step.choices.end(), [](const Choice& choice) {
          return choice.fit == Fit::fits;
        });
    if (!has_one_that_fits)
      fields.note("keuze", "Bij elke stap hoort minstens één keuze die past. Voeg haar toe.");
  }

  const std::filesystem::path& file_;
  const Written& written_;
  Scenario scenario_;
  ScenarioLines lines_;
  bool is_broken_ = false;  ///< So that its ways cannot be checked yet.
};

}  // namespace

void read_scenario(const std::filesystem::path& file, const Written& written, Training& training) {
  training.scenarios.push_back(ScenarioFile(file, written).read());
}

}  // namespace zicht::training
