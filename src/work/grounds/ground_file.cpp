// content/grondslagen.toml; docs/content.md is its manual.
#include <fmt/format.h>

#include <algorithm>

#include "open/content/toml_fields.hpp"
#include "work/grounds/grounds.hpp"

namespace zicht::grounds {
namespace {

constexpr std::string_view everyone = "alle";

class TableReader {
 public:
  TableReader(const content::Library& library, content::Problems& problems)
      : library_(library), problems_(problems) {}

  Table read(const std::filesystem::path& file) {
    content::read_toml(file, problems_, [&](content::TomlFields& whole) {
      whole.one("tabel", [&](content::TomlFields& fields) {
        table_.checked_on = fields.required_date("gecontroleerd_op");
        table_.fallback_why = fields.required_text("anders_waarom");
        table_.fallback_alternative = fields.required_text("anders_alternatief");
      });
      whole.each("partij", [&](content::TomlFields& fields) { read_party(fields); });
      whole.each("doel", [&](auto& fields) { read_choice(fields, table_.purposes); });
      whole.each("soort", [&](auto& fields) { read_choice(fields, table_.kinds); });
      whole.each("leeftijd", [&](content::TomlFields& fields) { read_signer(fields); });
      whole.each("regel", [&](content::TomlFields& fields) { read_rule(fields); });
    });
    return std::move(table_);
  }

 private:
  template <class Named>
  void check_id(content::TomlFields& fields, const std::vector<Named>& all, const std::string& id) {
    if (std::any_of(all.begin(), all.end(), [&](const Named& one) { return one.id == id; }))
      fields.note("id", "Dit id staat al in de lijst. Kies een ander.");
  }

  void read_party(content::TomlFields& fields) {
    Party party{.id = fields.required_text("id"),
                .name = fields.required_text("naam"),
                .gives = fields.flag("geeft"),
                .receives = fields.flag("krijgt")};
    check_id(fields, table_.parties, party.id);
    if (!party.gives && !party.receives)
      fields.note("id", "Deze partij geeft niets en krijgt niets. Zet geeft of krijgt aan.");
    table_.parties.push_back(std::move(party));
  }

  void read_choice(content::TomlFields& fields, std::vector<Choice>& all) {
    Choice choice{.id = fields.required_text("id"), .name = fields.required_text("naam")};
    check_id(fields, all, choice.id);
    all.push_back(std::move(choice));
  }

  void read_signer(content::TomlFields& fields) {
    Signer signer{.id = fields.required_text("id"),
                  .name = fields.required_text("naam"),
                  .from = whole_number(fields, "van"),
                  .to = whole_number(fields, "tot_en_met"),
                  .who = fields.required_text("wie_tekent"),
                  .note = fields.required_text("let_op"),
                  .sources = fields.texts("bronnen")};
    check_id(fields, table_.signers, signer.id);
    check_sources(fields, signer.sources);
    // Whoever is of an age is in one band, so that there is one who signs.
    if (signer.from) {
      if (!next_age_)
        fields.note("van", "Boven deze leeftijd is er al iemand die tekent.");
      else if (*signer.from != *next_age_)
        fields.note("van", fmt::format("Deze leeftijden beginnen bij {}.", *next_age_));
      next_age_ = signer.to ? std::optional(*signer.to + 1) : std::nullopt;
    }
    table_.signers.push_back(std::move(signer));
  }

  void read_rule(content::TomlFields& fields) {
    Rule rule{.id = fields.required_text("id"),
              .givers = parties(fields, "gevers", &Party::gives),
              .receivers = parties(fields, "ontvangers", &Party::receives),
              .purposes = choices(fields, "doelen", table_.purposes),
              .kinds = choices(fields, "soorten", table_.kinds),
              .article = fields.text("artikel"),
              .why = fields.required_text("waarom"),
              .alternative = fields.text("alternatief"),
              .sources = fields.texts("bronnen"),
              .valid_from = fields.date("geldig_van"),
              .valid_until = fields.date("geldig_tot"),
              .checked_on = fields.required_date("gecontroleerd_op"),
              .confirmed_on = fields.date("bevestigd_op")};
    check_id(fields, table_.rules, rule.id);
    if (const auto verdict = read_verdict(fields.required_text("antwoord")))
      rule.verdict = *verdict;
    else
      fields.note("antwoord",
                  "Dit antwoord bestaat niet. Kies moet, mag, toestemming, vraag_fg of mag_niet.");
    check_rule(fields, rule);
    table_.rules.push_back(std::move(rule));
  }

  void check_rule(content::TomlFields& fields, const Rule& rule) {
    check_sources(fields, rule.sources);
    if (!rule.article.empty() && rule.sources.empty())
      fields.note("artikel", "Er staat een artikel zonder bron. Voeg de bron toe.");
    if (is_refusal(rule.verdict) && rule.alternative.empty())
      fields.note("antwoord", "Zeg in alternatief wat er wel kan.");
    if (rule.valid_from && rule.valid_until && *rule.valid_until <= *rule.valid_from)
      fields.note("geldig_tot", "Deze dag ligt voor geldig_van. Verbeter een van de twee.");
    for (const auto& other : table_.rules)
      if (overlap(rule, other))
        fields.note("id",
                    fmt::format("Over dezelfde vraag gaat ook de regel \"{}\". Laat er een over.",
                                other.id));
  }

  std::vector<std::string> parties(content::TomlFields& fields,
                                   std::string_view key,
                                   bool Party::*does) {
    std::vector<Choice> all;
    for (const auto& party : table_.parties)
      if (party.*does) all.push_back({party.id, party.name});
    return choices(fields, key, all);
  }

  /// The ids of a list, each of which must be there; "alle" stands for all.
  std::vector<std::string> choices(content::TomlFields& fields,
                                   std::string_view key,
                                   const std::vector<Choice>& all) {
    auto ids = fields.texts(key);
    if (ids.empty()) fields.note(key, "Noem er minstens een, of schrijf \"alle\".");
    if (ids.size() == 1 && ids[0] == everyone) {
      ids.clear();
      for (const auto& choice : all) ids.push_back(choice.id);
      return ids;
    }
    for (const auto& id : ids)
      if (std::none_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; }))
        fields.note(key, fmt::format("\"{}\" staat hierboven niet. Verbeter het.", id));
    return ids;
  }

  void check_sources(content::TomlFields& fields, const std::vector<std::string>& sources) {
    for (const auto& id : sources)
      if (library_.source(id) == nullptr)
        fields.note("bronnen", fmt::format("De bron \"{}\" staat niet in bronnen.toml.", id));
  }

  static std::optional<int> whole_number(content::TomlFields& fields, std::string_view key) {
    const auto number = fields.number(key);
    if (!number) return std::nullopt;
    return static_cast<int>(*number);
  }

  const content::Library& library_;
  content::Problems& problems_;
  Table table_ = {};
  std::optional<int> next_age_ = 0;
};

}  // namespace

Table read(const std::filesystem::path& file,
           const content::Library& library,
           content::Problems& problems) {
  return TableReader(library, problems).read(file);
}

}  // namespace zicht::grounds
