// What stands in the log, in words that people read. Pure. Inside this room only.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ground/audit/entry.hpp"
#include "work/accounts/accounts.hpp"

namespace zicht::oversight {

/// "las een signaal". Of an act without words here: the word of the program itself.
std::string act_words(std::string_view action);
/// "verhaal, contact"; empty without fields.
std::string field_words(const std::vector<std::string>& fields);
/// "signaal S-K7QD2A", "meldpunt"; empty without an object.
std::string object_words(std::string_view object);

/// The names of who works here, or did.
class People {
 public:
  explicit People(const std::vector<accounts::Colleague>& team);
  /// 0 is the reporter or the program, as the role says.
  std::string name(std::int64_t person, std::string_view role) const;
  std::string name(accounts::PersonId person) const { return name(person.value, {}); }
  const std::map<std::int64_t, std::string>& all() const { return names_; }

 private:
  std::map<std::int64_t, std::string> names_;
};

}  // namespace zicht::oversight
