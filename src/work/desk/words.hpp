// How the desk names things: pure, from values to words. Inside this room only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "open/content/library.hpp"
#include "open/municipalities/municipalities.hpp"
#include "work/accounts/accounts.hpp"
#include "work/signals/signals.hpp"

namespace zicht::desk {

/// "nog 2 dagen", "vandaag voor 17.30 uur", "3 dagen te laat"; empty where nothing is due.
std::string due_words(const signals::Signal& signal, Instant now);
bool is_late(const signals::Signal& signal, Instant now);

/// "21 november 2026 om 9.10 uur", or only the day where no more is kept.
std::string when_words(Date day, std::optional<Instant> at);

/// Names for what stands in the database as a code.
class Names {
 public:
  Names(const content::Library& library,
        const municipalities::Register& municipalities,
        Date today,
        const std::vector<accounts::Colleague>& team,
        const signals::Absences& absences = {});

  /// "gemeente onbekend" without one. Of one that merged the old name and what it is now.
  std::string municipality(std::string_view code) const;
  std::string sector(std::string_view id) const;
  /// Of who does not work here any more, or is away, that.
  std::string person(accounts::PersonId id) const;
  /// Those who weigh signals.
  const std::map<accounts::PersonId, std::string>& weighers() const { return weighers_; }

 private:
  const content::Library& library_;
  const municipalities::Register& municipalities_;
  Date today_;
  std::map<accounts::PersonId, std::string> people_;
  std::map<accounts::PersonId, std::string> weighers_;
};

/// "Arbeidsuitbuiting · Horeca · Kroonstad": what a list can say of a signal that is not opened.
std::string title_of(const signals::Signal& signal, const Names& names);

}  // namespace zicht::desk
