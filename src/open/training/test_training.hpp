// For tests: a chapter, a card and a training about them, each text to be changed at will.
#pragma once

#include <string>

#include "open/content/test_content.hpp"
#include "open/training/training.hpp"

namespace zicht::training::test {

using content::test::Content;
using content::test::head;
using content::test::Said;

inline const std::string dates = "gecontroleerd_op = 2026-11-25\nherzien_op = 2027-05-25\n";

inline std::string question(const std::string& id, const std::string& more) {
  return "\n[[vraag]]\nid = \"" + id + "\"\npagina = \"/kompas/signaleren/hoe\"\nblok = \"b-1\"\n" +
         more;
}
inline std::string answer(const std::string& text, const std::string& good) {
  return "[[vraag.antwoord]]\ntekst = \"" + text + "\"\n" +
         (good.empty() ? "" : "goed = " + good + "\n") + "uitleg = \"Daarom " + text + ".\"\n";
}
/// A question of the kind een; the good answer stands on place `right` of three.
inline std::string single(const std::string& id, int right) {
  std::string text = "soort = \"een\"\ntekst = \"Wat doe je?\"\n";
  for (int at = 0; at < 3; ++at)
    text += answer("antwoord " + std::string(1, static_cast<char>('a' + at)),
                   at == right ? "true" : "false");
  return question(id, text);
}
inline const std::string several_text =
    "soort = \"meer\"\ntekst = \"Wat helpt? Kies alles wat past.\"\n" + answer("x", "true") +
    answer("y", "true") + answer("z", "false");
inline const std::string order_text = "soort = \"volgorde\"\ntekst = \"In welke volgorde?\"\n" +
                                      answer("eerst", "") + answer("dan", "") +
                                      answer("daarna", "") + answer("tot slot", "");
inline const std::string reflection_text =
    "soort = \"reflectie\"\ntekst = \"Waar zie jij dit?\"\nhulp = [\"Wie?\", \"Waar?\", "
    "\"Hoe?\"]\n";

/// Eight questions that break no rule.
inline std::string questions() {
  std::string text = "hoofdstuk = \"06-signaleren\"\n" + dates;
  for (int number = 1; number <= 5; ++number)
    text += single("06-a-" + std::to_string(number), number % 3);
  return text + question("06-b-1", several_text) + question("06-c-1", order_text) +
         question("06-d-1", reflection_text);
}

inline std::string choice(const std::string& to, const std::string& fit) {
  return "[[stap.keuze]]\ntekst = \"Naar " + to + " via " + fit + ".\"\nnaar = \"" + to +
         "\"\nsoort = \"" + fit + "\"\nterugkoppeling = \"Zie [de kaart](/kaarten/balie).\"\n";
}
inline std::string step(const std::string& id, const std::string& choices) {
  return "\n[[stap]]\nid = \"" + id + "\"\ntekst = \"Hier sta je bij " + id + ".\"\n" + choices;
}
inline std::string ending(const std::string& id, const std::string& kind) {
  return "\n[[stap]]\nid = \"" + id + "\"\neinde = \"" + kind + "\"\ntitel = \"Einde " + id +
         "\"\ntekst = \"Zo loopt het af.\"\nlees = [\"/kaarten/balie\"]\n";
}
inline const std::string scenario_head =
    "titel = \"De dure jas\"\nsamenvatting = \"Een leerling heeft een dure jas.\"\nfictief = true\n"
    "waarschuwing = \"een jongere onder druk\"\nrol = \"Je bent mentor.\"\n"
    "doelgroepen = [\"inwoner\"]\nduur = 10\nbegin = \"start\"\n" +
    dates;
inline const std::string endings = ending("goed", "verder") + ending("terug", "hersteld") +
                                   ending("stil", "blijft-liggen") + ending("mis", "risico");
inline const std::string start =
    step("start", choice("fout", "niet-doen") + choice("midden", "past"));
inline const std::string middle =
    step("midden", choice("goed", "past") + choice("stil", "kan-beter"));
inline const std::string wrong_turn =
    step("fout", choice("terug", "past") + choice("mis", "niet-doen"));
/// A story that breaks no rule.
inline std::string scenario() {
  return scenario_head + start + middle + wrong_turn + endings;
}

inline const std::string path_head =
    "titel = \"Aan de balie\"\nsamenvatting = \"Voor wie inwoners spreekt.\"\n"
    "doelgroep = \"inwoner\"\nversie = 2\nduur = 20\nafronding = \"Als je alles hebt gedaan.\"\n" +
    dates;
inline const std::string path_parts =
    "\n[[onderdeel]]\nsoort = \"lezen\"\npagina = \"/kompas/signaleren/hoe\"\n"
    "\n[[onderdeel]]\nsoort = \"vragen\"\ntitel = \"Signaleren\"\nnorm = 75\n"
    "hoofdstuk = \"06-signaleren\"\n"
    "\n[[onderdeel]]\nsoort = \"casus\"\nnaam = \"de-dure-jas\"\n";

/// The handbook of one chapter, and its training.
struct School : Content {
  explicit School(const std::string& questions_text = questions(),
                  const std::string& scenario_text = scenario(),
                  const std::string& path_text = path_head + path_parts) {
    write("kompas/06-signaleren/hoofdstuk.md", head("deel = \"hoe\"\n"));
    for (const auto* page : {"wat", "hoe", "met-wie"})
      write(std::string("kompas/06-signaleren/") + page + ".md",
            head() + "Kijk, schrijf op en geef door. {#b-1}\n\n## Drie rollen {#rollen}\n");
    write("kaarten/balie.md",
          head("soort = \"rol\"\nhoofdstuk = \"signaleren\"\n") + "Kijk goed. {#b-2}\n");
    write("training/vragen/06-signaleren.toml", questions_text);
    write("training/casussen/de-dure-jas.toml", scenario_text);
    write("training/paden/balie.toml", path_text);
    said = load();
    training = training::read(folder() / "training", library, {"/help"}, said.problems);
  }

  Said said;
  Training training;
};

}  // namespace zicht::training::test
