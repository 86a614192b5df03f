#include "work/signals/record.hpp"

namespace zicht::signals {

Group group_of(TextKind kind) {
  switch (kind) {
    case TextKind::story:
    case TextKind::place:
    case TextKind::moment:
      return Group::story;
    case TextKind::contact:
      return Group::contact;
    case TextKind::question:
    case TextKind::message:
    case TextKind::answer:
      return Group::dialogue;
    case TextKind::note:
    case TextKind::assessment:
    case TextKind::reason:
    case TextKind::opinion_asked:
    case TextKind::opinion_given:
    case TextKind::evidence_asked:
      break;
  }
  return Group::notes;
}

}  // namespace zicht::signals
