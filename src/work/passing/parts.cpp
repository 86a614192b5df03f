#include "work/passing/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "ground/text/dutch.hpp"
#include "ground/text/utf8.hpp"
#include "work/signals/report.hpp"

namespace zicht::passing {
namespace {

using signals::TextKind;

std::string_view name_of(TextKind kind) {
  return signals::names_of(kind).at(static_cast<std::size_t>(kind));
}

constexpr std::string_view message_part = "dialogue-";

struct Label {
  std::string_view name;
  std::string_view label;
};
constexpr std::array part_labels{Label{"story", "Wat er gezien is"},
                                 Label{"place", "Waar het is"},
                                 Label{"moment", "Wanneer het was"},
                                 Label{"contact", "Hoe je de melder bereikt"},
                                 Label{"form", "Vorm van uitbuiting"},
                                 Label{"sector", "Soort plek"},
                                 Label{"minor", "Onder de 18"},
                                 Label{"indicators", "Aangevinkte signalen"}};

Part make_part(std::string_view name, std::string text) {
  return {.name = std::string(name), .label = label_of(name), .text = std::move(text)};
}

std::string lines_of(const std::vector<signals::Indicator>& indicators) {
  std::string lines;
  for (const auto indicator : indicators)
    lines += (lines.empty() ? "" : "\n") + std::string(signals::dutch_name(indicator));
  return lines;
}

/// In kinds that name nobody only these can go.
constexpr std::array nameless{std::string_view("form"),
                              std::string_view("sector"),
                              std::string_view("minor"),
                              std::string_view("indicators"),
                              std::string_view("moment")};

}  // namespace

std::string label_of(std::string_view name) {
  if (name.starts_with(message_part))
    return fmt::format("Bericht {} van het gesprek", name.substr(message_part.size()));
  const auto* found = std::find_if(
      part_labels.begin(), part_labels.end(), [&](const Label& one) { return one.name == name; });
  return std::string(found == part_labels.end() ? name : found->label);
}

std::vector<Part> parts_of(const signals::Opened& opened, std::string_view sector) {
  const auto& signal = opened.signal;
  std::vector<Part> parts;
  if (signal.form != signals::Exploitation::unknown)
    parts.push_back(make_part("form", std::string(signals::dutch_name(signal.form))));
  if (!sector.empty()) parts.push_back(make_part("sector", std::string(sector)));
  if (signal.minor != signals::Known::unknown)
    parts.push_back(make_part("minor", std::string(signals::dutch_name(signal.minor))));
  for (const auto& text : opened.story) parts.push_back(make_part(name_of(text.kind), text.words));
  // The last weighing counts: what was thought before it was taken back by it. Of a weighing only
  // what was ticked can go: its words are an opinion of the desk, and stay inside.
  signals::Assessment last;
  for (const auto& text : opened.notes)
    if (text.kind == TextKind::assessment) last = signals::read_assessment(text.words);
  if (!last.indicators.empty()) parts.push_back(make_part("indicators", lines_of(last.indicators)));
  const auto messages = opened.dialogue.size();
  for (std::size_t at = messages - std::min(messages, most_messages); at < messages; ++at) {
    const auto& text = opened.dialogue[at];
    const auto* who = text.kind == TextKind::answer ? "De melder" : "Het meldpunt";
    parts.push_back(make_part(fmt::format("{}{}", message_part, at + 1),
                              fmt::format("{}: {}", who, text.words)));
  }
  for (const auto& text : opened.contact) parts.push_back(make_part(contact_part, text.words));
  return parts;
}

bool fits(std::string_view part, std::string_view kind) {
  if (kind == "aantallen") return false;
  if (kind == "kenmerken") return std::ranges::count(nameless, part) > 0;
  if (kind == "zonder-naam") return part != contact_part;
  return true;
}

Result<Chosen> choose(const std::vector<Part>& all,
                      const std::vector<Part>& typed,
                      std::string_view kind) {
  Chosen chosen;
  for (const auto& one : typed) {
    const auto original = std::ranges::find(all, one.name, &Part::name);
    if (original == all.end())
      return fail(Fault::invalid, "Dit onderdeel staat niet (meer) in het signaal.");
    if (!fits(one.name, kind))
      return fail(
          Fault::invalid,
          fmt::format("‘{}’ past niet bij het soort gegevens dat je koos.", original->label));
    auto text = signals::tidy(one.text);
    if (text.empty())
      return fail(Fault::invalid,
                  fmt::format("Bij ‘{}’ staat niets meer. Haal het vinkje weg.", original->label));
    if (text.size() > 4 * signals::longest_story)
      return fail(Fault::invalid, fmt::format("‘{}’ is te lang.", original->label));
    if (text != signals::tidy(original->text)) chosen.changed.push_back(one.name);
    chosen.parts.push_back({.name = one.name, .label = original->label, .text = std::move(text)});
  }
  if (chosen.parts.empty()) return fail(Fault::invalid, "Vink aan wat je doorgeeft.");
  return chosen;
}

}  // namespace zicht::passing
