// The table of grounds as values, and the one answer that it gives to a question. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/result.hpp"

namespace zicht::grounds {

/// What the table says. It never decides: whoever passes on does, and signs for it.
enum class Verdict {
  must,     ///< Moet.
  may,      ///< Mag.
  consent,  ///< Alleen met toestemming.
  ask,      ///< Vraag de FG: it is not known, or not certain.
  may_not   ///< Mag niet.
};
/// As it stands in the file: "moet", "mag", "toestemming", "vraag_fg", "mag_niet".
std::optional<Verdict> read_verdict(std::string_view word);
/// As people read it: "Dit moet".
std::string_view words_of(Verdict verdict);
/// True where somebody is held back: then there is always something else that can be done.
bool is_refusal(Verdict verdict);

/// Something to choose from: a party, a purpose, a kind of data.
struct Choice {
  std::string id = {};
  std::string name = {};
};

/// An organisation that passes on, receives, or both.
struct Party {
  std::string id = {};
  std::string name = {};
  bool gives = false;
  bool receives = false;
};

/// Who gives consent at an age, in years.
struct Signer {
  std::string id = {};
  std::string name = {};         ///< "16 of 17 jaar"
  std::optional<int> from = {};  ///< Neither for an age that is not known.
  std::optional<int> to = {};    ///< Inclusive; nothing where there is no end.
  std::string who = {};
  std::string note = {};
  std::vector<std::string> sources = {};
};

/// One row: for all of these givers, receivers, purposes and kinds of data the answer is this.
struct Rule {
  std::string id = {};
  Verdict verdict = Verdict::ask;
  std::vector<std::string> givers = {};
  std::vector<std::string> receivers = {};
  std::vector<std::string> purposes = {};
  std::vector<std::string> kinds = {};
  std::string article = {};  ///< The law, as precisely as it was found; never guessed.
  std::string why = {};
  std::string alternative = {};  ///< What can be done in its place; always there for a refusal.
  std::vector<std::string> sources = {};
  std::optional<Date> valid_from = {};   ///< Nothing: as far back as is known.
  std::optional<Date> valid_until = {};  ///< The first day on which it holds no longer.
  Date checked_on = {};
  std::optional<Date> confirmed_on = {};  ///< When an FG said that it is right; nothing: never.
};

/// Everything that content/grondslagen.toml says.
struct Table {
  Date checked_on = {};
  std::string fallback_why = {};  ///< For what no rule is about.
  std::string fallback_alternative = {};
  std::vector<Party> parties = {};
  std::vector<Choice> purposes = {};
  std::vector<Choice> kinds = {};
  std::vector<Signer> signers = {};
  std::vector<Rule> rules = {};
};

/// What somebody wants to do, by ids.
struct Question {
  std::string giver = {};
  std::string receiver = {};
  std::string purpose = {};
  std::string kind = {};
  std::string age = {};  ///< Of whom it is about: the id of a Signer.
};

/// The answer on one day.
struct Advice {
  Verdict verdict = Verdict::ask;
  std::string why = {};
  std::string alternative = {};
  const Rule* rule = nullptr;      ///< Nothing where no rule is about it.
  const Signer* signer = nullptr;  ///< Who signs, where consent is needed.
};

/// True where a rule holds on this day.
bool holds(const Rule& rule, Date day);
/// True where both are about one question on one day, so that there would be two answers.
bool overlap(const Rule& one, const Rule& other);

/// Who signs for somebody of this age in years; of an age that is not known where there is none.
/// Nothing where the table says nothing about it.
const Signer* signer_at(const Table& table, std::optional<int> age);

/// The one answer of the table; "ask" where no rule is about it. Fails with `invalid` where a part
/// of the question does not exist, or is left out.
Result<Advice> advise(const Table& table, const Question& question, Date day);

}  // namespace zicht::grounds
