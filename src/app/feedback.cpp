// zicht feedback: what visitors thought of the pages.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "ground/text/csv.hpp"
#include "open/feedback/feedback.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Laat per pagina zien hoeveel bezoekers haar nuttig vonden, en wat ze erbij schreven. De pagina met
de meeste keren "nee" staat bovenaan. Met --csv alle antwoorden als tabel voor een rekenblad. Wat
ouder is dan een jaar, gooit het programma weg.)";

std::string_view word(feedback::Answer answer) {
  return answer == feedback::Answer::yes ? "ja" : "nee";
}

void print_csv(const std::vector<feedback::Opinion>& opinions) {
  text::CsvRows rows{{"pagina", "dag", "antwoord", "toelichting"}};
  for (const auto& opinion : opinions)
    rows.push_back(
        {opinion.page, to_iso(opinion.day), std::string(word(opinion.answer)), opinion.words});
  fmt::print("{}", text::write_csv(rows));
}

/// A visitor's words on a terminal: as one line, and without what could steer the terminal.
std::string on_one_line(std::string words) {
  for (char& c : words)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return words;
}

void print_by_page(const std::vector<feedback::Tally>& tallies,
                   const std::vector<feedback::Opinion>& opinions) {
  if (tallies.empty()) fmt::print("Er zijn nog geen antwoorden.\n");
  for (const auto& tally : tallies) {
    fmt::print("{}: {} keer nee, {} keer ja\n", tally.page, tally.no, tally.yes);
    for (const auto& opinion : opinions)
      if (opinion.page == tally.page && !opinion.words.empty())
        fmt::print(
            "  {} {}: {}\n", to_iso(opinion.day), word(opinion.answer), on_one_line(opinion.words));
  }
}

Result<> print_feedback(Config config, bool as_csv) {
  TRY(find_migrations(config));
  const auto file = database_file(config);
  std::error_code error;
  // Opening would make an empty one, and say that nobody answered.
  if (!file.empty() && !std::filesystem::exists(file, error))
    return fail(
        Fault::not_found,
        fmt::format("er is geen database {}. Wijs haar map aan met --data.", file.string()));
  const SystemClock clock;
  auto database = TRY(store::Database::open(database_url(config)));
  TRY(database.migrate(config.migrations, clock));
  feedback::Feedback feedback(database, clock);
  const auto opinions = TRY(feedback.all());
  if (as_csv) {
    print_csv(opinions);
    return {};
  }
  print_by_page(TRY(feedback.tallies()), opinions);
  return {};
}

}  // namespace

Command feedback_command() {
  return {.name = "feedback",
          .summary = "Laat zien wat bezoekers van de pagina's vinden",
          .help = help,
          .prepare = [](CLI::App& flags) {
            auto given = std::make_shared<Config>();
            auto file = std::make_shared<std::filesystem::path>();
            auto as_csv = std::make_shared<bool>(false);
            flags.add_option("--config", *file, "Bestand met instellingen");
            flags.add_option("--data", given->data, "Map met de database");
            flags.add_option("--database", given->database, "postgresql://...");
            flags.add_option("--migrations", given->migrations, "Map met de migraties");
            flags.add_flag("--csv", *as_csv, "Alle antwoorden, als tabel");
            return [given, file, as_csv, &flags]() -> Result<> {
              Config config;
              if (!file->empty()) TRY(read_config(*file, config));
              if (flags.count("--data") > 0) config.data = given->data;
              if (flags.count("--database") > 0) config.database = given->database;
              if (flags.count("--migrations") > 0) config.migrations = given->migrations;
              return print_feedback(std::move(config), *as_csv);
            };
          }};
}

}  // namespace zicht::app
