#include "open/training/path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace zicht::training {
namespace {

std::size_t count_done(const std::vector<std::string>& questions, const Done& done) {
  return static_cast<std::size_t>(
      std::count_if(questions.begin(), questions.end(), [&](const std::string& id) {
        return done.contains(question_item(id));
      }));
}

PartState state_of_questions(const Part& part, const Done& done) {
  const auto all = part.questions.size();
  const auto right = count_done(part.questions, done);
  const auto unseen = part.reflections.size() - count_done(part.reflections, done);
  PartState state{.is_done = right >= needed(part) && unseen == 0,
                  .is_begun = right > 0 || unseen < part.reflections.size()};
  if (all > 0) state.reason = fmt::format("{} van de {} vragen goed.", right, all);
  if (right < needed(part)) state.reason += fmt::format(" Je hebt er {} nodig.", needed(part));
  if (unseen > 0)
    state.reason += unseen == 1 ? " Bekijk nog de reflectievraag."
                                : fmt::format(" Bekijk nog {} reflectievragen.", unseen);
  return state;
}

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t bits_a_letter = 6;

}  // namespace

std::string page_item(std::string_view page) {
  return fmt::format("lees:{}", page);
}
std::string question_item(std::string_view id) {
  return fmt::format("vraag:{}", id);
}
std::string scenario_item(std::string_view name) {
  return fmt::format("casus:{}", name);
}

std::vector<std::string> items_of(const Path& path) {
  std::vector<std::string> items;
  for (const auto& part : path.parts) {
    if (part.kind == Part::Kind::reading) items.push_back(page_item(part.page));
    if (part.kind == Part::Kind::scenario) items.push_back(scenario_item(part.scenario));
    std::transform(part.asked.begin(), part.asked.end(), std::back_inserter(items), question_item);
  }
  return items;
}

std::size_t needed(const Part& part) {
  constexpr std::size_t whole = 100;
  const auto norm = static_cast<std::size_t>(std::max(part.norm, 0));
  return (norm * part.questions.size() + whole - 1) / whole;
}

PartState state_of(const Part& part, const Done& done) {
  if (part.kind == Part::Kind::questions) return state_of_questions(part, done);
  const bool reads = part.kind == Part::Kind::reading;
  const bool is_done = done.contains(reads ? page_item(part.page) : scenario_item(part.scenario));
  if (reads) return {is_done, is_done, is_done ? "Gelezen." : "Lees deze pagina tot het eind."};
  return {is_done,
          is_done,
          is_done ? "Uitgespeeld."
                  : "Speel tot een einde waarin het verder komt, of weer op weg is. Opnieuw mag "
                    "altijd."};
}

PathState state_of(const Path& path, const Done& done) {
  PathState state{.next = path.parts.size()};
  for (std::size_t at = 0; at < path.parts.size(); ++at) {
    state.parts.push_back(state_of(path.parts[at], done));
    if (state.parts.back().is_done) ++state.parts_done;
    if (!state.parts.back().is_done) state.next = std::min(state.next, at);
  }
  const auto left = path.parts.size() - state.parts_done;
  state.is_done = left == 0;
  if (state.is_done)
    state.reason = "Je hebt elk onderdeel afgerond.";
  else if (left == 1)
    state.reason = fmt::format(
        "Nog één onderdeel: nummer {}. {}", state.next + 1, state.parts[state.next].reason);
  else
    state.reason =
        fmt::format("{} van de {} onderdelen zijn klaar.", state.parts_done, path.parts.size());
  return state;
}

std::string to_stand(const Path& path, const Done& done) {
  const auto items = items_of(path);
  std::string stand = fmt::format("{}-", path.version);
  for (std::size_t at = 0; at < items.size(); at += bits_a_letter) {
    std::size_t letter = 0;
    for (std::size_t bit = 0; bit < bits_a_letter && at + bit < items.size(); ++bit)
      if (done.contains(items[at + bit])) letter |= std::size_t{1} << bit;
    stand += letters[letter];
  }
  return stand;
}

Result<Done> from_stand(const Path& path, std::string_view stand) {
  const auto wrong = fail(Fault::invalid, "Dit adres klopt niet. Je begint met een leeg pad.");
  const auto line = stand.find('-');
  if (line == std::string_view::npos) return wrong;
  int version = 0;
  const auto* end = stand.data() + line;
  const auto read = std::from_chars(stand.data(), end, version);
  if (read.ec != std::errc{} || read.ptr != end) return wrong;
  if (version != path.version)
    return fail(Fault::conflict,
                "Dit pad is intussen vernieuwd. Wat je in de vorige versie deed, telt op deze "
                "pagina niet mee.");
  const auto bits = stand.substr(line + 1);
  const auto items = items_of(path);
  if (bits.size() != (items.size() + bits_a_letter - 1) / bits_a_letter) return wrong;
  Done done;
  for (std::size_t at = 0; at < bits.size(); ++at) {
    const auto letter = letters.find(bits[at]);
    if (letter == std::string_view::npos) return wrong;
    for (std::size_t bit = 0; bit < bits_a_letter; ++bit) {
      if ((letter >> bit & 1U) == 0) continue;
      const auto item = at * bits_a_letter + bit;
      if (item >= items.size()) return wrong;
      done.insert(items[item]);
    }
  }
  return done;
}

}  // namespace zicht::training
