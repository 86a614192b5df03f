#include "work/learning/learning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "ground/crypto/token.hpp"
#include "ground/text/utf8.hpp"
#include "work/learning/learning_store.hpp"

namespace zicht::learning {

using accounts::Actor;
using accounts::May;

namespace {

constexpr std::size_t longest_thought = 4000;

std::string place_of(PersonId person, std::string_view question) {
  return fmt::format("learning_thoughts/{}/{}", person.value, question);
}

/// Everything that the training holds today, as items.
std::set<std::string, std::less<>> all_items(const training::Training& training) {
  std::set<std::string, std::less<>> all;
  for (const auto* paths : {&training.paths, &training.exercises})
    for (const auto& path : *paths) {
      const auto items = training::items_of(path);
      all.insert(items.begin(), items.end());
    }
  return all;
}

}  // namespace

Count make_count(std::int64_t people) {
  return {people < least_counted ? 0 : people};
}

std::string Count::words() const {
  return people == 0 ? "minder dan vijf" : std::to_string(people);
}

Result<training::Done> Learning::done(const Actor& actor) {
  TRY(accounts::require(actor, May::keep_account));
  auto transaction = TRY(ground_.database.read());
  return LearningStore(transaction).done(actor.person);
}

Result<std::size_t> Learning::add(const Actor& actor, const std::vector<std::string>& items) {
  TRY(accounts::require(actor, May::keep_account));
  const auto known = all_items(ground_.training);
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<std::size_t> {
    LearningStore store(transaction);
    auto done = TRY(store.done(actor.person));
    std::size_t added = 0;
    for (const auto& item : items) {
      if (!known.contains(item) || !done.insert(item).second) continue;
      TRY(store.add(actor.person, item, now));
      ++added;
    }
    if (added == 0) return added;
    for (const auto& path : ground_.training.paths)
      if (training::state_of(path, done).is_done) TRY(store.complete(actor.person, path, now));
    return added;
  });
}

Result<> Learning::keep_thought(const Actor& actor,
                                std::string_view question,
                                std::string_view text) {
  TRY(accounts::require(actor, May::keep_account));
  const auto* found = ground_.training.question(question);
  if (found == nullptr || found->form != training::Form::reflection)
    return fail(Fault::not_found, "Deze vraag is er niet.");
  if (text::length(text) > longest_thought)
    return fail(Fault::invalid, "Dit is langer dan 4.000 tekens. Maak het korter.");
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    LearningStore store(transaction);
    if (text.empty()) return store.forget_thought(actor.person, question);
    const auto sealed = ground_.sealer.seal(text, place_of(actor.person, question));
    return store.keep_thought(actor.person, question, sealed, now);
  });
}

Result<std::string> Learning::thought(const Actor& actor, std::string_view question) {
  TRY(accounts::require(actor, May::keep_account));
  auto transaction = TRY(ground_.database.read());
  const auto sealed = TRY(LearningStore(transaction).thought(actor.person, question));
  if (!sealed) return std::string{};
  return ground_.sealer.open(*sealed, place_of(actor.person, question));
}

Result<Certificate> Learning::issue(const Actor& actor,
                                    std::string_view path_name,
                                    std::string_view name) {
  TRY(accounts::require(actor, May::keep_account));
  const auto* path = ground_.training.path(path_name);
  if (path == nullptr || path->is_exercise)
    return fail(Fault::not_found, "Dit leerpad is er niet.");
  Certificate certificate{.id = {crypto::random_key()},
                          .code = crypto::make_token(),
                          .path = path->name,
                          .version = path->version,
                          .title = path->title,
                          .issued_at = ground_.clock.now()};
  certificate.name = TRY(check_name(name));
  return ground_.database.write([&](store::Transaction& transaction) -> Result<Certificate> {
    LearningStore store(transaction);
    const auto done = TRY(store.done(actor.person));
    const auto state = training::state_of(*path, done);
    if (!state.is_done)
      return fail(Fault::conflict, "Dit leerpad is nog niet klaar. " + state.reason);
    // Complete in what was done, but of an older version: then it is complete as of now.
    TRY(store.complete(actor.person, *path, certificate.issued_at));
    const auto completed = TRY(store.completed_at(actor.person, *path));
    certificate.completed_at = completed.value_or(certificate.issued_at);
    certificate.credential = make_credential(certificate, *path, ground_.issuer, ground_.signer);
    TRY(store.add(actor.person, certificate));
    return certificate;
  });
}

Result<std::vector<Certificate>> Learning::certificates(const Actor& actor) {
  TRY(accounts::require(actor, May::keep_account));
  auto transaction = TRY(ground_.database.read());
  return LearningStore(transaction).certificates(actor.person);
}

Result<> Learning::withdraw(const Actor& actor, CertificateId id) {
  TRY(accounts::require(actor, May::keep_account));
  const auto now = ground_.clock.now();
  return ground_.database.write([&](store::Transaction& transaction) -> Result<> {
    const auto withdrawn = TRY(LearningStore(transaction).withdraw(actor.person, id, now));
    if (!withdrawn) return fail(Fault::not_found, "Dit certificaat is er niet.");
    return {};
  });
}

Result<Certificate> Learning::verify(std::string_view code) {
  auto transaction = TRY(ground_.database.read());
  auto found = TRY(LearningStore(transaction).find(code));
  if (!found || found->withdrawn_at)
    return fail(Fault::not_found,
                "Bij deze code hoort geen geldig certificaat. Kijk of de code klopt.");
  return std::move(*found);
}

Result<Overview> Learning::overview(const Actor& actor) {
  const auto colleagues = TRY(ground_.accounts.colleagues(actor));
  std::set<std::int64_t> people;
  for (const auto& colleague : colleagues) people.insert(colleague.person.id.value);
  auto transaction = TRY(ground_.database.read());
  LearningStore store(transaction);
  const auto learners = TRY(store.learners());
  const auto completions = TRY(store.completions());
  const auto is_ours = [&](PersonId person) { return people.contains(person.value); };
  Overview overview{.began = make_count(std::count_if(learners.begin(), learners.end(), is_ours))};
  for (const auto& path : ground_.training.paths)
    overview.paths.push_back(
        {path.title,
         make_count(std::count_if(
             completions.begin(), completions.end(), [&](const Completion& completion) {
               return completion.path == path.name && is_ours(completion.person);
             }))});
  return overview;
}

}  // namespace zicht::learning
