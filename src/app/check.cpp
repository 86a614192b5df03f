// zicht check: is everything in content/ in order.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "app/language_report.hpp"
#include "open/content/language.hpp"
#include "open/content/write_ids.hpp"
#include "open/takeaway/takeaway.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Opent elk document, elke link, elke figuur en elke bron, en meldt wat niet klopt
als "bestand:regel: wat er mis is, wat je doet". Drukt daarna alles één keer af: een kaart die
niet op één kant past, of een figuur die niet getekend kan worden, telt ook. Eindigt met 0 als alles
klopt, anders met 65. Met --taal ook een tabel: per pagina hoe lang de zinnen zijn en wat er beter
kan, de moeilijkste pagina bovenaan.)";

/// Prints everything once: what does not fit or cannot be drawn is found before a reader finds it.
Result<> check_paper(const Content& content) {
  const auto press = press_beside_program();
  if (!std::filesystem::exists(press)) {
    fmt::print("Papier is niet nagekeken: {} is er niet. Bouw het met ./dev build.\n",
               press.string());
    return {};
  }
  const auto problems =
      TRY(takeaway::check_paper(content.library,
                                made_pages(content.library, content.barriers, content.article),
                                SystemClock().today(),
                                paper::Press(press)));
  if (problems.empty()) {
    fmt::print("Alles kan op papier.\n");
    return {};
  }
  return fail(Fault::invalid,
              fmt::format("niet alles kan op papier:\n{}", fmt::join(problems, "\n")));
}

std::vector<content::PageLanguage> language_of(const std::filesystem::path& folder,
                                               const content::Library& library) {
  auto pages = content::measure_language(library);
  auto lists = content::measure_lists(folder);
  std::move(lists.begin(), lists.end(), std::back_inserter(pages));
  return pages;
}

/// Prints how hard each page is. It also does so where links or sources do not fit yet, for who
/// writes first and tidies up later.
void print_language(const std::filesystem::path& folder) {
  content::Problems told_by_the_check;
  const auto library = content::Library::load(folder, told_by_the_check);
  fmt::print("{}", language_report(language_of(folder, library)));
  std::fflush(stdout);  // What is wrong comes below it, by another way out.
}

/// Fails with `invalid` where a text passes a limit of docs/content.md.
Result<> check_language(const std::filesystem::path& folder,
                        const content::Library& library,
                        bool is_printed) {
  const auto problems = content::limits_passed(language_of(folder, library));
  if (problems.empty()) return {};
  if (!is_printed) return fail(Fault::invalid, list_of(problems));
  return fail(Fault::invalid,
              fmt::format("de taal moet nog op {} {} korter of duidelijker, zie hierboven.",
                          problems.size(),
                          problems.size() == 1 ? "plek" : "plekken"));
}

Result<> check_content(Config config, bool add_ids, bool report_language) {
  TRY(find_content(config));
  if (add_ids) {
    content::Problems problems;
    const auto library = content::Library::load(config.content, problems);
    const int written = TRY(content::write_ids(library));
    fmt::print("{} id's toegevoegd.\n", written);
  }
  if (report_language) print_language(config.content);
  const auto content = TRY(load_content(config));
  const auto early =
      changes::check_days(content.changes, changes_file(config), SystemClock().today());
  if (!early.empty()) return fail(Fault::invalid, list_of(early));
  TRY(check_language(config.content, content.library, report_language));
  const auto& training = content.training;
  fmt::print("Training: {} vragen, {} casussen en {} leerpaden zijn in orde.\n",
             training.questions.size(),
             training.scenarios.size(),
             training.paths.size());
  fmt::print("Doorgeven: {} regels zijn in orde. Geen regel spreekt een andere tegen.\n",
             content.grounds.rules.size());
  fmt::print("Bewaren: {} termijnen zijn in orde. Vastgesteld door een FG: {}.\n",
             content.terms.rules.size(),
             std::ranges::count_if(content.terms.rules,
                                   [](const auto& rule) { return rule.confirmed_on.has_value(); }));
  fmt::print("{}: {} documenten, {} begrippen, {} bronnen en {} figuren zijn in orde.\n",
             config.content.string(),
             content.library.documents().size(),
             content.library.terms().size(),
             content.library.sources().size(),
             content.library.figures().size());
  return check_paper(content);
}

}  // namespace

Command check_command() {
  return {.name = "check",
          .summary = "Controleert de inhoud",
          .help = help,
          .prepare = [](CLI::App& flags) {
            auto config = std::make_shared<Config>();
            auto add_ids = std::make_shared<bool>(false);
            flags.add_option("--content", config->content, "Map met de inhoud");
            flags.add_flag(
                "--write-ids", *add_ids, "Geeft elk blok zonder id er een, in het bestand zelf");
            auto language = std::make_shared<bool>(false);
            flags.add_flag("--taal", *language, "Laat per pagina zien hoe moeilijk de taal is");
            return [=] { return check_content(*config, *add_ids, *language); };
          }};
}

}  // namespace zicht::app
