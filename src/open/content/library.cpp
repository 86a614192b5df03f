#include "open/content/library.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "open/content/reader.hpp"

namespace zicht::content {
namespace {

template <class Range, class Wanted>
auto first_with(const Range& range, Wanted wanted) -> decltype(&*range.begin()) {
  const auto found = std::find_if(range.begin(), range.end(), wanted);
  return found == range.end() ? nullptr : &*found;
}

}  // namespace

std::string to_string(const Problem& problem) {
  return fmt::format("{}:{}: {}", problem.file.string(), problem.line, problem.message);
}

Library Library::load(const std::filesystem::path& folder, Problems& problems) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    problems.push_back({folder, 0, "Deze map met inhoud is er niet. Wijs haar aan met --content."});
    return {};
  }
  return Reader(folder, problems).read();
}

std::vector<const Document*> Library::all(Kind kind, Date today) const {
  std::vector<const Document*> found;
  for (const auto& document : documents_)
    if (document.kind == kind && visible(document, today)) found.push_back(&document);
  std::sort(found.begin(), found.end(), [](const Document* one, const Document* other) {
    return std::tie(one->order, one->path) < std::tie(other->order, other->path);
  });
  return found;
}

std::vector<const Document*> Library::pages_of(const Document& chapter, Date today) const {
  std::vector<const Document*> pages;
  for (const auto* name : {"wat", "hoe", "met-wie"})
    if (const auto page = find(chapter.path + "/" + name, today)) pages.push_back(*page);
  return pages;
}

std::vector<const Document*> Library::cards_of(const Document& chapter, Date today) const {
  auto cards = all(Kind::card, today);
  std::erase_if(cards, [&](const Document* card) { return card->head.chapter != chapter.name; });
  return cards;
}

Result<const Document*> Library::find(std::string_view path, Date today) const {
  const auto* document =
      first_with(documents_, [&](const auto& each) { return each.path == path; });
  if (document == nullptr || !visible(*document, today))
    return fail(Fault::not_found, "Deze pagina is er niet.");
  return document;
}

bool Library::gone(std::string_view path) const {
  const auto* document =
      first_with(documents_, [&](const auto& each) { return each.path == path; });
  return document != nullptr && withdrawn(*document);
}

const Source* Library::source(std::string_view id) const {
  return first_with(sources_, [&](const auto& source) { return source.id == id; });
}

const Term* Library::term(std::string_view slug) const {
  return first_with(terms_, [&](const auto& term) { return term.slug == slug; });
}

const html::Figure* Library::figure(std::string_view id) const {
  return first_with(figures_, [&](const auto& figure) { return figure.id == id; });
}

}  // namespace zicht::content
