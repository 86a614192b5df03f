#include "work/grounds/ground.hpp"

#include <algorithm>
#include <array>

namespace zicht::grounds {
namespace {

struct Wording {
  Verdict verdict;
  std::string_view in_file;
  std::string_view on_page;
};
constexpr std::array wordings{Wording{Verdict::must, "moet", "Dit moet"},
                              Wording{Verdict::may, "mag", "Dit mag"},
                              Wording{Verdict::consent, "toestemming", "Alleen met toestemming"},
                              Wording{Verdict::ask, "vraag_fg", "Vraag het je FG"},
                              Wording{Verdict::may_not, "mag_niet", "Dit mag niet"}};

bool has(const std::vector<std::string>& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool meet(const std::vector<std::string>& ones, const std::vector<std::string>& others) {
  return std::any_of(
      ones.begin(), ones.end(), [&](const std::string& id) { return has(others, id); });
}

template <class Named>
const Named* find_id(const std::vector<Named>& all, std::string_view id) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.id == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Verdict> read_verdict(std::string_view word) {
  for (const auto& wording : wordings)
    if (wording.in_file == word) return wording.verdict;
  return std::nullopt;
}

std::string_view words_of(Verdict verdict) {
  return wordings.at(static_cast<std::size_t>(verdict)).on_page;
}

bool is_refusal(Verdict verdict) {
  return verdict != Verdict::must && verdict != Verdict::may;
}

bool holds(const Rule& rule, Date day) {
  return (!rule.valid_from || *rule.valid_from <= day) &&
         (!rule.valid_until || day < *rule.valid_until);
}

bool overlap(const Rule& one, const Rule& other) {
  const bool apart =
      (one.valid_until && other.valid_from && *one.valid_until <= *other.valid_from) ||
      (other.valid_until && one.valid_from && *other.valid_until <= *one.valid_from);
  return !apart && meet(one.givers, other.givers) && meet(one.receivers, other.receivers) &&
         meet(one.purposes, other.purposes) && meet(one.kinds, other.kinds);
}

const Signer* signer_at(const Table& table, std::optional<int> age) {
  for (const auto& signer : table.signers) {
    if (!age && !signer.from) return &signer;
    if (age && signer.from && *signer.from <= *age && (!signer.to || *age <= *signer.to))
      return &signer;
  }
  return nullptr;
}

Result<Advice> advise(const Table& table, const Question& question, Date day) {
  const auto* giver = find_id(table.parties, question.giver);
  if (giver == nullptr || !giver->gives)
    return fail(Fault::invalid, "Kies wie de gegevens doorgeeft.");
  const auto* receiver = find_id(table.parties, question.receiver);
  if (receiver == nullptr || !receiver->receives)
    return fail(Fault::invalid, "Kies wie de gegevens krijgt.");
  if (find_id(table.purposes, question.purpose) == nullptr)
    return fail(Fault::invalid, "Kies waarvoor de gegevens nodig zijn.");
  if (find_id(table.kinds, question.kind) == nullptr)
    return fail(Fault::invalid, "Kies om wat voor gegevens het gaat.");
  const auto* signer = find_id(table.signers, question.age);
  if (signer == nullptr) return fail(Fault::invalid, "Kies hoe oud de persoon is.");

  Advice advice{.why = table.fallback_why, .alternative = table.fallback_alternative};
  for (const auto& rule : table.rules)
    if (holds(rule, day) && has(rule.givers, question.giver) &&
        has(rule.receivers, question.receiver) && has(rule.purposes, question.purpose) &&
        has(rule.kinds, question.kind))
      advice = {
          .verdict = rule.verdict, .why = rule.why, .alternative = rule.alternative, .rule = &rule};
  if (advice.verdict == Verdict::consent) advice.signer = signer;
  return advice;
}

}  // namespace zicht::grounds
