// The crowd as SVG. Steps 1 and 2 show it whole; in steps 3 and 4 some of its circles move.
#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "ground/text/dutch.hpp"
#include "open/longread/crowd.hpp"
#include "open/longread/longread.hpp"

namespace zicht::longread {

using html::each;
using html::Html;
using html::markup;

namespace {

/// Step 3. One of so many was in view, as sources of different years have it.
struct Ratio {
  std::string_view year;
  int of;
  Point place(int at) const { return {130.0 + 34.0 * at, y}; }
  double y;
};
constexpr std::array ratios{
    Ratio{"2017", 6, 70}, Ratio{"2020", 5, 150}, Ratio{"2021", 4, 230}, Ratio{"2023", 9, 310}};

/// Step 4. Reports that fell from one year to the next.
struct Reports {
  std::string_view words;
  int people;
  Point place(int at) const { return {12.0 + 21.5 * at, y}; }
  double y;
};
constexpr std::array reports{Reports{"CoMensha 2020: 1.013 aanmeldingen", 1013, 60},
                             Reports{"CoMensha 2021: 791", 791, 140},
                             Reports{"Politie 2020: 490 meldingen", 490, 220},
                             Reports{"Politie 2021: 310", 310, 300}};

/// Where circles go in a later step, handed out one by one.
class Places {
 public:
  void add(Point point) { all_.push_back(point); }
  const Point* next() { return given_ < all_.size() ? &all_[given_++] : nullptr; }

 private:
  std::vector<Point> all_;
  std::size_t given_ = 0;
};

/// Of every ratio the first circle is seen, and the others are rings.
Places ratio_places(bool seen) {
  Places places;
  for (const auto& ratio : ratios)
    for (int at = seen ? 0 : 1; at < (seen ? 1 : ratio.of); ++at) places.add(ratio.place(at));
  return places;
}

Places report_places(const Crowd& crowd) {
  Places places;
  for (const auto& report : reports)
    for (int at = 0; at < crowd.circles(report.people); ++at) places.add(report.place(at));
  return places;
}

/// A circle with, for each later step in which it still plays, where it goes: "3,130,70 4,12,60".
Html draw(std::string_view kind, Point at, const Point* in_ratio, const Point* in_report) {
  std::string moves;
  std::string classes(kind);
  const auto add = [&](int step, const Point* to) {
    if (to == nullptr) return;
    moves += fmt::format("{}{},{:.0f},{:.0f}", moves.empty() ? "" : " ", step, to->x, to->y);
    classes += fmt::format(" in-{}", step);
  };
  add(3, in_ratio);
  add(4, in_report);
  const auto data = moves.empty() ? Html{} : markup<R"( data-moves="{}")">(moves);
  return markup<R"(<circle class="{}" cx="{}" cy="{}" r="{}"{}/>)">(
      classes, at.x, at.y, circle_radius, data);
}

/// All circles; those that are seen last, so that they lie on top. In step 4 there are more reports
/// than circles that were seen: for the rest there are circles that appear only then.
Html field(const Crowd& crowd) {
  auto seen_ratios = ratio_places(true);
  auto ring_ratios = ratio_places(false);
  auto in_reports = report_places(crowd);
  Html rings;
  Html dots;
  for (const auto& [kind, at] : circles(crowd)) {
    if (kind == Circle::Kind::seen)
      dots += draw("crowd__seen", at, seen_ratios.next(), in_reports.next());
    else if (kind == Circle::Kind::estimated)
      rings += draw("crowd__ring", at, ring_ratios.next(), nullptr);
    else
      rings += draw("crowd__ring crowd__ring--possible", at, nullptr, nullptr);
  }
  Html more;
  while (const auto* place = in_reports.next())
    more += draw("crowd__extra", *place, nullptr, nullptr);
  return markup<R"(<g class="crowd__field">{}{}</g>
<g class="crowd__more">{}</g>
)">(rings, dots, more);
}

/// The estimate as the site draws every estimate: an open point with a dashed line from the lowest
/// to the highest it may be.
Html interval(const Crowd& crowd) {
  const auto mark = [&](std::string_view words, int people) {
    const auto y = height_of(crowd, people);
    return markup<R"(<path d="M308 {}h20"/><text x="334" y="{}">{}</text>)"
                  R"(<text class="crowd__number" x="334" y="{}">{}</text>)">(
        y, y - 3, words, y + 15, text::number(people));
  };
  return markup<R"(<g class="crowd__interval"><path class="crowd__span" d="M318 {}V{}"/>{}{}{})"
                R"(<circle class="crowd__point" cx="318" cy="{}" r="6"/></g>
)">(height_of(crowd, crowd.low),
    height_of(crowd, crowd.high),
    mark("hoogstens", crowd.high),
    mark("schatting", crowd.estimated),
    mark("minstens", crowd.low),
    height_of(crowd, crowd.estimated));
}

