// content/bewaartermijnen.toml.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "open/content/toml_fields.hpp"
#include "work/retention/retention.hpp"

namespace zicht::retention {
namespace {

using signals::State;

const std::map<std::string, Part, std::less<>> parts{
    {"signaal", Part::whole}, {"contact", Part::contact}, {"woorden", Part::words}};
const std::map<std::string, Begin, std::less<>> begins{
    {"gesloten", Begin::closed}, {"gesprek", Begin::dialogue}, {"gebruik", Begin::use}};
const std::map<std::string, State, std::less<>> decisions{{"geen_aanwijzing", State::no_indication},
                                                          {"dubbel", State::duplicate},
                                                          {"politie", State::to_police},
                                                          {"zorg", State::to_care},
                                                          {"registratie", State::registration_due},
                                                          {"ketentafel", State::to_chain_table}};

template <class Value>
std::string words_of(const std::map<std::string, Value, std::less<>>& known) {
  std::string words;
  for (const auto& [word, value] : known) words += (words.empty() ? "" : ", ") + word;
  return words;
}

/// What a word stands for; a problem where it is none of those known.
template <class Value>
Value read_word(content::TomlFields& fields,
                std::string_view key,
                std::string_view word,
                const std::map<std::string, Value, std::less<>>& known) {
  const auto found = known.find(word);
  if (found != known.end()) return found->second;
  fields.note(key, fmt::format("\"{}\" bestaat niet. Kies uit: {}.", word, words_of(known)));
  return Value{};
}

Length read_length(content::TomlFields& fields) {
  const auto whole = [&](std::string_view key) {
    constexpr double most = 1200;
    const auto number = fields.number(key);
    if (!number) return 0;
    if (*number < 1 || *number > most || *number != static_cast<int>(*number))
      fields.note(key, "Schrijf een heel getal van 1 tot en met 1200.");
    return static_cast<int>(std::clamp(*number, 0.0, most));
  };
  const Length length{.months = whole("maanden"), .days = whole("dagen")};
  if (length.months == 0 && length.days == 0)
    fields.note("dagen", "Zeg hoe lang het bewaard blijft, in dagen of in maanden.");
  return length;
}

Rule read_rule(content::TomlFields& fields) {
  Rule rule{.id = fields.required_text("id"),
            .part = read_word(fields, "wat", fields.required_text("wat"), parts),
            .begin = read_word(fields, "vanaf", fields.required_text("vanaf"), begins),
            .length = read_length(fields),
            .why = fields.required_text("waarom"),
            .valid_from = fields.required_date("geldig_van"),
            .valid_until = fields.date("geldig_tot"),
            .checked_on = fields.required_date("gecontroleerd_op"),
            .confirmed_on = fields.date("bevestigd_op")};
  for (const auto& word : fields.texts("na"))
    rule.went_to.push_back(read_word(fields, "na", word, decisions));
  if (rule.part == Part::whole && rule.went_to.empty())
    fields.note("na", fmt::format("Zeg na welk besluit. Kies uit: {}.", words_of(decisions)));
  if (rule.part != Part::whole && !rule.went_to.empty())
    fields.note("na", "Dit kan alleen bij een heel signaal. Haal het weg.");
  // The id goes into the log, that knows only such words.
  if (!std::ranges::all_of(rule.id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
      }))
    fields.note("id", "Een id bestaat uit kleine letters, cijfers en streepjes.");
  if (rule.valid_until && *rule.valid_until <= rule.valid_from)
    fields.note("geldig_tot", "Deze dag ligt voor geldig_van. Verbeter een van de twee.");
  return rule;
}

}  // namespace

Terms read(const std::filesystem::path& file, content::Problems& problems) {
  Terms terms;
  content::read_toml(file, problems, [&](content::TomlFields& whole) {
    whole.each("regel", [&](content::TomlFields& fields) {
      auto rule = read_rule(fields);
      for (const auto& other : terms.rules) {
        if (other.id == rule.id) fields.note("id", "Dit id staat al in de lijst. Kies een ander.");
        if (overlap(rule, other))
          fields.note("id",
                      fmt::format("Over hetzelfde gaat ook de regel \"{}\". Zet geldig_tot bij de "
                                  "oude, of laat er een over.",
                                  other.id));
      }
      terms.rules.push_back(std::move(rule));
    });
  });
  return terms;
}

}  // namespace zicht::retention
