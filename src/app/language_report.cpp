#include "app/language_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"

namespace zicht::app {

std::string language_report(std::vector<content::PageLanguage> pages) {
  content::sort_worst_first(pages);
  std::size_t widest = 5;
  for (const auto& page : pages) widest = std::max(widest, page.address.size());

  auto report = fmt::format("{:<{}}  {:>7}  {:>6}  {:>9}  {:>7}  {:>11}\n",
                            "Adres",
                            widest,
                            "Woorden",
                            "Zinnen",
                            "Gemiddeld",
                            "Langste",
                            "Opmerkingen");
  for (const auto& page : pages)
    report += fmt::format("{:<{}}  {:>7}  {:>6}  {:>9}  {:>7}  {:>11}\n",
                          page.address,
                          widest,
                          text::number(page.words),
                          text::number(page.sentences),
                          text::decimal(page.average(), 1),
                          page.longest,
                          page.remarks.size());
  for (const auto& page : pages)
    for (const auto& remark : page.remarks)
      report += fmt::format(
          "{}{}\n", content::to_string(remark.problem), remark.is_limit ? "" : " (advies)");
  return report;
}

}  // namespace zicht::app
