#include "open/content/abbreviations.hpp"

#include <algorithm>
#include <array>

#include "ground/text/sentences.hpp"
#include "ground/text/utf8.hpp"

namespace zicht::content {
namespace {

/// Nobody needs these written out, or nobody knows what they stand for.
constexpr std::array everyday{"CSV", "EU", "IP", "NL", "PDF", "QR", "SMS", "TV", "WC", "XML"};

constexpr std::size_t longest_abbreviation = 6;

bool is_capitals(std::string_view word) {
  return word.size() >= 2 && word.size() <= longest_abbreviation &&
         word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos;
}

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVX") == std::string_view::npos;
}

/// "RIEC" of "RIEC’s".
std::string_view without_plural(std::string_view word) {
  for (const std::string_view ending : {"’s", "'s"})
    if (word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

/// The parts of a word between hyphens and slashes: "NLA-inspecteur", "OM/politie".
std::vector<std::string_view> parts_of(std::string_view word) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto end = word.find_first_of("-/");
    if (end != 0 && !word.empty()) parts.push_back(word.substr(0, end));
    if (end == std::string_view::npos) return parts;
    word.remove_prefix(end + 1);
  }
}

/// True where brackets beside it say what it stands for.
bool is_bracketed(std::string_view text, std::string_view word) {
  const auto start = static_cast<std::size_t>(word.data() - text.data());
  const auto end = start + word.size();
  const bool inside = start > 0 && text[start - 1] == '(' && end < text.size() && text[end] == ')';
  const bool before = text.substr(std::min(end, text.size())).starts_with(" (");
  return inside || before;
}

}  // namespace

Abbreviations::Abbreviations(const Library& library) {
  for (const auto& term : library.terms())
    if (!term.abbreviation.empty())
      listed_.push_back({term.abbreviation, term.slug, text::fold(term.term)});
}

bool Abbreviations::is_listed(std::string_view word) const {
  return std::any_of(
      listed_.begin(), listed_.end(), [&](const auto& each) { return each.abbreviation == word; });
}

void Abbreviations::learn(const Piece& piece) {
  const auto folded = text::fold(piece.text);
  for (const auto& each : listed_) {
    const bool opened = std::any_of(piece.terms.begin(), piece.terms.end(), [&](const auto& term) {
      return term.second == each.slug;
    });
    if (opened || folded.find(each.written_out) != std::string::npos)
      explained_.emplace(each.abbreviation);
  }
}

std::vector<std::string> Abbreviations::unexplained_in(const Piece& piece) {
  learn(piece);
  std::vector<std::string> unexplained;
  for (const auto word : text::word_list(piece.text)) {
    // "ECLI:NL:HR:2009" and "www.om.nl" are names for machines.
    if (word.find_first_of(":.@") != std::string_view::npos) continue;
    for (const auto part : parts_of(word)) {
      const auto name = without_plural(part);
      const bool abbreviates = is_listed(name) || (is_capitals(name) && !is_roman(name));
      const bool known = std::find(everyday.begin(), everyday.end(), name) != everyday.end();
      if (!abbreviates || known || explained_.contains(name)) continue;
      const bool bracketed = is_bracketed(piece.text, part);
      if (!bracketed && piece.role != Piece::Role::text) continue;
      explained_.emplace(name);
      if (!bracketed) unexplained.emplace_back(name);
    }
  }
  return unexplained;
}

}  // namespace zicht::content
