// Looking through the open stories of a desk: opened in memory, one by one, and forgotten again. An
// index would be a second copy of everything that was told.
#include <algorithm>
#include <map>

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

/// All the stories of one signal as one text.
Result<std::map<SignalId, std::string>> open_all(const std::vector<SealedStory>& stories,
                                                 const vault::OpenDesk& desk) {
  std::map<SignalId, std::string> opened;
  RecordKeys keys;
  SignalId of = {};
  for (const auto& story : stories) {
    if (story.signal != of) {
      keys = TRY(RecordKeys::open({story.key}, desk));
      of = story.signal;
    }
    auto text = TRY(keys.open(story.text));
    auto& whole = opened[story.signal];
    if (!whole.empty()) whole += '\n';
    whole += text.words;
  }
  return opened;
}

/// Those in whose story all words stand.
Result<std::vector<Hit>> matching(store::Database& database,
                                  const vault::OpenDesk& desk,
                                  const std::vector<std::string>& words,
                                  std::size_t most) {
  auto transaction = TRY(database.read());
  const auto sealed = TRY(RecordStore(transaction).open_stories(desk.desk()));
  const auto stories = TRY(open_all(sealed, desk));
  std::vector<Hit> hits;
  SignalId before = {};
  for (const auto& story : sealed) {
    if (story.signal == before || hits.size() == most) continue;
    before = story.signal;
    const auto& whole = stories.at(story.signal);
    const auto folded = text::fold(whole);
    if (!std::ranges::all_of(
            words, [&](const auto& word) { return folded.find(word) != std::string::npos; }))
      continue;
    auto signal = TRY(SignalStore(transaction).find(story.signal));
    // Folding takes accents away, so the place is near, not exact.
    hits.push_back({std::move(*signal), around_place(whole, folded.find(words.front()))});
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
                        .fields = {"story"}},
                       ground_.clock.now());
  });
  TRY(std::move(noted));
  return hits;
}

}  // namespace zicht::signals
