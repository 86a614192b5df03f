// A file that came after a report: what may lie readable of it. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "ground/media/kind.hpp"
#include "work/accounts/person.hpp"

namespace zicht::signals {

using FileId = Id<struct SignalFileTag>;

/// Of one signal.
constexpr std::size_t most_files = 10;
/// For how long the original can be fetched, once a second member agreed.
constexpr std::chrono::hours evidence_limit{24};

/// The two that are kept of a file.
enum class FilePart {
  clean,    ///< What the desk looks at.
  original  ///< As it came, for evidence.
};
constexpr std::array<std::string_view, 2> names_of(FilePart) {
  return {"clean", "original"};
}

enum class SizeClass { small, middle, large };
constexpr std::array<std::string_view, 3> names_of(SizeClass) {
  return {"small", "middle", "large"};
}
SizeClass size_class_of(std::size_t bytes);
/// "tot 1 MB"
std::string_view dutch_name(SizeClass size);

/// How far somebody is with asking for the original.
enum class Evidence {
  none,
  asked,
  agreed,  ///< By a second member. It can be fetched for evidence_limit.
  refused
};
constexpr std::array<std::string_view, 4> names_of(Evidence) {
  return {"none", "asked", "agreed", "refused"};
}

struct File {
  FileId id = {};
  media::Kind kind = media::Kind::jpeg;
  SizeClass size = SizeClass::small;
  Date received_on = {};
  std::optional<Instant> received_at = {};  ///< Never of who came with nine words.
  accounts::PersonId person = {};           ///< Who sent it with an account; otherwise 0.
  Evidence evidence = Evidence::none;
  accounts::PersonId asked_by = {};
  std::optional<Instant> asked_at = {};
  accounts::PersonId decided_by = {};
  std::optional<Instant> decided_at = {};
};

/// What this member may do about the original now.
bool may_ask(const File& file, Instant now);
/// Whoever asked does not agree with oneself.
bool may_decide(const File& file, accounts::PersonId member);
bool may_fetch(const File& file, accounts::PersonId member, Instant now);

}  // namespace zicht::signals
