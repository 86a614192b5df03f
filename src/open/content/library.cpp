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

std::vector<const Document*> Library::related(const Document& document, Date today) const {
  std::vector<const Document*> found;
  const auto add = [&](const Document& other) {
    const bool there = std::find(found.begin(), found.end(), &other) != found.end();
    if (&other != &document && !there && visible(other, today)) found.push_back(&other);
  };
  for (const auto& path : document.head.see_also)
    if (const auto other = find(path, today)) add(**other);
  for (const auto& other : documents_) {
    const auto& named = other.head.see_also;
    if (std::find(named.begin(), named.end(), document.path) != named.end()) add(other);
  }
  return found;
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

const Axis* Library::axis(std::string_view key) const {
  return first_with(axes_, [&](const auto& axis) { return axis.key == key; });
}

const Label* Axis::find(std::string_view id) const {
  return first_with(labels, [&](const auto& label) { return label.id == id; });
}

std::vector<std::string> labels_of(const Document& document, std::string_view axis) {
  if (axis != "vraag") {
    const auto found = document.head.labels.find(axis);
    return found == document.head.labels.end() ? std::vector<std::string>{} : found->second;
  }
  if (document.kind == Kind::chapter) return {document.head.part};
  if (document.kind == Kind::chapter_page) return {document.name};
  if (document.kind != Kind::card) return {};
  const auto& sort = document.head.sort;
  if (sort == "vorm" || sort == "signalenlijst") return {"wat"};
  return {sort == "rol" ? "met-wie" : "hoe"};
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
