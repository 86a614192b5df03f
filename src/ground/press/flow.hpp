// A long ribbon of pieces that is cut into pages.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ground/press/canvas.hpp"

namespace zicht::press {

/// What is never cut: a line, a row of a table, a heading, a drawing.
struct Piece {
  double before = 0;  ///< Space above it; none at the top of a page.
  double height = 0;
  /// What it needs below its top, where it stands beside the pieces after it; otherwise nothing.
  double reach = 0;
  bool with_next = false;    ///< Stands on the page of the piece after it.
  bool page_before = false;  ///< Starts a page.
  std::function<void(Canvas&, double top)> draw = {};
  std::string id = {};                 ///< Links lead here.
  std::vector<std::string> also = {};  ///< More ids for the same place.
  /// Of a row: draws the heading of its table once more, where the row starts a page.
  std::function<void(Canvas&, double top)> again = {};
  double again_height = 0;

  int page = 0;  ///< Where it came to stand; from 0.
  double top = 0;
};

/// The part of a page that text may stand in.
struct Area {
  double top = 0;
  double bottom = 0;
};

/// Pieces and the tags around them, in the order in which they are read.
class Flow {
 public:
  void open(const char* tag) { events_.push_back({Event::Kind::open, tag, 0}); }
  void close() { events_.push_back({Event::Kind::close, nullptr, 0}); }
  Piece& add(Piece piece);

  /// Adds all of another flow at the end, and leaves that empty.
  void join(Flow&& other);

  /// Gives each piece its page and height. The first page is `first`. Gives the number of the page
  /// after the last. `too_long` is called for a piece that is longer than a page.
  int paginate(const Area& area, int first, const std::function<void(const Piece&)>& too_long);

  /// Draws from the first piece to the last; calls `end_page` after each page that is full.
  void draw(Canvas& canvas, const Area& area, int& page, const std::function<void()>& end_page);

  std::vector<Piece>& pieces() { return pieces_; }
  bool empty() const { return pieces_.empty(); }

 private:
  struct Event {
    enum class Kind { open, close, piece };
    Kind kind;
    const char* tag;
    std::size_t piece;
  };
  std::vector<Event> events_;
  std::vector<Piece> pieces_;
};

}  // namespace zicht::press
