#include "ground/search/wordlist.hpp"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <utility>

namespace zicht::search {
namespace {

bool before_backwards(std::string_view one, std::string_view other) {
  return std::lexicographical_compare(one.rbegin(), one.rend(), other.rbegin(), other.rend());
}

/// Takes the text up to `mark` off the front of `rest`.
std::string_view cut(std::string_view& rest, char mark) {
  const auto end = std::min(rest.find(mark), rest.size());
  const auto part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

/// True where `one` should be shown rather than `other`. Accents are left out by accident more
/// often than they are put in.
bool shows_better(const Wordlist::Entry& one, const Wordlist::Entry& other) {
  return one.shown != one.word && (other.shown == other.word || one.shown < other.shown);
}

std::vector<Wordlist::Entry> sorted_and_merged(std::vector<Wordlist::Entry> entries) {
  std::ranges::sort(entries, {}, &Wordlist::Entry::word);
  std::size_t kept = 0;
  for (const auto& entry : entries) {
    if (kept == 0 || entries[kept - 1].word != entry.word) {
      entries[kept++] = entry;
      continue;
    }
    auto& same = entries[kept - 1];
    same.count += entry.count;
    if (shows_better(entry, same)) same.shown = entry.shown;
  }
  entries.resize(kept);
  return entries;
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

// A line a word: the word, its count, its form with accents where that differs, and the place of
// the word that stands on this line when all are sorted backwards. That last one is kept because
// sorting would be the slowest part of opening an index.
std::string Wordlist::written(std::vector<Entry> unsorted) {
  const auto entries = sorted_and_merged(std::move(unsorted));
  std::vector<std::size_t> backward(entries.size());
  std::iota(backward.begin(), backward.end(), std::size_t{0});
  std::ranges::sort(backward, before_backwards, [&](auto at) { return entries[at].word; });

  std::string written;
  for (std::size_t at = 0; at < entries.size(); ++at) {
    const auto& [word, shown, count] = entries[at];
    written += word;
    written += '\t' + std::to_string(count) + '\t';
    if (shown != word) written += shown;
    written += '\t' + std::to_string(backward[at]) + '\n';
  }
  return written;
}

Wordlist Wordlist::read(std::string_view written) {
  Wordlist list;
  list.text_.assign(written.begin(), written.end());
  std::string_view rest(list.text_.data(), list.text_.size());
  const auto lines = static_cast<std::size_t>(std::ranges::count(rest, '\n'));
  list.forward_.reserve(lines);
  list.backward_.reserve(lines);
  while (!rest.empty()) {
    auto line = cut(rest, '\n');
    Entry entry;
    entry.word = cut(line, '\t');
    entry.count = number(cut(line, '\t'));
    const auto shown = cut(line, '\t');
    entry.shown = shown.empty() ? entry.word : shown;
    list.forward_.push_back(entry);
    list.backward_.push_back(number(line));
  }
  return list;
}

const Wordlist::Entry* Wordlist::find(std::string_view word) const {
  const auto at = std::ranges::lower_bound(forward_, word, {}, &Entry::word);
  return at != forward_.end() && at->word == word ? &*at : nullptr;
}

std::span<const Wordlist::Entry> Wordlist::beginning_with(std::string_view beginning) const {
  const auto from = std::ranges::lower_bound(forward_, beginning, {}, &Entry::word);
  const auto to = std::partition_point(
      from, forward_.end(), [&](const Entry& entry) { return entry.word.starts_with(beginning); });
  return {from, to};
}

std::vector<const Wordlist::Entry*> Wordlist::ending_in(std::string_view ending) const {
  const auto word = [&](std::uint32_t place) { return forward_[place].word; };
  std::vector<const Entry*> found;
  for (auto at = std::ranges::lower_bound(backward_, ending, before_backwards, word);
       at != backward_.end() && word(*at).ends_with(ending);
       ++at)
    found.push_back(&forward_[*at]);
  return found;
}

// A slip leaves one half of a word whole, unless it swaps the two letters in the middle. So all
// candidates begin with the first half or end in the second, and the few with a swapped middle
// can be tried by name.
const Wordlist::Entry* Wordlist::nearest(std::string_view word) const {
  if (word.size() < 2) return nullptr;
  const Entry* best = nullptr;
  const auto consider = [&](const Entry& entry) {
    if (entry.word == word || !one_slip_apart(entry.word, word)) return;
    const bool better = best == nullptr || entry.count > best->count ||
                        (entry.count == best->count && entry.word < best->word);
    if (better) best = &entry;
  };
  const auto middle = word.size() / 2;
  for (const auto& entry : beginning_with(word.substr(0, middle))) consider(entry);
  for (const auto* entry : ending_in(word.substr(middle))) consider(*entry);
  std::string swapped(word);
  std::swap(swapped[middle - 1], swapped[middle]);
  if (const auto* entry = find(swapped)) consider(*entry);
  return best;
}

bool one_slip_apart(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  if (one.size() - other.size() > 1) return false;
  std::size_t start = 0;
  while (start < other.size() && one[start] == other[start]) ++start;
  one.remove_prefix(start);
  other.remove_prefix(start);
  if (one.size() > other.size()) return one.substr(1) == other;
  if (one.empty() || one.substr(1) == other.substr(1)) return true;
  return one.size() >= 2 && one[0] == other[1] && one[1] == other[0] &&
         one.substr(2) == other.substr(2);
}

}  // namespace zicht::search
