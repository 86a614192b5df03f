// What is sealed of a signal, text by text, and in which groups: who may read one group may not
// always read the next. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ground/base/clock.hpp"
#include "ground/base/id.hpp"
#include "work/accounts/person.hpp"
#include "work/signals/signal.hpp"

namespace zicht::signals {

using TextId = Id<struct SignalTextTag>;

/// The groups that have a key of their own.
enum class Group {
  story,     ///< What was told, where and when.
  contact,   ///< How to reach the reporter.
  dialogue,  ///< Questions and answers: the only group that a receipt opens.
  notes,     ///< How it was weighed, and what colleagues say to each other.
  files,     ///< Clean copies of files. Each has a key of its own: its id is the version.
  evidence   ///< Their originals, likewise.
};
constexpr std::array<std::string_view, 6> names_of(Group) {
  return {"story", "contact", "dialogue", "notes", "files", "evidence"};
}

enum class TextKind {
  story,
  place,
  moment,
  contact,
  question,  ///< Of the desk, to the reporter.
  message,   ///< The same, without a question.
  answer,    ///< Of the reporter.
  note,
  assessment,
  reason,  ///< Why it was decided so.
  opinion_asked,
  opinion_given,
  evidence_asked  ///< Why the original of a file is needed; `answers` holds the file.
};
constexpr std::array<std::string_view, 13> names_of(TextKind) {
  return {"story",
          "place",
          "moment",
          "contact",
          "question",
          "message",
          "answer",
          "note",
          "assessment",
          "reason",
          "opinion_asked",
          "opinion_given",
          "evidence_asked"};
}

Group group_of(TextKind kind);

/// One text, opened.
struct Text {
  TextId id = {};
  TextKind kind = TextKind::note;
  accounts::PersonId person = {};     ///< Who wrote it; 0 for the reporter.
  accounts::PersonId addressee = {};  ///< For an opinion that is asked.
  TextId answers = {};                ///< For an opinion that is given; or a file, for evidence.
  Date written_on = {};
  std::optional<Instant> written_at = {};  ///< Never of the reporter.
  std::string words = {};
};

/// The same as it lies in the database.
struct SealedText {
  Text text = {};  ///< Without its words.
  std::vector<std::byte> sealed = {};
};

/// How a key of a record is sealed to its desk.
enum class Sealing {
  box,  ///< To its public key, as anybody can.
  desk  ///< By the desk itself, with a key that only its own pair gives: to open a box takes twenty
        ///< times the work, and a search opens thousands.
};
constexpr std::array<std::string_view, 2> names_of(Sealing) {
  return {"box", "desk"};
}

/// A key of a record, sealed to who may read with it.
struct WrappedKey {
  Group group = Group::story;
  std::int64_t version = 1;
  accounts::OrganisationId desk = {};  ///< 0: to the pair of a receipt.
  std::int64_t desk_version = 1;
  Sealing sealing = Sealing::box;
  std::vector<std::byte> wrapped = {};
};

}  // namespace zicht::signals
