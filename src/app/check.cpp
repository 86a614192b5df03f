// zicht check: is everything in content/ in order.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "app/commands.hpp"
#include "app/content.hpp"
#include "open/content/write_ids.hpp"
#include "open/takeaway/takeaway.hpp"

namespace zicht::app {
namespace {

constexpr auto help =
    R"(Opent elk document, elke link, elke figuur en elke bron, en meldt wat niet klopt
als "bestand:regel: wat er mis is, wat je doet". Drukt daarna alles één keer af: een kaart die
niet op één kant past, of een figuur die niet getekend kan worden, telt ook. Eindigt met 0 als alles klopt, anders met 65.)";

/// Prints everything once: what does not fit or cannot be drawn is found before a reader finds it.
Result<> check_paper(const content::Library& library) {
  const auto press = find_press();
  if (!press) {
    fmt::print("Papier is niet nagekeken: {}\n", press.error().message);
    return {};
  }
  const auto problems =
      TRY(takeaway::check_paper(library, SystemClock().today(), paper::Press(*press)));
  if (problems.empty()) {
    fmt::print("Alles kan op papier.\n");
    return {};
  }
  return fail(Fault::invalid,
              fmt::format("niet alles kan op papier:\n{}", fmt::join(problems, "\n")));
}

Result<> check_content(Config config, bool add_ids) {
  TRY(find_content(config));
  if (add_ids) {
    content::Problems problems;
    const auto library = content::Library::load(config.content, problems);
    const int written = TRY(content::write_ids(library));
    fmt::print("{} id's toegevoegd.\n", written);
  }
  const auto content = TRY(load_content(config));
  fmt::print("{}: {} documenten, {} begrippen, {} bronnen en {} figuren zijn in orde.\n",
             config.content.string(),
             content.library.documents().size(),
             content.library.terms().size(),
             content.library.sources().size(),
             content.library.figures().size());
  return check_paper(content.library);
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
            return [config, add_ids] { return check_content(*config, *add_ids); };
          }};
}

}  // namespace zicht::app
