// The pages of the letterbox as HTML. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/layout.hpp"
#include "work/signals/choices.hpp"
#include "work/signals/files.hpp"
#include "work/signals/letterbox.hpp"

namespace zicht::signals {

/// A form as it is shown: empty, or as it was filled in.
struct FormView {
  std::string action = "/melden";
  std::string token = {};       ///< Of who is signed in; empty for the letterbox.
  std::string ticket = {};      ///< The secret of this form (doorkeeper.hpp).
  std::string answer = {};      ///< To the work of the ticket, where it came with the form.
  int bits = 0;                 ///< How much work; 0 for who is signed in.
  bool can_write_down = false;  ///< An attention officer, who may have heard it by telephone.
  Report report = {};
  Wrong wrong = {};
  std::string trouble = {};  ///< Of no field.
};

/// The whole form on one page: nothing leaves the browser before it is sent, and nothing has to be
/// carried from step to step.
std::string form_page(const html::Layout& layout, const Choices& choices, const FormView& view);
/// The parts of the form, each with a number. Inside form_page.
html::Html form_parts(const Choices& choices, const FormView& view);

/// The form that adds a file, and what came of it.
struct FileView {
  std::string action = "/melden/antwoord/bestand";
  std::string token = {};    ///< Of who is signed in; empty for who has nine words.
  std::string words = {};    ///< Of who is not.
  std::string form = {};     ///< The secret of this form.
  bool shows_words = false;  ///< It stands below the nine words, which must not be lost.
  bool kept = false;         ///< A file just came in.
  std::string trouble = {};  ///< Why it did not.
};
html::Html file_form(const FileView& view);
/// What came of it, for the top of a page.
html::Html file_said(const FileView& view);
/// What came in, without what is in it.
html::Html file_list(const std::vector<File>& files);
/// One report of somebody with an account.
std::string own_report_page(const html::Layout& layout,
                            const OwnReport& report,
                            const FileView& view);

/// "Hier kan nog niemand je bericht lezen", with the other ways.
std::string nobody_page(const html::Layout& layout, const Choices& choices);
/// The nine words, once.
Result<std::string> receipt_page(const html::Layout& layout,
                                 std::string_view words,
                                 bool signed_in,
                                 const FileView& file);
/// It came in, and no answer is wanted.
std::string thanks_page(const html::Layout& layout, bool signed_in);
std::string came_before_page(const html::Layout& layout);
/// What is protected and what is not.
std::string protection_page(const html::Layout& layout);

/// Where the nine words are typed.
std::string words_page(const html::Layout& layout,
                       std::string_view typed,
                       std::string_view trouble);
/// Questions and answers, and room for more. `form` is the secret of that form.
struct DialogueView {
  std::string words = {};
  std::string form = {};
  std::string typed = {};
  std::string trouble = {};
  bool kept = false;  ///< What was written just came in.
};
std::string dialogue_page(const html::Layout& layout,
                          const Dialogue& dialogue,
                          const DialogueView& view,
                          const FileView& file);

/// What somebody with an account reported.
std::string own_page(const html::Layout& layout, const std::vector<Signal>& signals);

/// A page of this room: out of search engines, with a neutral title.
std::string letterbox_page(const html::Layout& layout,
                           std::string_view title,
                           std::string_view path,
                           const html::Html& inside,
                           std::vector<std::string> scripts = {});

}  // namespace zicht::signals
