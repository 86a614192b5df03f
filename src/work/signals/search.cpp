// Looking through the open stories of a desk: opened in memory, one by one, and forgotten again. An
// index would be a second copy of everything that was told.
#include <algorithm>
#include <future>
#include <span>
#include <thread>

#include "ground/audit/audit.hpp"
#include "ground/text/utf8.hpp"
#include "work/signals/desk_act.hpp"

namespace zicht::signals {
namespace {

std::vector<std::string> folded_words(std::string_view typed) {
  std::vector<std::string> words(1);
  for (const char letter : text::fold(typed))
    if (letter == ' ' || letter == '\t' || letter == '\n') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += letter;
    }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Some 160 bytes around a place, cut where a letter begins.
std::string around_place(const std::string& story, std::size_t at) {
  constexpr std::size_t reach = 80;
  const auto is_inside = [&](std::size_t place) {
    return place < story.size() && (static_cast<unsigned char>(story[place]) & 0xC0U) == 0x80U;
  };
  std::size_t from = std::min(at, story.size());
  from -= std::min(reach, from);
  while (from > 0 && is_inside(from)) --from;
  std::size_t to = std::min(story.size(), at + reach);
  while (is_inside(to)) ++to;
  return story.substr(from, to - from);
}

/// A signal in whose story all words stand, and where.
struct Found {
  SignalId signal = {};
  std::string excerpt = {};
};

/// Opens one story after another and looks for the words; at most `most` are found.
Result<std::vector<Found>> look_through(std::span<const SealedStory> stories,
                                        const vault::OpenDesk& desk,
                                        const std::vector<std::string>& words,
                                        std::size_t most) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < stories.size() && found.size() < most;) {
    const auto signal = stories[at].signal;
    // One story that cannot be read any more must not keep the others from being found.
    const auto keys = RecordKeys::open({stories[at].key}, desk);
    std::string whole;
    for (; at < stories.size() && stories[at].signal == signal; ++at) {
      if (!keys) continue;
      if (const auto text = keys->open(stories[at].text)) whole += text->words + '\n';
    }
    const auto folded = text::fold(whole);
    if (std::ranges::all_of(
            words, [&](const auto& word) { return folded.find(word) != std::string::npos; }))
      // Folding takes accents away, so the place is near, not exact.
      found.push_back({signal, around_place(whole, folded.find(words.front()))});
  }
  return found;
}

/// The same by a few threads, each with a part of the list: to read a story and open its key costs
/// far more than to look. Each reads by itself, so nobody waits for a connection while having one.
Result<std::vector<Found>> look_through_all(store::Database& database,
                                            const std::vector<After>& places,
                                            const vault::OpenDesk& desk,
                                            const std::vector<std::string>& words,
                                            std::size_t most) {
  constexpr std::size_t worth_a_thread = 250;
  const auto threads = std::clamp<std::size_t>(
      places.size() / worth_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
  const auto look = [&](std::size_t part) -> Result<std::vector<Found>> {
    const auto first = places.size() * part / threads;
    const auto end = places.size() * (part + 1) / threads;
    auto transaction = TRY(database.read());
    const auto stories =
        TRY(RecordStore(transaction).open_stories(desk.desk(), places[first], places[end - 1]));
    return look_through(stories, desk, words, most);
  };
  std::vector<std::future<Result<std::vector<Found>>>> parts;
  for (std::size_t part = 0; part < threads; ++part)
    parts.push_back(std::async(part == 0 ? std::launch::deferred : std::launch::async, look, part));
  std::vector<Found> all;
  for (auto& part : parts)
    for (auto& found : TRY(part.get()))
      if (all.size() < most) all.push_back(std::move(found));
  return all;
}

Result<std::vector<After>> places_of(store::Database& database, accounts::OrganisationId desk) {
  auto transaction = TRY(database.read());
  return SignalStore(transaction).open_places(desk);
}

Result<std::vector<Hit>> matching(store::Database& database,
                                  const vault::OpenDesk& desk,
                                  const std::vector<std::string>& words,
                                  std::size_t most) {
  const auto places = TRY(places_of(database, desk.desk()));
  if (places.empty()) return std::vector<Hit>();
  auto all = TRY(look_through_all(database, places, desk, words, most));
  auto transaction = TRY(database.read());
  std::vector<Hit> hits;
  for (auto& found : all) {
    auto signal = TRY(SignalStore(transaction).find(found.signal));
    // Handed over while we looked: then it is not this desk's to read any more.
    if (signal && signal->desk == desk.desk())
      hits.push_back({std::move(*signal), std::move(found.excerpt)});
  }
  return hits;
}

}  // namespace

Result<std::vector<Hit>> Signals::search(const accounts::Actor& actor,
                                         const vault::OpenDesk& desk,
                                         std::string_view typed,
                                         std::size_t most) {
  TRY(require_member(actor, desk));
  const auto words = folded_words(typed);
  if (words.empty()) return std::vector<Hit>();
  // Read first and noted after, so that opening thousands of stories holds up nobody who writes.
  // What cannot be noted is not shown.
  auto hits = TRY(matching(ground_.database, desk, words, most));
  auto noted = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    return audit::note(transaction,
                       {.actor = actor.person.value,
                        .role = "attention_officer",
                        .purpose = "weighing",
                        .action = "signals.searched",
                        .object = "desk/" + std::to_string(desk.desk().value),
                        .fields = {"story"},
                        .organisation = desk.desk().value},
                       ground_.clock.now());
  });
  TRY(std::move(noted));
  return hits;
}

}  // namespace zicht::signals
