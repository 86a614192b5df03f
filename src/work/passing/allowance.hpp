// Whether the officer may sign: the rule of refusal. The table of grounds advises; this says when
// the program does not go along. Pure.
#pragma once

#include "work/passing/disclosure.hpp"

namespace zicht::passing {

/// Nothing where the officer may sign. Fails with
///   conflict  where the table says that it may not: then only a count can go, or nothing;
///   invalid   where consent is needed, and who gave it, when, or the right signer for the age is
///             missing; where the FG must be asked and it is not said who agreed and when; and
///             where such a day lies ahead.
/// Every refusal says what can be done in its place.
Result<> allow(const grounds::Advice& advice, const Backing& backing, Date today);

/// Who signs for consent at this age (the id of a grounds::Signer): "zelf" from sixteen on, "ouder"
/// before. Empty where the age is not known: then nobody can.
std::string_view signer_for(std::string_view age);

}  // namespace zicht::passing
