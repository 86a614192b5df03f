#include "open/takeaway/selection.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zicht::takeaway {
namespace {

using content::Document;
using content::Kind;

constexpr std::size_t longest_part = 120;

/// True for what an address of ours may hold: nothing else is repeated on paper.
bool is_showable(std::string_view part) {
  return !part.empty() && part.size() <= longest_part &&
         part.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/#") ==
             std::string_view::npos;
}

std::string sentence(std::string_view why,
                     const std::vector<std::string>& parts,
                     std::size_t more) {
  std::string words = fmt::format("{}", fmt::join(parts, ", "));
  if (more > 0)
    words += fmt::format("{}{} met een naam die niet kan",
                         words.empty() ? "" : ", en ",
                         more == 1 ? std::string("een deel") : fmt::format("{} delen", more));
  return fmt::format("{} {}.", why, words);
}

}  // namespace

Result<Selection> read_selection(const http::Fields& query,
                                 const content::Library& library,
                                 Date today) {
  const auto asked = query.all("deel");
  if (asked.size() > most_parts)
    return fail(
        Fault::invalid,
        fmt::format("Je lijst heeft {} delen, en meer dan {} kan niet. Haal er een paar af, "
                    "of maak er twee lijsten van.",
                    asked.size(),
                    most_parts));
  Selection selection;
  for (const auto part : asked) {
    const auto path = "/" + std::string(part.starts_with('/') ? part.substr(1) : part);
    if (const auto found = library.find(path, today)) {
      if (std::find(selection.parts.begin(), selection.parts.end(), *found) ==
          selection.parts.end())
        selection.parts.push_back(*found);
      continue;
    }
    Selection::LeftOut left{.part = is_showable(part) ? std::string(part) : std::string{},
                            .withdrawn = library.gone(path)};
    const bool named =
        std::any_of(selection.left_out.begin(), selection.left_out.end(), [&](const auto& each) {
          return !left.part.empty() && each.part == left.part;
        });
    if (!named) selection.left_out.push_back(std::move(left));
  }
  const auto is_card = [](const Document* part) { return part->kind == Kind::card; };
  const bool only_cards = std::all_of(selection.parts.begin(), selection.parts.end(), is_card);
  const bool any_card = std::any_of(selection.parts.begin(), selection.parts.end(), is_card);
  selection.as_cards = any_card && (only_cards || query.text("blad") == "kaarten");
  return selection;
}

std::string part_name(const Document& document) {
  return document.path.substr(1);
}

std::string query_of(const Selection& selection) {
  std::string query;
  for (const auto* part : selection.parts) {
    if (!query.empty()) query += '&';
    query += "deel=";
    // A slash may stand in a query as it is, and is easier to read.
    for (const char c : part_name(*part))
      query += c == '/' ? std::string("/") : http::percent_encode(std::string(1, c));
  }
  const bool only_cards = std::all_of(selection.parts.begin(),
                                      selection.parts.end(),
                                      [](const auto* part) { return part->kind == Kind::card; });
  if (selection.as_cards && !only_cards) query += "&blad=kaarten";
  return query;
}

std::vector<std::string> notices(const Selection& selection) {
  std::vector<std::string> lines;
  for (const bool withdrawn : {true, false}) {
    std::vector<std::string> parts;
    std::size_t nameless = 0;
    for (const auto& left : selection.left_out) {
      if (left.withdrawn != withdrawn) continue;
      if (left.part.empty())
        ++nameless;
      else
        parts.push_back(left.part);
    }
    if (parts.empty() && nameless == 0) continue;
    lines.push_back(
        sentence(withdrawn ? "Weggelaten, want ingetrokken:" : "Weggelaten, want dit is er niet:",
                 parts,
                 nameless));
  }
  if (selection.as_cards) {
    std::vector<std::string> pages;
    for (const auto* part : selection.parts)
      if (part->kind != Kind::card) pages.push_back(part->head.title);
    if (!pages.empty())
      lines.push_back(sentence("Alleen de kaarten staan hier. Niet meegenomen:", pages, 0));
  }
  return lines;
}

}  // namespace zicht::takeaway
