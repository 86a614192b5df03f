// The forms on the page of a signal. Inside this room only.
#pragma once

#include "work/desk/pages.hpp"

namespace zicht::desk {

/// A form of this signal, with the version that is on the page, and what was wrong with it. `name`
/// is the end of its address.
html::Html signal_form(const SignalView& view, std::string_view name, const html::Html& inside);
/// The same, folded away until somebody wants it.
html::Html folded(const SignalView& view,
                  std::string_view name,
                  std::string_view label,
                  const html::Html& inside);
/// The field "tekst" of a form, with what was typed in it.
html::Html area(const SignalView& view,
                std::string_view form,
                std::string_view label,
                std::string_view hint = {});

/// The files that came with the signal, with the forms for their originals. Empty without files.
html::Html file_list(const SignalView& view);

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
