// Blocks of a document as pieces of a flow.
#pragma once

#include <memory>
#include <string>

#include "ground/press/flow.hpp"
#include "ground/press/setting.hpp"

namespace zicht::press {

/// Where text stands: `x` from the left edge of the paper, and how wide. `wide_x` is where headings
/// with a rule, tables and drawings may begin; their right edge is the same.
struct Column {
  double x = 170;
  double width = 363;
  double wide_x = 62;
  double wide() const { return x + width - wide_x; }
};

/// The styles of one kind of paper.
struct Look {
  Style text = {};
  Style small = {.family = family::small, .size = 8.6, .leading = 11.6, .breaks_from = 8};
  Style label = {.family = family::small,
                 .size = 8.2,
                 .leading = 10.6,
                 .weight = 650,
                 .colour = colour::petrol,
                 .breaks_from = 10};
  double between = 7;         ///< Space between paragraphs.
  double list_indent = 15;    ///< Of the text of an item.
  bool margin_labels = true;  ///< Labels of boxes in the margin; otherwise above their text.
  double heading_size = 1;    ///< Of headings, beside what is usual.
  double heading_space = 1;   ///< Above headings, beside what is usual.
};

/// Puts blocks into a flow, one after another.
class Composer {
 public:
  Composer(const Desk& desk, const Look& look, Flow& flow)
      : desk_(desk), look_(look), flow_(flow) {}

  void blocks(const paper::Blocks& blocks, const Column& column);
  void heading(const paper::Block& block, const Column& column);
  /// Text in lines, with no line alone at the foot or the head of a page.
  void paragraph(const paper::Spans& spans,
                 const Style& style,
                 const Column& column,
                 double before,
                 const std::string& id = {});

 private:
  void block(const paper::Block& block, const Column& column);
  void compose(const paper::Block& block, const Column& column);
  void list(const paper::Block& block, const Column& column);
  void table(const paper::Block& block, const Column& column);
  void box(const paper::Block& block, const Column& column);
  void quote(const paper::Block& block, const Column& column);
  void figure(const paper::Block& block, const Column& column);
  void label(const paper::Block& block, const Column& column);
  void drawing(const paper::Block& block, const Column& column);
  /// A block, with a box in the margin beside it.
  void with_box_beside(const paper::Block& block, const paper::Block& box, const Column& column);
  /// What comes next stands below what is in the margin.
  void end_margin();
  void note(const std::string& words, const Column& column);
  /// Adds lines of `setting` as pieces in leaves of `tag`.
  void lines(const std::shared_ptr<Setting>& setting,
             const Column& column,
             double before,
             const std::string& id,
             const char* tag);

  Desk desk_;
  const Look& look_;
  Flow& flow_;
  bool tight_ = false;      ///< The next piece stands right under the one before.
  double margin_left_ = 0;  ///< How far what stands in the margin goes on below the last piece.
};

/// The tag of a heading of this level.
const char* heading_tag(int level);

}  // namespace zicht::press
