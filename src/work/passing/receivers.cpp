#include "work/passing/receivers.hpp"

namespace zicht::passing {

using accounts::Kind;
using accounts::Role;

bool is_of_party(const accounts::Addressee& addressee, std::string_view party) {
  const auto kind = addressee.organisation.kind;
  const auto& roles = addressee.roles;
  if (party == "zorgcoordinator") return roles.has(Role::care_coordinator);
  if (party == "gemeente") return kind == Kind::municipality || kind == Kind::region;
  if (party == "hulp" || party == "opvang") return kind == Kind::care_provider;
  if (party == "politie") return kind == Kind::police;
  if (party == "comensha") return kind == Kind::national_centre;
  if (party == "zvh" || party == "riec")
    return roles.has(Role::chain_director) && (kind == Kind::region || kind == Kind::other);
  return kind == Kind::other;
}

std::string_view giver_of(Kind kind) {
  switch (kind) {
    case Kind::municipality:
    case Kind::region:
      return "gemeente";
    case Kind::police:
      return "politie";
    case Kind::national_centre:
      return "comensha";
    case Kind::care_provider:
    case Kind::other:
      break;
  }
  return "hulp";
}

}  // namespace zicht::passing
