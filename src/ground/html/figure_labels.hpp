// Finding a place for a number beside its dot. Inside this room only.
#pragma once

#include <optional>
#include <vector>

namespace zicht::html {

struct Spot {
  double x = 0;
  double y = 0;
};

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

/// Keeps numbers off each other, off the dots and off the line. It tries above and below a dot,
/// left and right of it and then the corners, and takes the first place that is free, or else the
/// first that covers nothing but line.
class LabelPlan {
 public:
  explicit LabelPlan(Box sheet) : sheet_(sheet) {}

  void keep_free(Box box) { taken_.push_back(box); }
  void add_segment(Spot from, Spot to) { segments_.push_back({from, to}); }

  /// The box for a label of `width` by `height` at the dot; nothing where it would cover another
  /// label or a dot wherever it stood, unless it `must` have a place. Boxes given are kept free
  /// from then on.
  std::optional<Box> place(
      Spot dot, double width, double height, bool below_first, bool must = false);

 private:
  struct Segment {
    Spot from, to;
  };
  bool fits(const Box& box) const;
  bool crosses_line(const Box& box) const;

  Box sheet_;
  std::vector<Box> taken_;
  std::vector<Segment> segments_;
};

}  // namespace zicht::html
