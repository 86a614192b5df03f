#include "work/accounts/directory.hpp"

#include "work/accounts/people_store.hpp"

namespace zicht::accounts {

Result<std::vector<Addressee>> Directory::own_organisation(const Actor& actor) {
  TRY(require(actor, May::weigh_signals));
  auto transaction = TRY(database_.read());
  PeopleStore people(transaction);
  std::vector<Addressee> found;
  const auto organisation = TRY(people.find(actor.organisation));
  if (!organisation) return found;
  const auto colleagues = TRY(people.colleagues(actor.organisation));
  for (const auto& colleague : colleagues)
    if (colleague.person.id != actor.person && !colleague.person.disabled_at &&
        has_joined(colleague.person) && may(colleague.roles, May::keep_keys))
      found.push_back({colleague.person.id, colleague.person.name, *organisation, colleague.roles});
  return found;
}

Result<std::vector<Addressee>> Directory::by_email(const Actor& actor, std::string_view email) {
  TRY(require(actor, May::weigh_signals));
  std::vector<Addressee> found;
  const auto address = read_email(email);
  if (!address) return found;
  auto transaction = TRY(database_.read());
  PeopleStore people(transaction);
  const auto person = TRY(people.find_by_email(*address));
  if (!person || person->id == actor.person || person->disabled_at || !has_joined(*person))
    return found;
  const auto organisations = TRY(people.organisations_of(person->id));
  for (const auto& organisation : organisations) {
    const auto roles = TRY(people.roles(person->id, organisation.id));
    if (may(roles, May::keep_keys))
      found.push_back({person->id, person->name, organisation, roles});
  }
  return found;
}

}  // namespace zicht::accounts
