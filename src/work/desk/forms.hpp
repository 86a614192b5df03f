// The forms on the page of a signal. Inside this room only.
#pragma once

#include "work/desk/pages.hpp"

namespace zicht::desk {

/// Each is empty where the state of the signal does not allow it.
html::Html take_up(const SignalView& view);
html::Html assessment_form(const SignalView& view);
html::Html decision_form(const SignalView& view);
html::Html dialogue_form(const SignalView& view);
html::Html note_form(const SignalView& view);
html::Html opinion_form(const SignalView& view);
html::Html answer_opinion_form(const SignalView& view, const signals::Text& asked);
html::Html assign_form(const SignalView& view);
html::Html link_form(const SignalView& view);
html::Html split_form(const SignalView& view);
html::Html offer_form(const SignalView& view);
/// For the desk that it is offered to.
html::Html receive_form(const SignalView& view);

}  // namespace zicht::desk
