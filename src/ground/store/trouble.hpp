// What can go wrong at any statement, in the same words for both databases. Inside this room only.
#pragma once

#include <string>
#include <utility>

#include "ground/base/result.hpp"

namespace zicht::store::trouble {

/// A constraint or a trigger refused it.
inline Error refused(std::string detail) {
  return {Fault::conflict, "Dit botst met wat al is vastgelegd.", std::move(detail)};
}

/// Another transaction was in the way, or a queue was too long.
inline Error collided(std::string detail) {
  return {Fault::unavailable,
          "Iemand anders was op hetzelfde moment bezig. Probeer het opnieuw.",
          std::move(detail)};
}

/// The database cannot do its work now: it is lost, full, stopped or damaged.
inline Error away(std::string detail) {
  return {Fault::unavailable,
          "De database is nu niet bereikbaar. Probeer het later opnieuw.",
          std::move(detail)};
}

/// The statement itself is wrong: a mistake in this program.
inline Error mistaken(std::string detail) {
  return {Fault::internal, "Er ging iets mis in het programma.", std::move(detail)};
}

}  // namespace zicht::store::trouble
