// Two sheets of glass over each other: on one the text, tagged, and below it what is only for the
// eye: rules, colours, page numbers. A screen reader is told the first.
#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

#include "ground/base/result.hpp"
#include "ground/press/handle.hpp"

namespace zicht::press {

/// Points: 72 to an inch.
struct Size {
  double width = 0;
  double height = 0;
};
inline constexpr Size a4{595.28, 841.89};
inline constexpr Size a6{297.64, 419.53};

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
};
namespace colour {
inline constexpr Colour ink{0x14 / 255.0, 0x23 / 255.0, 0x29 / 255.0};
inline constexpr Colour pale_ink{0x46 / 255.0, 0x58 / 255.0, 0x5e / 255.0};
inline constexpr Colour line{0xc9 / 255.0, 0xd1 / 255.0, 0xd4 / 255.0};
inline constexpr Colour petrol{0x0b / 255.0, 0x53 / 255.0, 0x63 / 255.0};
inline constexpr Colour brick{0xa2 / 255.0, 0x34 / 255.0, 0x21 / 255.0};
inline constexpr Colour lamp{0xff / 255.0, 0xc8 / 255.0, 0x57 / 255.0};
}  // namespace colour

/// What Cairo cannot write beside the tags, in the order in which they were opened. The finishing
/// (pdf_finish.hpp) gives each tag what belongs to it.
struct Remarks {
  std::vector<std::string> alternatives = {};  ///< One for each Figure.
  std::vector<std::string> scopes = {};        ///< One for each TH: "Column" or "Row".
  std::vector<std::string> links = {};         ///< One for each Link: what it is, in words.
};

/// A place that the outline of the document leads to.
struct Bookmark {
  std::string title = {};
  std::string id = {};
  int level = 1;
};

/// Draws pages. Tags that hold tags ("L", "Table") are opened and closed and may run on over pages;
/// a leaf holds words and ends with its page.
class Canvas {
 public:
  explicit Canvas(Size page);
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  cairo_t* ink() { return ink_.get(); }        ///< Inside a leaf, or it is told to nobody.
  cairo_t* ground() { return ground_.get(); }  ///< At any time.

  void open(const char* tag);
  void close();

  /// What is drawn from here on stands in a leaf of `tag`. Words of one `owner` that go on with the
  /// same tag stay in one leaf.
  void leaf(const char* tag, const void* owner);
  /// A link, to "#id" of this document or to an address elsewhere. One for each line it stands on.
  void link(const std::string& target, const std::string& words);
  void figure(const std::string& alternative);
  enum class Cell { column_head, row_head, data };
  void open_cell(Cell cell);  ///< A TH or TD, for leaves.
  void cell_leaf(Cell cell);  ///< One that is a leaf itself, of words without a link.
  void end_leaf();

  /// Makes "#id" lead to this height of the page.
  void place(const std::string& id, double top);

  void rule(double x, double y, double width, double thickness, const Colour& colour);
  void end_page();

  void bookmark(const Bookmark& bookmark) { bookmarks_.push_back(bookmark); }

  struct Sheets {
    std::string ink;
    std::string ground;
    Remarks remarks;
  };
  /// Ends the last tag and gives both documents. Fails with `internal` where Cairo lost its way.
  Result<Sheets> finish();

 private:
  Size page_;
  std::string ink_bytes_;
  std::string ground_bytes_;
  Handle<cairo_surface_t, cairo_surface_destroy> ink_surface_;
  Handle<cairo_surface_t, cairo_surface_destroy> ground_surface_;
  Handle<cairo_t, cairo_destroy> ink_;
  Handle<cairo_t, cairo_destroy> ground_;
  std::vector<const char*> tags_;
  const char* leaf_ = nullptr;
  const void* owner_ = nullptr;
  Remarks remarks_;
  std::vector<Bookmark> bookmarks_;
};

}  // namespace zicht::press
