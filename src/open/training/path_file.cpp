// content/training/paden/*.toml; LEESMIJ.md there is the manual.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "ground/text/utf8.hpp"
#include "open/training/files.hpp"

namespace zicht::training {
namespace {

using Kind = Part::Kind;
constexpr std::array kinds{std::pair<std::string_view, Kind>{"lezen", Kind::reading},
                           std::pair<std::string_view, Kind>{"vragen", Kind::questions},
                           std::pair<std::string_view, Kind>{"casus", Kind::scenario}};

constexpr int highest_version = 9999;
constexpr int longest_path = 1440;
constexpr double words_a_minute = 200;
constexpr double minutes_a_question = 1.5;

class PathFile {
 public:
  PathFile(const std::filesystem::path& file, const Written& written, const Training& training)
      : file_(file), written_(written), training_(training) {}

  Path read() {
    content::read_toml(file_, written_.problems(), [&](content::TomlFields& whole) {
      read_head(whole);
      whole.each("onderdeel", [&](content::TomlFields& fields) { read_part(fields); });
      if (path_.parts.empty())
        whole.note("onderdeel", "Een leerpad heeft onderdelen. Voeg ze toe.");
      check_minutes(whole);
    });
    return std::move(path_);
  }

 private:
  void read_head(content::TomlFields& whole) {
    path_.name = file_.stem().string();
    if (path_.name != text::slug(path_.name) || path_.name == "casussen" ||
        path_.name.starts_with("oefenen-"))
      whole.note("titel",
                 "De naam van het bestand staat in het adres. Gebruik kleine letters, cijfers en "
                 "streepjes, en niet \"casussen\" of \"oefenen-\".");
    path_.title = written_.plain(whole, "titel");
    path_.summary = written_.summary(whole);
    path_.audience = whole.required_text("doelgroep");
    written_.check_audience(whole, "doelgroep", path_.audience);
    path_.version = written_.whole(whole, "versie", 1, highest_version);
    path_.minutes = written_.whole(whole, "duur", 1, longest_path);
    path_.rule = written_.plain(whole, "afronding");
    written_.dates(whole);
  }

  void read_part(content::TomlFields& fields) {
    const auto kind = choose(fields, "soort", kinds);
    if (!kind) return;
    Part part{.kind = *kind};
    if (part.kind == Kind::reading) read_reading(fields, part);
    if (part.kind == Kind::questions) read_questions(fields, part);
    if (part.kind == Kind::scenario) read_scenario(fields, part);
    path_.parts.push_back(std::move(part));
  }

  void note_twice(content::TomlFields& fields, std::string_view key, const std::string& item) {
    if (!items_.insert(item).second)
      fields.note(key,
                  fmt::format("\"{}\" staat al in dit pad. Haal een van beide weg.",
                              item.substr(item.find(':') + 1)));
  }

  void read_reading(content::TomlFields& fields, Part& part) {
    part.page = fields.required_text("pagina");
    const auto* page = written_.page(fields, "pagina", part.page);
    if (page != nullptr) minutes_ += page->words / words_a_minute;
    note_twice(fields, "pagina", page_item(part.page));
  }

  void read_questions(content::TomlFields& fields, Part& part) {
    part.title = written_.plain(fields, "titel");
    part.norm = written_.whole(fields, "norm", 1, 100);
    const auto chapter = fields.text("hoofdstuk");
    part.asked = fields.texts("vragen");
    const auto* key = chapter.empty() ? "vragen" : "hoofdstuk";
    if (chapter.empty() == part.asked.empty())
      fields.note(key, "Noem een \"hoofdstuk\" óf een lijst \"vragen\", niet allebei.");
    if (!chapter.empty()) part.asked = of_chapter(chapter);
    if (part.asked.empty() && !chapter.empty())
      fields.note(key, fmt::format("Bij \"{}\" zijn geen vragen. Verbeter de naam.", chapter));
    for (const auto& id : part.asked) {
      const auto* question = training_.question(id);
      if (question == nullptr) {
        fields.note(key, fmt::format("De vraag \"{}\" bestaat niet. Verbeter het id.", id));
        continue;
      }
      (counts(*question) ? part.questions : part.reflections).push_back(id);
      note_twice(fields, key, question_item(id));
      minutes_ += minutes_a_question;
    }
  }

  /// The ids of a chapter begin with its number.
  std::vector<std::string> of_chapter(const std::string& chapter) const {
    const auto name = chapter.size() > 3 ? "oefenen-" + chapter.substr(3) : std::string{};
    const auto* exercise = training_.path(name);
    if (exercise == nullptr || exercise->parts.front().asked.empty()) return {};
    const auto& asked = exercise->parts.front().asked;
    return asked.front().substr(0, 2) == chapter.substr(0, 2) ? asked : std::vector<std::string>{};
  }

  void read_scenario(content::TomlFields& fields, Part& part) {
    part.scenario = fields.required_text("naam");
    const auto* scenario = training_.scenario(part.scenario);
    if (scenario == nullptr)
      fields.note("naam",
                  fmt::format("De casus \"{}\" bestaat niet. Verbeter de naam.", part.scenario));
    else
      minutes_ += scenario->minutes;
    note_twice(fields, "naam", scenario_item(part.scenario));
  }

  /// What stands in the file may be rounded, and a page may have grown a little since.
  void check_minutes(content::TomlFields& whole) const {
    constexpr double share = 0.1;
    constexpr double least = 5;
    if (std::abs(minutes_ - path_.minutes) > std::max(least, share * minutes_))
      whole.note("duur",
                 fmt::format("Dit pad duurt ongeveer {:.0f} minuten: lezen, vragen en casussen "
                             "samen. Verbeter \"duur\".",
                             minutes_));
  }

  const std::filesystem::path& file_;
  const Written& written_;
  const Training& training_;
  Path path_;
  std::set<std::string> items_;
  double minutes_ = 0;
};

/// The place of an audience in indeling.toml.
std::ptrdiff_t rank_of(const content::Library& library, std::string_view audience) {
  const auto* axis = library.axis("doelgroep");
  const auto* label = axis == nullptr ? nullptr : axis->find(audience);
  return label == nullptr ? 0 : label - axis->labels.data();
}

}  // namespace

void read_path(const std::filesystem::path& file, const Written& written, Training& training) {
  training.paths.push_back(PathFile(file, written, training).read());
}

Training read(const std::filesystem::path& folder,
              const content::Library& library,
              const std::set<std::string>& routes,
              content::Problems& problems) {
  Training training;
  const Written written(library, routes, problems);
  for (const auto& file : files_in(folder / "vragen")) read_questions(file, written, training);
  for (const auto& file : files_in(folder / "casussen")) read_scenario(file, written, training);
  for (const auto& file : files_in(folder / "paden")) read_path(file, written, training);
  // In the order of the audiences, which is the order of the site.
  std::stable_sort(
      training.paths.begin(), training.paths.end(), [&](const Path& one, const Path& other) {
        return rank_of(library, one.audience) < rank_of(library, other.audience);
      });
  return training;
}

}  // namespace zicht::training
