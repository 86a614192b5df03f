#include "work/notes/difference.hpp"

#include <algorithm>
#include <cstdint>

namespace zicht::notes {
namespace {

using Words = std::vector<std::string_view>;
using Kind = Stretch::Kind;

/// The table of the longest row that two texts share holds at most so many cells: 16 MB.
constexpr std::size_t most_cells = 4'000'000;

Words split(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  Words words;
  for (auto at = text.find_first_not_of(white); at != std::string_view::npos;
       at = text.find_first_not_of(white, at)) {
    const auto end = std::min(text.find_first_of(white, at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

class Row {
 public:
  void add(Kind kind, std::string_view word) {
    if (stretches_.empty() || stretches_.back().kind != kind) stretches_.push_back({kind});
    auto& words = stretches_.back().words;
    if (!words.empty()) words += ' ';
    words += word;
  }
  void add(Kind kind, auto from, auto to) {
    for (; from != to; ++from) add(kind, *from);
  }
  std::vector<Stretch> done() { return std::move(stretches_); }

 private:
  std::vector<Stretch> stretches_;
};

/// The parts in the middle, where the texts begin to differ and have not stopped to.
class Middle {
 public:
  Middle(Words before, Words after) : before_(std::move(before)), after_(std::move(after)) {}

  void write(Row& row) {
    std::size_t one = 0;
    std::size_t other = 0;
    if (before_.size() * after_.size() <= most_cells) {
      measure();
      while (one < before_.size() && other < after_.size()) {
        if (before_[one] == after_[other]) {
          row.add(Kind::same, before_[one]);
          ++one;
          ++other;
        } else if (shared(one + 1, other) >= shared(one, other + 1)) {
          row.add(Kind::removed, before_[one++]);
        } else {
          row.add(Kind::added, after_[other++]);
        }
      }
    }
    row.add(Kind::removed, before_.begin() + static_cast<std::ptrdiff_t>(one), before_.end());
    row.add(Kind::added, after_.begin() + static_cast<std::ptrdiff_t>(other), after_.end());
  }

 private:
  /// How many words the texts from these places on have in common, in this order.
  std::uint32_t& shared(std::size_t one, std::size_t other) {
    return shared_[one * (after_.size() + 1) + other];
  }

  void measure() {
    shared_.assign((before_.size() + 1) * (after_.size() + 1), 0);
    for (std::size_t one = before_.size(); one-- > 0;)
      for (std::size_t other = after_.size(); other-- > 0;)
        shared(one, other) = before_[one] == after_[other]
                                 ? shared(one + 1, other + 1) + 1
                                 : std::max(shared(one + 1, other), shared(one, other + 1));
  }

  Words before_;
  Words after_;
  std::vector<std::uint32_t> shared_;
};

}  // namespace

std::vector<Stretch> compare(std::string_view before, std::string_view after) {
  const auto old_words = split(before);
  const auto new_words = split(after);
  // What is the same at the beginning and the end is most of a text, and costs nothing.
  const auto [one, other] = std::ranges::mismatch(old_words, new_words);
  auto old_end = old_words.end();
  auto new_end = new_words.end();
  while (old_end != one && new_end != other && *std::prev(old_end) == *std::prev(new_end)) {
    --old_end;
    --new_end;
  }
  Row row;
  row.add(Kind::same, old_words.begin(), one);
  Middle({one, old_end}, {other, new_end}).write(row);
  row.add(Kind::same, old_end, old_words.end());
  return row.done();
}

}  // namespace zicht::notes
