#include "ground/press/flow.hpp"

#include <algorithm>

namespace zicht::press {

Piece& Flow::add(Piece piece) {
  events_.push_back({Event::Kind::piece, nullptr, pieces_.size()});
  pieces_.push_back(std::move(piece));
  return pieces_.back();
}

void Flow::join(Flow&& other) {
  for (auto event : other.events_) {
    event.piece += pieces_.size();
    events_.push_back(event);
  }
  for (auto& piece : other.pieces_) pieces_.push_back(std::move(piece));
  other = Flow{};
}

int Flow::paginate(const Area& area, int first, const std::function<void(const Piece&)>& too_long) {
  int page = first;
  double y = area.top;
  const double room = area.bottom - area.top;
  for (std::size_t from = 0; from < pieces_.size();) {
    // A chain of pieces that belong together, up to and with the first that lets go.
    auto to = from;
    double height = 0;
    double need = 0;
    while (true) {
      const double above = height + (to == from ? 0 : pieces_[to].before);
      height = above + pieces_[to].height;
      need = std::max({need, height, above + pieces_[to].reach});
      if (!pieces_[to].with_next || to + 1 == pieces_.size()) break;
      ++to;
    }
    const bool at_top = y <= area.top;
    const bool fits = y + (at_top ? 0 : pieces_[from].before) + need <= area.bottom;
    bool new_page = !at_top && (pieces_[from].page_before || !fits);
    for (auto at = from; at <= to; ++at) {
      auto& piece = pieces_[at];
      // A chain that is longer than a page is cut where the page ends.
      const double room_for = std::max(piece.height, piece.reach);
      if (at > from && y + piece.before + room_for > area.bottom) new_page = true;
      if (new_page) {
        ++page;
        y = area.top;
        if (piece.again) y += piece.again_height;
        new_page = false;
      } else if (y > area.top) {
        y += piece.before;
      }
      if (piece.height > room) too_long(piece);
      piece.page = page;
      piece.top = y;
      y += piece.height;
    }
    from = to + 1;
  }
  return pieces_.empty() ? page : page + 1;
}

void Flow::draw(Canvas& canvas,
                const Area& area,
                int& page,
                const std::function<void()>& end_page) {
  for (const auto& event : events_) {
    switch (event.kind) {
      case Event::Kind::open:
        canvas.open(event.tag);
        break;
      case Event::Kind::close:
        canvas.close();
        break;
      case Event::Kind::piece: {
        const auto& piece = pieces_[event.piece];
        while (page < piece.page) end_page();
        if (piece.again && piece.top > area.top &&
            piece.top <= area.top + piece.again_height + 0.01 &&
            (event.piece == 0 || pieces_[event.piece - 1].page < piece.page))
          piece.again(canvas, area.top);
        const double above = piece.top > 12 ? piece.top - 12 : 0;
        if (!piece.id.empty()) canvas.place(piece.id, above);
        for (const auto& id : piece.also) canvas.place(id, above);
        if (piece.draw) piece.draw(canvas, piece.top);
        break;
      }
    }
  }
}

}  // namespace zicht::press
