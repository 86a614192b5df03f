// Signing in on the word of an organisation's own sign-on.
#include <algorithm>

#include "work/accounts/identity_store.hpp"
#include "work/accounts/letters.hpp"
#include "work/accounts/people_store.hpp"
#include "work/accounts/session.hpp"

namespace zicht::accounts {
namespace {

/// The person, or why there is none.
struct Recognised {
  std::optional<Person> person = {};
  bool is_news = false;  ///< To somebody who had an account already: it can be opened in a new way.
  std::string_view refusal = {};
};

/// The first time: by the address, which must be verified and belong to somebody who has a role
/// here and is not known to this issuer yet. A second subject with the same address is somebody
/// else: addresses are given out again.
Result<Recognised> meet(store::Transaction& transaction,
                        const Vouched& vouched,
                        OrganisationId organisation,
                        Instant now) {
  PeopleStore people(transaction);
  IdentityStore identities(transaction);
  const auto address = read_email(vouched.address);
  if (!address) return Recognised{.refusal = "no verified mail address"};
  auto person = TRY(people.find_by_email(*address));
  if (!person) return Recognised{.refusal = "nobody with this mail address"};
  const auto roles = TRY(people.roles(person->id, organisation));
  if (roles.empty() || person->disabled_at)
    return Recognised{.refusal = "somebody without access to this organisation"};
  const bool known = TRY(identities.knows(organisation, vouched.issuer, person->id));
  if (known) return Recognised{.refusal = "another subject has this mail address already"};
  TRY(identities.add({organisation, vouched.issuer, vouched.subject}, person->id, now));
  TRY(people.note(person->id, person->id, Event::sign_on_linked, now));
  const bool is_news = has_joined(*person);
  if (!is_news) {
    // This is how the invitation was taken up, so its link has done its work.
    TRY(people.remove_links(person->id));
    TRY(people.note(person->id, person->id, Event::joined, now));
  }
  return Recognised{.person = std::move(person), .is_news = is_news};
}

Result<Recognised> recognise(store::Transaction& transaction,
                             const Vouched& vouched,
                             OrganisationId organisation,
                             Instant now) {
  PeopleStore people(transaction);
  const auto id =
      TRY(IdentityStore(transaction).find({organisation, vouched.issuer, vouched.subject}));
  if (!id) return meet(transaction, vouched, organisation, now);
  auto person = TRY(people.find(*id));
  const auto roles = TRY(people.roles(*id, organisation));
  if (!person || person->disabled_at || roles.empty())
    return Recognised{.refusal = "somebody whose access was stopped"};
  return Recognised{.person = std::move(person)};
}

}  // namespace

Result<SignedIn> Sessions::begin(const Vouched& vouched, const Browser& browser) {
  ZICHT_CHECK(!vouched.sign_on.empty() && !vouched.issuer.empty() && !vouched.subject.empty());
  const auto now = ground_.clock.now();
  std::optional<mail::Letter> news;
  auto written = ground_.database.write([&](store::Transaction& transaction) -> Result<SignedIn> {
    news.reset();
    const auto organisation =
        TRY(PeopleStore(transaction).organisation_named(vouched.organisation));
    if (!organisation) return SignedIn{.refusal = "the organisation is not there"};
    const auto found = TRY(recognise(transaction, vouched, organisation->id, now));
    if (!found.person) return SignedIn{.refusal = found.refusal};
    if (found.is_news)
      news = changed_letter(found.person->email,
                            found.person->name,
                            "Je kunt je nu ook aanmelden via " + organisation->name + ".");
    const bool enough = vouched.has_second_factor || !found.person->has_second_factor();
    return open_session(transaction,
                        *found.person,
                        enough ? Stage::open : Stage::code,
                        browser,
                        {.organisation = organisation->id,
                         .sign_on = vouched.sign_on,
                         .has_second_factor = vouched.has_second_factor,
                         .proved_at = std::min(vouched.proved_at, now)});
  });
  auto done = TRY(std::move(written));
  if (news) ground_.mail.send(std::move(*news));
  return done;
}

}  // namespace zicht::accounts
