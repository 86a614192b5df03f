#include "open/law/words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"

namespace zicht::law {

std::string status(const Version& version, Date today) {
  if (version.proposed) return "Voorstel, geen geldende wet";
  if (!in_force(version, today)) return "Geldt niet";
  if (version.valid_from) return "Geldt sinds " + text::date(*version.valid_from);
  return "Gelezen als geldende tekst";
}

std::string names(const Article& article, Element::Kind kind, const std::vector<std::string>& ids) {
  std::vector<std::string> found;
  for (const auto& element : article.elements)
    if (element.kind == kind && std::find(ids.begin(), ids.end(), element.id) != ids.end())
      found.push_back(element.name);
  return fmt::format("{}", fmt::join(found, ", "));
}

std::string aims(const Article& article, const Part& part) {
  return part.aims.empty() ? "Niet apart genoemd" : names(article, Element::Kind::aim, part.aims);
}

std::string minors(const Article& article) {
  std::vector<std::string> found;
  for (const auto& part : article.parts)
    if (part.minors_only && !part.needs_means) found.push_back(part.name);
  if (found.empty()) return {};
  return fmt::format(
      "Gaat het om iemand jonger dan 18 jaar? Dan is hiervoor geen middel nodig: {}.",
      fmt::join(found, ", "));
}

}  // namespace zicht::law