Html notes() {
  const auto ratio = [](const Ratio& each_ratio) {
    return markup<R"(<text class="crowd__number" x="0" y="{}">1 op {}</text>)"
                  R"(<text x="0" y="{}">bron uit {}</text>)">(
        each_ratio.y, each_ratio.of, each_ratio.y + 18, each_ratio.year);
  };
  const auto report = [](const Reports& each_report) {
    return markup<R"(<text x="0" y="{}">{}</text>)">(each_report.y - 20, each_report.words);
  };
  return markup<R"(<g class="crowd__notes crowd__notes--3">{}</g>
<g class="crowd__notes crowd__notes--4">{}</g>
)">(each(ratios, ratio), each(reports, report));
}

/// What the drawing shows, for who hears it.
Html description(const Crowd& crowd) {
  return markup<
      R"(<title id="crowd-title">Van ongeveer {} mensen zijn er {} in beeld</title>
<desc id="crowd-text">Elke cirkel staat voor {} mensen per jaar. {} cirkels zijn gevuld: gemelde mogelijke slachtoffers. )"
      R"({} cirkels zijn open met een stippellijn: mensen die er volgens de schatting ook zijn. )"
      R"(Daarboven staan {} vage cirkels, tot de hoogste schatting van {}.</desc>
)">(text::number(crowd.estimated),
    text::number(crowd.seen),
    crowd.people_a_circle,
    crowd.circles(crowd.seen),
    crowd.circles(crowd.estimated - crowd.seen),
    crowd.circles(crowd.high - crowd.estimated),
    text::number(crowd.high));
}

}  // namespace

Html drawing(const Crowd& crowd) {
  return markup<R"(<svg class="crowd" viewBox="0 0 440 450" role="img" )"
                R"(aria-labelledby="crowd-title crowd-text">
{}{}{}{}</svg>
)">(description(crowd), field(crowd), interval(crowd), notes());
}

namespace {

Numbers numbers_of(const Crowd& crowd) {
  Numbers table{.caption = "Mensen per jaar in 2018 en 2019, ongeveer",
                .rows = {{"Wie", "Mensen", "Cirkels", "Hoe zeker"}}};
  const auto add = [&](std::string who, int people, std::string certainty) {
    table.rows.push_back({std::move(who),
                          text::number(people),
                          std::to_string(crowd.circles(people)),
                          std::move(certainty)});
  };
  add("Gemelde mogelijke slachtoffers", crowd.seen, "geteld");
  add("Alle slachtoffers", crowd.estimated, "geschat");
  add("De laagste schatting", crowd.low, "ondergrens");
  add("De hoogste schatting", crowd.high, "bovengrens");
  return table;
}

}  // namespace

Numbers numbers_in_view() {
  return numbers_of(Crowd{});
}

Html table(const Crowd& crowd) {
  const auto made = numbers_of(crowd);
  Html rows;
  for (std::size_t at = 1; at < made.rows.size(); ++at) {
    const auto& row = made.rows[at];
    rows += markup<R"(<tr><th scope="row">{}</th><td class="number">{}</td>)"
                   R"(<td class="number">{}</td><td>{}</td></tr>
)">(row[0], row[1], row[2], row[3]);
  }
  const auto& head = made.rows[0];
  return markup<R"(<section class="scroll" tabindex="0" aria-label="Tabel: wie in beeld was">
<table class="table"><caption>{}</caption>
<thead><tr><th scope="col">{}</th><th scope="col" class="number">{}</th>
<th scope="col" class="number">{}</th><th scope="col">{}</th></tr></thead>
<tbody>
{}</tbody></table></section>
)">(made.caption, head[0], head[1], head[2], head[3], rows);
}

}  // namespace zicht::longread
