#include "open/longread/crowd.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>

#include "ground/text/dutch.hpp"

namespace zicht::longread {

using html::each;
using html::Html;
using html::markup;

namespace {

constexpr int columns = 10;
constexpr double pitch = 30;    // Between the circles of a row, and between rows.
constexpr double floor_ = 430;  // Where the lowest row stands.
constexpr double radius = 9;

/// A well-mixed number for a place: splitmix64 (Steele, Lea and Flood 2014), so that the drawing
/// looks scattered and is the same on every machine.
std::uint64_t mixed(std::uint64_t place) {
  place += 0x9e3779b97f4a7c15U;
  place = (place ^ (place >> 30U)) * 0xbf58476d1ce4e5b9U;
  place = (place ^ (place >> 27U)) * 0x94d049bb133111ebU;
  return place ^ (place >> 31U);
}

/// -4, -3 ... 4.
double jitter(std::uint64_t place) {
  return static_cast<double>(mixed(place) % 9) - 4;
}

/// How many of ten, five, four ... were in view, as the text of the scene gives it.
struct Ratio {
  std::string_view year;
  int of;
};
constexpr std::array ratios{Ratio{"2017", 6}, Ratio{"2020", 5}, Ratio{"2021", 4}, Ratio{"2023", 9}};

/// Reports that fell: CoMensha and the police, 2020 and 2021.
struct Reports {
  std::string_view words;
  int people;
};
constexpr std::array reports{Reports{"CoMensha 2020: 1.013 aanmeldingen", 1013},
                             Reports{"CoMensha 2021: 791", 791},
                             Reports{"Politie 2020: 490 meldingen", 490},
                             Reports{"Politie 2021: 310", 310}};

struct Point {
  double x;
  double y;
};

/// Where the first circle of a ratio goes, and the others of its row.
Point ratio_place(std::size_t row, int at) {
  return {130.0 + 34.0 * at, 70.0 + 80.0 * static_cast<double>(row)};
}

/// Where the circles of a report go.
Point report_place(std::size_t row, int at) {
  return {12.0 + 21.5 * at, 60.0 + 80.0 * static_cast<double>(row)};
}

/// The whole circles that stand for a number of people, to the nearest.
int whole_circles(const Crowd& crowd, int people) {
  return (people + crowd.people_a_circle / 2) / crowd.people_a_circle;
}

/// All places that the circles of one kind take in steps 3 and 4, in order.
std::vector<Point> ratio_places(Circle::Kind kind) {
  std::vector<Point> all;
  for (std::size_t row = 0; row < ratios.size(); ++row) {
    const bool seen = kind == Circle::Kind::seen;
    for (int at = seen ? 0 : 1; at < (seen ? 1 : ratios.at(row).of); ++at)
      all.push_back(ratio_place(row, at));
  }
  return all;
}

std::vector<Point> report_places(const Crowd& crowd) {
  std::vector<Point> all;
  for (std::size_t row = 0; row < reports.size(); ++row)
    for (int at = 0; at < whole_circles(crowd, reports.at(row).people); ++at)
      all.push_back(report_place(row, at));
  return all;
}

std::string_view kind_class(Circle::Kind kind) {
  switch (kind) {
    case Circle::Kind::seen:
      return "crowd__seen";
    case Circle::Kind::estimated:
      return "crowd__ring";
    case Circle::Kind::possible:
      return "crowd__ring crowd__ring--possible";
  }
  return {};
}

/// A circle with, for each later step in which it still plays, how far it moves: "3,12,-40 4,7,9".
Html draw(const Circle& circle, const Point* in_ratio, const Point* in_report) {
  std::string moves;
  std::string classes(kind_class(circle.kind));
  const auto add = [&](int step, const Point* to) {
    if (to == nullptr) return;
    if (!moves.empty()) moves += ' ';
    moves += fmt::format("{},{:.0f},{:.0f}", step, to->x - circle.x, to->y - circle.y);
    classes += fmt::format(" in-{}", step);
  };
  add(3, in_ratio);
  add(4, in_report);
  if (moves.empty())
    return markup<R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)">(
        classes, circle.x, circle.y, radius);
  return markup<R"(<circle class="{}" cx="{}" cy="{}" r="{}" data-moves="{}"/>)">(
      classes, circle.x, circle.y, radius, moves);
}

/// The height of the line above a number of people.
double height_of(const Crowd& crowd, int people) {
  return floor_ + pitch / 2 - pitch * crowd.circles(people) / columns;
}

/// The estimate as the site draws every estimate: an open point with a dashed line from the lowest
/// to the highest it may be.
Html interval(const Crowd& crowd) {
  const auto mark = [&](std::string_view words, int people) {
    const auto y = height_of(crowd, people);
    return markup<
        R"(<path d="M308 {}h20"/><text x="334" y="{}">{}</text><text class="crowd__number" x="334" y="{}">{}</text>)">(
        y, y - 3, words, y + 15, text::number(people));
  };
  return markup<
      R"(<g class="crowd__interval"><path class="crowd__span" d="M318 {}V{}"/>{}{}{}<circle class="crowd__point" cx="318" cy="{}" r="6"/></g>)">(
      height_of(crowd, crowd.low),
      height_of(crowd, crowd.high),
      mark("hoogstens", crowd.high),
      mark("schatting", crowd.estimated),
      mark("minstens", crowd.low),
      height_of(crowd, crowd.estimated));
}

