#include "ground/html/figure_labels.hpp"

#include <algorithm>
#include <array>

namespace zicht::html {
namespace {

constexpr double clear_of_dot = 9;

bool overlap(const Box& one, const Box& other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom &&
         other.top < one.bottom;
}

/// Whether any part of a segment lies in the box: the segment is cut off at each side in turn
/// (Liang and Barsky 1984), and what remains is not empty.
bool enters(const Box& box, Spot from, Spot to) {
  double first = 0;
  double last = 1;
  const auto cut = [&](double distance, double room) {
    if (distance == 0) return room >= 0;
    const double at = room / distance;
    if (distance < 0) first = std::max(first, at);
    if (distance > 0) last = std::min(last, at);
    return first <= last;
  };
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  return cut(-dx, from.x - box.left) && cut(dx, box.right - from.x) && cut(-dy, from.y - box.top) &&
         cut(dy, box.bottom - from.y);
}

}  // namespace

bool LabelPlan::fits(const Box& box) const {
  if (box.left < sheet_.left || box.right > sheet_.right || box.top < sheet_.top ||
      box.bottom > sheet_.bottom)
    return false;
  return std::none_of(
      taken_.begin(), taken_.end(), [&](const Box& taken) { return overlap(box, taken); });
}

bool LabelPlan::crosses_line(const Box& box) const {
  return std::any_of(segments_.begin(), segments_.end(), [&](const Segment& segment) {
    return enters(box, segment.from, segment.to);
  });
}

std::optional<Box> LabelPlan::place(
    Spot dot, double width, double height, bool below_first, bool must) {
  const auto centred = [&](double x, double y) {
    return Box{x - width / 2, y - height / 2, x + width / 2, y + height / 2};
  };
  const double rise = clear_of_dot + height / 2;
  const double reach = clear_of_dot + width / 2;
  const double aside = width / 2 - 4;
  const double near = below_first ? rise : -rise;
  const std::array places{centred(dot.x, dot.y + near),
                          centred(dot.x, dot.y - near),
                          centred(dot.x - reach, dot.y - height / 4),
                          centred(dot.x + reach, dot.y - height / 4),
                          centred(dot.x + aside, dot.y + near),
                          centred(dot.x - aside, dot.y + near),
                          centred(dot.x + aside, dot.y - near),
                          centred(dot.x - aside, dot.y - near)};
  const auto free = std::find_if(places.begin(), places.end(), [&](const Box& box) {
    return fits(box) && !crosses_line(box);
  });
  const auto usable =
      free != places.end()
          ? free
          : std::find_if(places.begin(), places.end(), [&](const Box& box) { return fits(box); });
  if (usable == places.end() && !must) return std::nullopt;
  const auto box = usable == places.end() ? places.front() : *usable;
  keep_free(box);
  return box;
}

}  // namespace zicht::html
