#include "open/content/figure_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "ground/base/files.hpp"
#include "ground/text/utf8.hpp"
#include "open/content/toml_fields.hpp"

namespace zicht::content {
namespace {

using html::Certainty;
using html::Figure;
using html::Point;
using html::Series;

/// A smaller count of people may point at one of them. Dutch law names no number; publishers of
/// health and crime figures keep to 5, 10 or 11. Ours is 10.
constexpr double smallest_safe_count = 10;

constexpr std::array<std::pair<std::string_view, Figure::Kind>, 4> kinds{{
    {"lijn", Figure::Kind::line},
    {"staven", Figure::Kind::bars},
    {"interval", Figure::Kind::interval},
    {"tabel", Figure::Kind::table},
}};

constexpr std::array<std::pair<std::string_view, Certainty>, 4> certainties{{
    {"geteld", Certainty::counted},
    {"afgeleid", Certainty::derived},
    {"geschat", Certainty::estimated},
    {"afgeschermd", Certainty::withheld},
}};

/// What a word of the file stands for; a problem that lists the words where it is none of them.
template <class Value, std::size_t N>
Value choose(TomlFields& fields,
             std::string_view key,
             std::string_view word,
             const std::array<std::pair<std::string_view, Value>, N>& choices) {
  std::string allowed;
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
    allowed += fmt::format("{}\"{}\"", allowed.empty() ? "" : ", ", name);
  }
  fields.note(key, fmt::format("\"{}\" kan hier niet. Kies uit {}.", word, allowed));
  return choices.front().second;
}

bool is_year(std::string_view label) {
  return label.size() == 4 &&
         std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool has_number(const Point& point) {
  return point.value || point.low || point.high;
}

void check_interval(TomlFields& fields, const Point& point) {
  if (point.low && point.value && *point.low > *point.value)
    fields.note("laag",
                "De ondergrens is hoger dan de waarde. Verwissel ze of verbeter het getal.");
  if (point.high && point.value && *point.high < *point.value)
    fields.note("hoog",
                "De bovengrens is lager dan de waarde. Verwissel ze of verbeter het getal.");
  if (point.low && point.high && *point.low > *point.high)
    fields.note("laag", "De ondergrens is hoger dan de bovengrens. Verwissel ze.");
  if (point.high && !point.low)
    fields.note("hoog", "Bij een bovengrens hoort een ondergrens. Voeg \"laag\" toe.");
}

void check_certainty(TomlFields& fields, const Figure& figure, const Point& point) {
  switch (point.certainty) {
    case Certainty::withheld:
      if (has_number(point) || !point.words.empty())
        fields.note(
            "waarde",
            "Dit punt is afgeschermd, maar het getal staat er nog. Haal het uit het bestand.");
      return;
    case Certainty::estimated:
      if (!has_number(point) && point.words.empty())
        fields.note("zekerheid", "Hier is niets geschat. Vul \"waarde\" in of haal dit weg.");
      if (!(point.low && point.high) && point.note.empty())
        fields.note("zekerheid",
                    "Een schatting zonder marge vraagt uitleg. Voeg \"laag\" en \"hoog\" toe, of "
                    "zeg in \"noot\" waarom ze er niet zijn.");
      return;
    case Certainty::derived:
      if (point.note.empty())
        fields.note("zekerheid", "Zeg in \"noot\" hoe dit getal is berekend.");
      break;
    case Certainty::counted:
      break;
  }
  if (point.low || point.high)
    fields.note(point.low ? "laag" : "hoog",
                "Alleen een schatting heeft een marge. Haal haar weg, of zet "
                "zekerheid = \"geschat\".");
  if (point.value && *point.value > 0 && *point.value < smallest_safe_count && !is_share(figure))
    fields.note("waarde",
                fmt::format("Minder dan {} mensen kan iemand herkenbaar maken. Zet zekerheid = "
                            "\"afgeschermd\" en haal het getal weg, of voeg groepen samen.",
                            smallest_safe_count));
}

void check_numbers(TomlFields& fields, const Figure& figure, const Point& point) {
  const std::array numbers{std::pair{"waarde", point.value},
                           std::pair{"laag", point.low},
                           std::pair{"hoog", point.high}};
  for (const auto& [key, number] : numbers) {
    if (!number) continue;
    if (*number < 0) fields.note(key, "Een getal is hier nooit kleiner dan nul. Verbeter het.");
    if (is_share(figure) && *number > 100)
      fields.note(key, "Een aandeel is nooit meer dan 100 procent. Verbeter het.");
  }
}

Point read_point(TomlFields& fields, const Figure& figure) {
  Point point{.label = fields.required_text("label"),
              .value = fields.number("waarde"),
              .low = fields.number("laag"),
              .high = fields.number("hoog"),
              .words = fields.text("tekst"),
              .note = fields.text("noot"),
              .sources = fields.texts("bronnen")};
  const auto certainty = fields.text("zekerheid");
  if (!certainty.empty()) point.certainty = choose(fields, "zekerheid", certainty, certainties);
  if (!point.words.empty() && figure.kind != Figure::Kind::table)
    fields.note("tekst",
                "Een tekening heeft getallen nodig. Gebruik \"waarde\", of soort = \"tabel\".");
  if (!point.words.empty() && has_number(point))
    fields.note("tekst",
                "Een punt heeft een getal of een tekst, niet allebei. Haal een van beide weg.");
  if (figure.kind == Figure::Kind::line && !point.label.empty() && !is_year(point.label))
    fields.note("label", "Een lijn loopt over jaren. Schrijf een jaar, zoals \"2024\".");
  check_numbers(fields, figure, point);
  check_interval(fields, point);
  check_certainty(fields, figure, point);
  fields.refuse_others();
  return point;
}

/// A label stands once in a series, and the years of a line in their order.
void check_order(TomlFields& fields,
                 const Figure& figure,
                 const Series& series,
                 const Point& next) {
  const bool known = std::any_of(series.points.begin(),
                                 series.points.end(),
                                 [&](const Point& point) { return point.label == next.label; });
  if (known) {
    fields.note("label",
                fmt::format("\"{}\" staat al in deze reeks. Haal een van beide weg.", next.label));
  } else if (figure.kind == Figure::Kind::line && !series.points.empty() &&
             next.label < series.points.back().label) {
    fields.note("label", "Zet de jaren van een lijn op volgorde, het eerste bovenaan.");
  }
}

void check_series(TomlFields& fields, const Figure& figure, const Series& series) {
  if (!series.id.empty() && series.id != figure.id && !series.id.starts_with(figure.id + "-"))
    fields.note("id",
                fmt::format("Het id van een reeks is \"{}\" of begint met \"{}-\". Verbeter het.",
                            figure.id,
                            figure.id));
  if (series.id != text::slug(series.id))
    fields.note("id", "Een id heeft alleen kleine letters, cijfers en streepjes.");
  const bool known = std::any_of(figure.series.begin(),
                                 figure.series.end(),
                                 [&](const Series& other) { return other.id == series.id; });
  if (known) fields.note("id", "Dit id heeft al een reeks in dit bestand. Kies een ander id.");
}

class FigureFile {
 public:
  FigureFile(const std::filesystem::path& file, Problems& problems)
      : file_(file), problems_(problems) {}

  Figure read(const toml::table& table);

 private:
  Series read_series(TomlFields& fields, const Figure& figure);

  const std::filesystem::path& file_;
  Problems& problems_;
};

Series FigureFile::read_series(TomlFields& fields, const Figure& figure) {
  Series series{.id = fields.required_text("id"),
                .name = fields.required_text("naam"),
                .definition = fields.required_text("definitie")};
  check_series(fields, figure, series);
  for (const auto* entry : fields.tables("punt")) {
    TomlFields point_fields(*entry, file_, 1, problems_);
    auto point = read_point(point_fields, figure);
    check_order(point_fields, figure, series, point);
    series.points.push_back(std::move(point));
  }
  if (series.points.empty())
    fields.note("naam", "Deze reeks is leeg. Voeg een blok [[reeks.punt]] toe.");
  fields.refuse_others();
  return series;
}

Figure FigureFile::read(const toml::table& table) {
  TomlFields fields(table, file_, 1, problems_);
  Figure figure{.id = file_.stem().string(),
                .headline = fields.required_text("titel"),
                .caption = fields.required_text("bijschrift"),
                .unit = fields.text("eenheid")};
  if (const auto kind = fields.required_text("soort"); !kind.empty())
    figure.kind = choose(fields, "soort", kind, kinds);
  figure.explanation = fields.text("uitleg");
  if (auto heading = fields.text("kop_label"); !heading.empty())
    figure.label_heading = std::move(heading);
  figure.sources = fields.texts("bronnen");
  figure.checked_on = fields.required_date("gecontroleerd_op");

  if (figure.id != text::slug(figure.id))
    fields.note("titel",
                "De naam van dit bestand heeft alleen kleine letters, cijfers en streepjes.");
  if (figure.unit.empty() && figure.kind != Figure::Kind::table)
    fields.note("eenheid", "Zeg wat er geteld is: eenheid = \"mogelijke slachtoffers\".");
  if (figure.sources.empty())
    fields.note("bronnen", "Een figuur heeft een bron. Voeg bronnen = [\"...\"] toe.");
  for (const auto* entry : fields.tables("reeks")) {
    TomlFields series_fields(*entry, file_, 1, problems_);
    figure.series.push_back(read_series(series_fields, figure));
  }
  if (figure.series.empty())
    fields.note("reeks", "Een figuur heeft ten minste een reeks. Voeg een blok [[reeks]] toe.");
  fields.refuse_others();
  return figure;
}

}  // namespace

std::optional<Figure> read_figure(const std::filesystem::path& file, Problems& problems) {
  const auto before = problems.size();
  if (file.extension() != ".toml") {
    problems.push_back({file, 1, "Een figuur is een bestand .toml. Haal dit bestand hier weg."});
    return std::nullopt;
  }
  const auto text = read_file(file);
  if (!text) {
    problems.push_back({file, 1, text.error().message});
    return std::nullopt;
  }
  const auto table = parse_toml(*text, file, 1, problems);
  if (!table) return std::nullopt;
  auto figure = FigureFile(file, problems).read(*table);
  if (problems.size() > before) return std::nullopt;
  return figure;
}

}  // namespace zicht::content