Html ratio_notes() {
  Html all;
  for (std::size_t row = 0; row < ratios.size(); ++row) {
    const auto y = ratio_place(row, 0).y;
    all += markup<
        R"(<text class="crowd__number" x="0" y="{}">1 op {}</text><text x="0" y="{}">bron uit {}</text>)">(
        y, ratios.at(row).of, y + 18, ratios.at(row).year);
  }
  return markup<R"(<g class="crowd__notes crowd__notes--3">{}</g>)">(all);
}

Html report_notes() {
  Html all;
  for (std::size_t row = 0; row < reports.size(); ++row)
    all += markup<R"(<text x="0" y="{}">{}</text>)">(report_place(row, 0).y - 20,
                                                     reports.at(row).words);
  return markup<R"(<g class="crowd__notes crowd__notes--4">{}</g>)">(all);
}

}  // namespace

std::vector<Circle> circles(const Crowd& crowd) {
  // Who is seen: spread over the places that are there even by the lowest estimate.
  std::vector<std::uint64_t> order(static_cast<std::size_t>(crowd.circles(crowd.low)));
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [](auto one, auto other) {
    return mixed(one + 7000) < mixed(other + 7000);
  });
  order.resize(static_cast<std::size_t>(crowd.circles(crowd.seen)));

  std::vector<Circle> all;
  for (int at = 0; at < crowd.circles(crowd.high); ++at) {
    const auto place = static_cast<std::uint64_t>(at);
    const bool seen = std::find(order.begin(), order.end(), place) != order.end();
    all.push_back({seen                                  ? Circle::Kind::seen
                   : at < crowd.circles(crowd.estimated) ? Circle::Kind::estimated
                                                         : Circle::Kind::possible,
                   17 + pitch * (at % columns) + jitter(place),
                   floor_ - pitch * (at / columns) + jitter(place + 1000)});
  }
  return all;
}

Html drawing(const Crowd& crowd) {
  const auto seen_ratios = ratio_places(Circle::Kind::seen);
  const auto ring_ratios = ratio_places(Circle::Kind::estimated);
  const auto in_reports = report_places(crowd);
  const auto take = [](const std::vector<Point>& places, std::size_t at) {
    return at < places.size() ? &places[at] : nullptr;
  };
  Html rings;
  Html dots;
  std::size_t ring = 0;
  std::size_t dot = 0;
  for (const auto& circle : circles(crowd)) {
    if (circle.kind == Circle::Kind::seen) {
      dots += draw(circle, take(seen_ratios, dot), take(in_reports, dot));
      ++dot;
    } else if (circle.kind == Circle::Kind::estimated) {
      rings += draw(circle, take(ring_ratios, ring), nullptr);
      ++ring;
    } else {
      rings += draw(circle, nullptr, nullptr);
    }
  }
  // More reports than circles that were seen: the last of them only appear.
  Html extra;
  for (; dot < in_reports.size(); ++dot)
    extra += markup<R"(<circle class="crowd__extra" cx="{}" cy="{}" r="{}"/>)">(
        in_reports[dot].x, in_reports[dot].y, radius);

  return markup<
      R"(<svg class="crowd" viewBox="0 0 440 450" role="img" aria-labelledby="crowd-title crowd-text"><title id="crowd-title">Van ongeveer {} mensen zijn er {} in beeld</title><desc id="crowd-text">Elke cirkel staat voor {} mensen per jaar. {} cirkels zijn gevuld: gemelde mogelijke slachtoffers. {} cirkels zijn open met een stippellijn: mensen die er volgens de schatting ook zijn. Daarboven staan {} vage cirkels, tot de hoogste schatting van {}.</desc>
<g class="crowd__field">{}{}</g>
{}{}{}<g class="crowd__more">{}</g></svg>
)">(text::number(crowd.estimated),
    text::number(crowd.seen),
    crowd.people_a_circle,
    crowd.circles(crowd.seen),
    crowd.circles(crowd.estimated - crowd.seen),
    crowd.circles(crowd.high - crowd.estimated),
    text::number(crowd.high),
    rings,
    dots,
    interval(crowd),
    ratio_notes(),
    report_notes(),
    extra);
}

Html table(const Crowd& crowd) {
  struct Row {
    std::string_view words;
    int people;
    std::string_view certainty;
  };
  const std::array rows{Row{"Gemelde mogelijke slachtoffers", crowd.seen, "geteld"},
                        Row{"Alle slachtoffers", crowd.estimated, "geschat"},
                        Row{"De laagste schatting", crowd.low, "ondergrens"},
                        Row{"De hoogste schatting", crowd.high, "bovengrens"}};
  const auto draw_row = [&](const Row& row) {
    return markup<
        R"(<tr><th scope="row">{}</th><td class="number">{}</td><td class="number">{}</td><td>{}</td></tr>
)">(row.words, text::number(row.people), crowd.circles(row.people), row.certainty);
  };
  return markup<
      R"(<section class="scroll" tabindex="0" aria-label="Tabel: wie in beeld was"><table class="table"><caption>Mensen per jaar in 2018 en 2019, ongeveer</caption>
<thead><tr><th scope="col">Wie</th><th scope="col" class="number">Mensen</th><th scope="col" class="number">Cirkels</th><th scope="col">Hoe zeker</th></tr></thead>
<tbody>
{}</tbody></table></section>
)">(each(rows, draw_row));
}

}  // namespace zicht::longread
