#include "open/training/question.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <set>

namespace zicht::training {
namespace {

/// A number that follows from the id and from nothing else: FNV-1a, 64 bits.
std::uint64_t number_of(const std::string& id) {
  std::uint64_t number = 14695981039346656037U;
  for (const char letter : id) {
    number ^= static_cast<unsigned char>(letter);
    number *= 1099511628211U;
  }
  return number;
}

Result<Verdict> mark_order(const Question& question, const std::vector<std::size_t>& places) {
  const auto order = shown(question);
  if (places.size() != order.size() || std::count(places.begin(), places.end(), 0U) > 0)
    return fail(Fault::invalid, "Geef elke stap een plek.");
  const std::set<std::size_t> different(places.begin(), places.end());
  if (different.size() != places.size() || *different.rbegin() > places.size())
    return fail(Fault::invalid, "Een plek staat er twee keer. Geef elke stap een eigen plek.");
  for (std::size_t at = 0; at < order.size(); ++at)
    if (places[at] != order[at] + 1) return Verdict::wrong;
  return Verdict::right;
}

}  // namespace

bool counts(const Question& question) {
  return question.form != Form::reflection;
}

std::vector<std::size_t> shown(const Question& question) {
  std::vector<std::size_t> order(question.answers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (question.form != Form::order || order.size() < 2) return order;
  // Fisher-Yates with a small generator of our own: std::shuffle may differ between libraries, and
  // a reader who comes back must find the same page.
  auto number = number_of(question.id);
  const auto straight = order;
  for (std::size_t last = order.size() - 1; last > 0; --last) {
    number = number * 6364136223846793005U + 1442695040888963407U;
    std::swap(order[last], order[(number >> 33U) % (last + 1)]);
  }
  if (order == straight) std::rotate(order.begin(), order.begin() + 1, order.end());
  return order;
}

Result<Verdict> mark(const Question& question, const Given& given) {
  if (question.form == Form::reflection) return Verdict::seen;
  if (question.form == Form::order) return mark_order(question, given.places);
  const std::set<std::size_t> chosen(given.chosen.begin(), given.chosen.end());
  if (chosen.empty()) return fail(Fault::invalid, "Kies eerst een antwoord.");
  if (*chosen.rbegin() >= question.answers.size())
    return fail(Fault::invalid, "Dit antwoord staat er niet bij. Kies opnieuw.");
  if (question.form == Form::one && chosen.size() > 1)
    return fail(Fault::invalid, "Kies één antwoord.");
  for (std::size_t at = 0; at < question.answers.size(); ++at)
    if (question.answers[at].is_right != chosen.contains(at)) return Verdict::wrong;
  return Verdict::right;
}

}  // namespace zicht::training
