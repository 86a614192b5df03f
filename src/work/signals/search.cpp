// Looking through the open stories of a desk: opened in memory, one by one, and forgotten again. An
// index would be a second copy of everything that was told.
#include <algorithm>
#include <future>
#include <iterator>
#include <span>
#include <thread>

#include "ground/audit/audit.hpp"
#include "ground/base/thread.hpp"
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

/// In one search, so that who writes does not wait long for it.
constexpr std::size_t most_resealed = 500;

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

/// What was found, and keys that were opened and may be sealed anew, so that the next search costs
/// less.
struct Looked {
  std::vector<Found> found = {};
  std::vector<std::pair<SignalId, WrappedKey>> resealed = {};

  void add(Looked more) {
    std::ranges::move(more.found, std::back_inserter(found));
    std::ranges::move(more.resealed, std::back_inserter(resealed));
  }
};

struct Most {
  std::size_t found = 0;
  std::size_t resealed = 0;
};

/// Opens one story after another and looks for the words.
Looked look_through(std::span<const SealedStory> stories,
                    const vault::OpenDesk& desk,
                    const std::vector<std::string>& words,
                    Most most) {
  Looked looked;
  for (std::size_t at = 0; at < stories.size() && looked.found.size() < most.found;) {
    const auto& [signal, text, key] = stories[at];
    // One story that cannot be read any more must not keep the others from being found.
    const auto keys = RecordKeys::open(signal, {key}, desk);
    std::string whole;
    for (; at < stories.size() && stories[at].signal == signal; ++at) {
      if (!keys) continue;
      if (const auto opened = keys->open(stories[at].text)) whole += opened->words + '\n';
    }
    const auto folded = text::fold(whole);
    if (std::ranges::all_of(
            words, [&](const auto& word) { return folded.find(word) != std::string::npos; }))
      // Folding takes accents away, so the place is near, not exact.
      looked.found.push_back({signal, around_place(whole, folded.find(words.front()))});
    if (keys && key.sealing == Sealing::box && looked.resealed.size() < most.resealed)
      if (auto sealed = keys->reseal(signal, key, desk))
        looked.resealed.emplace_back(signal, std::move(*sealed));
  }
  return looked;
}

/// The same by a few threads, each with a part of the list: to read a story and open its key costs
/// far more than to look. Each reads by itself, so nobody waits for a connection while having one.
Result<Looked> look_through_all(store::Database& database,
                                const std::vector<After>& places,
                                const vault::OpenDesk& desk,
                                const std::vector<std::string>& words,
                                std::size_t most) {
  constexpr std::size_t worth_a_thread = 250;
  // Few lie in memory together, however many there are.
  constexpr std::size_t at_once = 64;
  const auto threads = std::clamp<std::size_t>(
      places.size() / worth_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
  const auto look = [&](std::size_t part) -> Result<Looked> {
    // Where the machine is busy, who searches waits for the others, and not they for the search.
    run_behind_others();
    const auto end = places.size() * (part + 1) / threads;
    auto transaction = TRY(database.read());
    Looked all;
    for (auto at = places.size() * part / threads; at < end && all.found.size() < most;
         at += at_once) {
      const auto last = std::min(at + at_once, end) - 1;
      const auto stories =
          TRY(RecordStore(transaction).open_stories(desk.desk(), places[at], places[last]));
      all.add(look_through(stories,
                           desk,
                           words,
                           {.found = most - all.found.size(),
                            .resealed = most_resealed / threads - all.resealed.size()}));
    }
    return all;
  };
  std::vector<std::future<Result<Looked>>> parts;
  for (std::size_t part = 0; part < threads; ++part)
    parts.push_back(std::async(std::launch::async, look, part));
  Looked all;
  for (auto& part : parts) all.add(TRY(part.get()));
  all.found.resize(std::min(all.found.size(), most));
  return all;
}

Result<std::vector<After>> places_of(store::Database& database, accounts::OrganisationId desk) {
  auto transaction = TRY(database.read());
  return SignalStore(transaction).open_places(desk);
}

/// The signals that were found.
Result<std::vector<Hit>> hits_of(store::Database& database,
                                 accounts::OrganisationId desk,
                                 std::vector<Found> all) {
  auto transaction = TRY(database.read());
  std::vector<Hit> hits;
  for (auto& found : all) {
    auto signal = TRY(SignalStore(transaction).find(found.signal));
    // Handed over while we looked: then it is not this desk's to read any more.
    if (signal && signal->desk == desk)
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
  const auto places = TRY(places_of(ground_.database, desk.desk()));
  Looked looked;
  if (!places.empty()) looked = TRY(look_through_all(ground_.database, places, desk, words, most));
  auto hits = TRY(hits_of(ground_.database, desk.desk(), std::move(looked.found)));
  auto noted = ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    RecordStore records(transaction);
    for (const auto& [signal, key] : looked.resealed) TRY(records.reseal(signal, key));
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
