#include "science/estimate/model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "science/estimate/cells.hpp"

namespace zicht::estimate {
namespace {

/// One term: digits, or names with colons between them.
Result<Mask> read_term(std::string_view text, const std::vector<std::string>& lists) {
  const auto refuse = [&] {
    return fail(Fault::invalid,
                fmt::format("\"{}\" is geen term van een model. Schrijf cijfers, zoals 12, of "
                            "namen, zoals {}:{}.",
                            text,
                            lists.at(0),
                            lists.at(1)));
  };
  const auto bit = [](std::size_t list) { return Mask{1} << static_cast<unsigned>(list); };
  Mask term = 0;
  const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
  const auto whole = std::find(lists.begin(), lists.end(), text);
  if (whole != lists.end()) return bit(static_cast<std::size_t>(whole - lists.begin()));
  if (digits && !text.empty()) {
    for (const char c : text) {
      const auto list = static_cast<std::size_t>(c - '0');
      if (list < 1 || list > lists.size() || (term & bit(list - 1)) != 0) return refuse();
      term |= bit(list - 1);
    }
    return term;
  }
  while (true) {
    const auto colon = text.find(':');
    const auto name = trimmed(text.substr(0, colon));
    const auto found = std::find(lists.begin(), lists.end(), name);
    if (found == lists.end()) return refuse();
    const auto list = bit(static_cast<std::size_t>(found - lists.begin()));
    if ((term & list) != 0) return refuse();
    term |= list;
    if (colon == std::string_view::npos) return term;
    text.remove_prefix(colon + 1);
  }
}

}  // namespace

bool before(Mask one, Mask other) {
  if (order(one) != order(other)) return order(one) < order(other);
  // Of two sets of one size, first comes the one that has the lowest list in which they differ.
  const Mask differ = one ^ other;
  return (one & (differ & (~differ + 1))) != 0;
}

void Model::add(Mask term) {
  const auto place = std::lower_bound(interactions.begin(), interactions.end(), term, before);
  if (place == interactions.end() || *place != term) interactions.insert(place, term);
}

bool Model::has(Mask term) const {
  return std::binary_search(interactions.begin(), interactions.end(), term, before);
}

std::vector<Mask> terms(const Model& model, int lists) {
  std::vector<Mask> all{0};
  all.reserve(static_cast<std::size_t>(parameter_count(model, lists)));
  for (int list = 0; list < lists; ++list) all.push_back(Mask{1} << static_cast<unsigned>(list));
  all.insert(all.end(), model.interactions.begin(), model.interactions.end());
  return all;
}

int parameter_count(const Model& model, int lists) {
  return 1 + lists + static_cast<int>(model.interactions.size());
}

std::vector<Mask> pairs(int lists) {
  std::vector<Mask> all;
  for (int one = 0; one < lists; ++one)
    for (int two = one + 1; two < lists; ++two)
      all.push_back((Mask{1} << static_cast<unsigned>(one)) |
                    (Mask{1} << static_cast<unsigned>(two)));
  return all;
}

Model hierarchical(const Model& model) {
  Model closed;
  for (const Mask term : model.interactions)
    for (Mask part = term; part != 0; part = (part - 1) & term)
      if (order(part) >= 2) closed.add(part);
  return closed;
}

std::vector<Mask> generators(const Model& model, int lists) {
  const auto all = terms(model, lists);
  std::vector<Mask> largest;
  for (const Mask term : all) {
    const bool within = std::any_of(
        all.begin(), all.end(), [&](Mask other) { return other != term && contains(other, term); });
    if (!within && term != 0) largest.push_back(term);
  }
  std::stable_sort(
      largest.begin(), largest.end(), [](Mask a, Mask b) { return order(a) > order(b); });
  return largest;
}

Result<Model> read_model(std::string_view text, const std::vector<std::string>& lists) {
  text = trimmed(text);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  Model model;
  if (text.empty() || text == "none") return model;
  while (true) {
    const auto comma = text.find(',');
    const Mask term = TRY(read_term(trimmed(text.substr(0, comma)), lists));
    if (order(term) >= 2) model.add(term);
    if (comma == std::string_view::npos) return hierarchical(model);
    text.remove_prefix(comma + 1);
  }
}

std::string term_words(Mask term, const std::vector<std::string>& lists) {
  std::string words;
  for (std::size_t list = 0; list < lists.size(); ++list)
    if ((term >> list & 1U) != 0) words += (words.empty() ? "" : ":") + lists[list];
  return words;
}

std::string term_digits(Mask term) {
  std::string digits;
  for (int list = 0; list < max_lists; ++list)
    if ((term >> static_cast<unsigned>(list) & 1U) != 0) digits += static_cast<char>('1' + list);
  return digits;
}

std::string model_digits(const Model& model, int lists) {
  std::string words;
  for (const Mask term : generators(model, lists))
    words += (words.empty() ? "" : ",") + term_digits(term);
  return "[" + words + "]";
}

}  // namespace zicht::estimate
