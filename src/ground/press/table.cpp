// Tables: how wide the columns are, and rows that are cut nowhere.
#include <algorithm>
#include <numeric>

#include "ground/press/blocks.hpp"

namespace zicht::press {
namespace {

using paper::Block;
using paper::Spans;

constexpr double cell_gap = 10;
constexpr double above_words = 3;
constexpr double below_words = 4;

/// One row with its words set.
struct Row {
  std::vector<std::shared_ptr<Setting>> cells = {};
  double height = 0;
};

/// How wide each column is: what it needs at least, and of the rest as much as it asks for.
std::vector<double> columns(const std::vector<std::vector<Spans>>& rows,
                            const Style& style,
                            const Style& head,
                            double width) {
  std::size_t count = 0;
  for (const auto& row : rows) count = std::max(count, row.size());
  std::vector<Widths> asked(count);
  for (const auto& row : rows)
    for (std::size_t at = 0; at < row.size(); ++at) {
      const auto one = widths_of(row[at], &row == &rows.front() || at == 0 ? head : style);
      asked[at].least = std::max(asked[at].least, one.least);
      asked[at].most = std::max(asked[at].most, one.most);
    }
  const double room = width - cell_gap * static_cast<double>(count - 1);
  double least = 0;
  double most = 0;
  for (const auto& one : asked) {
    least += one.least;
    most += one.most;
  }
  std::vector<double> widths;
  for (const auto& one : asked) {
    if (most <= room) {
      widths.push_back(one.most + (room - most) / static_cast<double>(count) * 0.6);
    } else if (least >= room || most - least < 1) {
      widths.push_back(room * one.least / std::max(least, 1.0));
    } else {
      widths.push_back(one.least + (room - least) * (one.most - one.least) / (most - least));
    }
  }
  return widths;
}

void draw_cells(
    Canvas& canvas, const Row& row, const std::vector<double>& widths, double x, double y) {
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    row.cells[at]->draw_on_ground(canvas, x, y);
    x += widths[at] + cell_gap;
  }
}

}  // namespace

void Composer::table(const Block& block, const Column& column) {
  if (block.rows.empty()) return;
  auto style = look_.small;
  auto head = look_.small;
  head.weight = 650;
  const double x = column.wide_x;
  const double width = column.wide();
  const auto widths =
      std::make_shared<std::vector<double>>(columns(block.rows, style, head, width));
  double used = cell_gap * static_cast<double>(widths->size() - 1);
  used = std::min(width, std::accumulate(widths->begin(), widths->end(), used));

  const auto set = [&](const std::vector<Spans>& cells, bool heading) {
    auto row = std::make_shared<Row>();
    for (std::size_t at = 0; at < cells.size(); ++at) {
      row->cells.push_back(std::make_shared<Setting>(
          desk_, cells[at], heading || at == 0 ? head : style, (*widths)[at] + 0.5));
      row->height = std::max(row->height, row->cells.back()->height());
    }
    row->height += above_words + below_words;
    return row;
  };

  flow_.open("Table");
  std::shared_ptr<Row> heading;
  for (std::size_t number = 0; number < block.rows.size(); ++number) {
    const auto row = set(block.rows[number], number == 0);
    if (number == 0) heading = row;
    const bool last = number + 1 == block.rows.size();
    flow_.open("TR");
    double cell_x = x;
    for (std::size_t at = 0; at < row->cells.size(); ++at) {
      const bool first_cell = at == 0;
      const auto cell = number == 0  ? Canvas::Cell::column_head
                        : first_cell ? Canvas::Cell::row_head
                                     : Canvas::Cell::data;
      Piece piece{
          .before = first_cell && number == 0 ? 9.0 : 0.0,
          // The cells of a row stand beside each other: only the last takes height.
          .height = at + 1 == row->cells.size() ? row->height : 0,
          .with_next = at + 1 < row->cells.size() || number == 0,
          .draw = [row, at, cell, cell_x, x, used, number, last](Canvas& canvas, double top) {
            if (at == 0 && number == 0) canvas.rule(x, top - 1, used, 1.5, colour::ink);
            if (at == 0)
              canvas.rule(x,
                          top + row->height - (number == 0 ? 0.7 : 0.4),
                          used,
                          number == 0 || last ? 0.7 : 0.4,
                          number == 0 || last ? colour::ink : colour::line);
            row->cells[at]->draw_cell(canvas, cell, cell_x, top + above_words);
          }};
      if (first_cell && number == 0) piece.id = block.id;
      if (first_cell && number > 1) {
        piece.again_height = heading->height;
        piece.again = [heading, widths, x, used](Canvas& canvas, double top) {
          canvas.rule(x, top - 1, used, 1.5, colour::ink);
          canvas.rule(x, top + heading->height - 0.7, used, 0.7, colour::ink);
          draw_cells(canvas, *heading, *widths, x, top + above_words);
        };
      }
      flow_.add(std::move(piece));
      cell_x += (*widths)[at] + cell_gap;
    }
    flow_.close();
  }
  flow_.close();
  flow_.add({.height = 5});
  tight_ = false;
}

}  // namespace zicht::press
