// The pages of the monitor as HTML. Inside this room only.
#pragma once

#include <string>

#include "open/monitor/monitor.hpp"

namespace zicht::monitor {

/// /monitor: one sentence, all figures, how to read them.
std::string overview_page(const Supplies& supplies, const Published& published);

/// One figure on a page of its own, with its table unfolded.
std::string figure_page(const Supplies& supplies,
                        const Published& published,
                        const html::Figure& figure);

/// The day of a release: "22 november 2026".
std::string release_day(const Published& published);

/// How to cite the monitor, or one figure of it, in one line.
std::string citation(const Supplies& supplies,
                     const Published& published,
                     std::string_view title,
                     std::string_view path);

/// A figure with its sources, its addresses and its citation.
html::Html placed(const Supplies& supplies,
                  const Published& published,
                  const html::Figure& figure,
                  int heading_level,
                  bool own_page);

}  // namespace zicht::monitor
