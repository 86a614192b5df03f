// A figure with what belongs to it on every page: its sources, its addresses, how to cite it.
#include <fmt/format.h>

#include "ground/text/dutch.hpp"
#include "open/content/render.hpp"
#include "open/monitor/pages.hpp"

namespace zicht::monitor {
namespace {

bool has_estimate(const html::Figure& figure) {
  for (const auto& series : figure.series)
    for (const auto& point : series.points)
      if (point.certainty == html::Certainty::estimated) return true;
  return false;
}

}  // namespace

std::string release_day(const Published& published) {
  return text::date(Date{std::chrono::floor<std::chrono::days>(published.published_at)});
}

std::string citation(const Supplies& supplies,
                     const Published& published,
                     std::string_view title,
                     std::string_view path) {
  const auto& publisher = supplies.publisher;
  return fmt::format("{}{}, ‘{}’, publicatie {} ({}), {}{}",
                     supplies.layout.frame().site_name,
                     publisher.organisation.empty() ? "" : " van " + publisher.organisation,
                     title,
                     published.number,
                     release_day(published),
                     publisher.public_url,
                     path);
}

html::Html placed(const Supplies& supplies,
                  const Published& published,
                  const html::Figure& figure,
                  int heading_level,
                  bool own_page) {
  std::vector<html::SourceLine> lines;
  for (const auto& id : html::source_ids(figure))
    if (const auto* source = supplies.library.source(id))
      lines.push_back({id, content::source_line(*source)});
  const auto page = "/monitor/" + figure.id;
  auto drawn = html::draw(figure,
                          lines,
                          {.heading_level = heading_level,
                           .page = own_page ? std::string() : page,
                           .csv = page + ".csv",
                           .json = "/v1/cijfers/" + figure.id,
                           .citation = citation(supplies, published, figure.headline, page),
                           .open_table = own_page});
  if (has_estimate(figure))
    drawn += html::markup<
        "<p class=\"more\"><a href=\"/schatting\">Hoe zo'n schatting werkt</a></p>\n">();
  return drawn;
}

}  // namespace zicht::monitor
