// The pages of this room. Inside this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ground/html/form.hpp"
#include "ground/html/layout.hpp"
#include "ground/http/request.hpp"
#include "work/accounts/directory.hpp"
#include "work/passing/counting.hpp"
#include "work/passing/passing.hpp"

namespace zicht::passing {

// --- giving: four pages, one after another ---

/// What all of them show.
struct GivingView {
  const accounts::Actor& actor;
  const grounds::Table& table;
  const signals::Signal& signal;
  http::Fields fields = {};  ///< What was typed so far.
  std::string trouble = {};
};
/// What is asked first, and what was given of this signal before.
std::string question_page(const html::Layout& layout,
                          const GivingView& view,
                          const std::vector<Disclosure>& before,
                          bool is_counted);
/// The advice says that it may not: why, and what can be done.
std::string refusal_page(const html::Layout& layout,
                         const GivingView& view,
                         const grounds::Advice& advice);
/// The advice, and what exactly goes to whom.
struct ChoiceView {
  const grounds::Advice& advice;
  const std::vector<Part>& parts;
  const std::vector<accounts::Addressee>& colleagues;  ///< With a key, of the kind that was chosen.
  Date today = {};
};
std::string choice_page(const html::Layout& layout,
                        const GivingView& view,
                        const ChoiceView& choice);
/// What goes out, word for word, to sign.
std::string signing_page(const html::Layout& layout,
                         const GivingView& view,
                         const grounds::Advice& advice,
                         const Offer& offer);

// --- the ledger ---

/// Where a ledger stands: for who weighs, and for the FG.
inline constexpr std::string_view ledger_address = "/werk/verstrekkingen";
inline constexpr std::string_view overseen_address = "/werk/toezicht/verstrekkingen";

struct LedgerView {
  const grounds::Table& table;
  std::string_view base;  ///< One of the two addresses.
  Filter filter = {};
  std::vector<Disclosure> rows = {};
  std::int64_t page = 0;
  bool more = false;
};
std::string ledger_page(const html::Layout& layout, const LedgerView& view);
/// The same rows, for a spreadsheet; no cell is a formula.
std::string ledger_csv(const grounds::Table& table, const std::vector<Disclosure>& rows);

struct DisclosureView {
  const accounts::Actor& actor;
  const grounds::Table& table;
  std::string_view base;  ///< As of the ledger: the FG has no way to a signal, and no acts.
  const Disclosure& disclosure;
  const OwnAccount* account = nullptr;  ///< Nothing for the FG, or where the keys are closed.
};
std::string disclosure_page(const html::Layout& layout, const DisclosureView& view);
/// The words of a file, once, and the button that makes it.
std::string words_page(const html::Layout& layout,
                       const accounts::Actor& actor,
                       const Disclosure& disclosure,
                       std::string_view words);
/// For both sides, on paper.
std::string receipt_page(const html::Layout& layout,
                         const grounds::Table& table,
                         const Disclosure& disclosure,
                         std::string_view back_to);

// --- the inbox ---

std::string inbox_page(const html::Layout& layout,
                       const grounds::Table& table,
                       const std::vector<Disclosure>& rows);
struct ReceivedView {
  const accounts::Actor& actor;
  const grounds::Table& table;
  const Disclosure& disclosure;
  const Package* package = nullptr;
  std::string trouble = {};
};
std::string received_page(const html::Layout& layout, const ReceivedView& view);

// --- counting ---

struct CountingView {
  const accounts::Actor& actor;
  const signals::Signal& signal;
  const Count& count;
  std::string sector = {};
  std::vector<html::Option> regions = {};
  bool is_counted = false;
  bool is_shown = false;  ///< The region was chosen: now it can be sent.
};
std::string counting_page(const html::Layout& layout, const CountingView& view);
/// `month` is the last one that is in the table: "2026-10".
std::string counts_page(const html::Layout& layout,
                        By by,
                        const std::string& month,
                        const disclosure::SafeTable& table);

// --- parts ---

/// The frame of all pages here: out of search engines, in the style of the desk.
std::string passing_page(const html::Layout& layout,
                         std::string_view title,
                         std::string_view path,
                         const html::Html& inside);
std::string address_of(DisclosureId id);           ///< "/werk/verstrekkingen/123"
std::string received_address_of(DisclosureId id);  ///< "/werk/ontvangen/123"
std::string signal_address(signals::SignalId id);
/// Each line as a paragraph.
html::Html lines_as_paragraphs(std::string_view words);
html::Html fact_row(std::string_view name, std::string_view value);
/// What the officer says about consent and the FG: to be read again before signing.
html::Html backing_rows(const Backing& backing);
/// "Verhaal, Waar?"
std::string labels_of(const std::vector<std::string>& names);
html::Html facts_of(const grounds::Table& table, const Disclosure& disclosure);
/// The parts of a package, to read.
html::Html parts_as_text(const Package& package);

}  // namespace zicht::passing
